import { quoteForPhp } from '#client'
import { tradeUnits } from '../../mapping/values/units.ts'

/** From texts to the data that each type of attribute takes. */
export function valuesFile(): string {
  return String.raw`<?php

// From texts to the data that each type of attribute takes.

namespace Connector;

use Normalizer;

const PRICES = 'pim_catalog_price_collection';
const SELECTS = ['pim_catalog_simpleselect', 'pim_catalog_multiselect'];
const LISTS = [
    'categories',
    'pim_catalog_multiselect',
    'pim_reference_data_multiselect',
    'akeneo_reference_entity_collection',
    'pim_catalog_asset_collection',
];

/** One text as its attribute takes it. */
function settle(Piece $piece, Element $record, array $rule, Pim $pim, array &$options): mixed
{
    if (isset($rule['property'])) {
        return settleProperty($piece->text, $rule['property'], $pim);
    }
    $attribute = $pim->attributes[$rule['attribute']];
    $places = [$piece->element, $record];
    return match ($attribute['type']) {
        'pim_catalog_text', 'pim_catalog_textarea' => fitting($piece->text, $attribute),
        'pim_catalog_number' => toNumber($piece->text, $attribute),
        'pim_catalog_metric' => [
            'amount' => amount($piece->text, $attribute),
            'unit' => unitOf($places, $rule, $attribute, $pim),
        ],
        PRICES => [
            'amount' => amount($piece->text, $attribute),
            'currency' => currencyOf($places, $rule, $pim),
        ],
        'pim_catalog_boolean' => toBoolean($piece->text),
        'pim_catalog_date' => toDay($piece->text),
        'pim_catalog_simpleselect',
        'pim_catalog_multiselect' => toOption(trim($piece->text), $rule, $pim, $options),
        default => trim($piece->text),
    };
}

/** All of them as one value: lists take several, the others one. */
function combine(array $data, string $type): mixed
{
    if (in_array($type, LISTS, true)) {
        return array_values(array_unique($data));
    }
    if ($type === PRICES) {
        $prices = [];
        foreach ($data as $price) {
            $prices[$price['currency']] ??= $price;
            if ($prices[$price['currency']] !== $price) {
                throw new Refusal('There are two prices in ' . $price['currency'] . '.');
            }
        }
        return array_values($prices);
    }
    foreach ($data as $one) {
        if ($one !== $data[0]) {
            throw new Refusal('There are several texts for one value.');
        }
    }
    return $data[0];
}

/** Two rules for one value: prices and several options add up, else the first wins. */
function merge(mixed $known, mixed $more, string $type): mixed
{
    if (!in_array($type, [PRICES, 'pim_catalog_multiselect'], true)) {
        return $known;
    }
    return $known === null || $more === null
        ? $known ?? $more
        : combine([...$known, ...$more], $type);
}

function settleProperty(string $text, string $name, Pim $pim): mixed
{
    if ($name === 'enabled') {
        return toBoolean($text);
    }
    $code = trim($text);
    $known = $name === 'family' ? $pim->families : $pim->categories;
    if ($name !== 'parent' && !in_array($code, $known, true)) {
        throw new Refusal('The PIM has no such code: "' . $code . '".', 'unknown');
    }
    return $code;
}

function fitting(string $text, array $attribute): string
{
    $most = $attribute['type'] === 'pim_catalog_text' ? 255 : 65535;
    if (mb_strlen($text) > min($most, $attribute['max_characters'] ?? $most)) {
        throw new Refusal('The text is too long.');
    }
    $pattern = patternOf($attribute);
    // What is no pattern for PHP (false) is left to the PIM.
    if ($pattern !== null && @preg_match($pattern, $text) === 0) {
        throw new Refusal('It does not fit the rule of ' . $attribute['code'] . '.');
    }
    return $text;
}

function patternOf(array $attribute): ?string
{
    return match ($attribute['validation_rule'] ?? null) {
        'email' => '/^[^\s@]+@[^\s@]+\.[^\s@]+$/',
        'url' => '~^(https?|ftp)://\S+$~i',
        'regexp' => $attribute['validation_regexp'] ?? null,
        default => null,
    };
}

function toBoolean(string $text): bool
{
    $word = lower(trim($text));
    if (!in_array($word, ['true', 'false'], true)) {
        throw new Refusal('"' . $text . '" is neither true nor false.');
    }
    return $word === 'true';
}

function toDay(string $text): string
{
    if (!preg_match('/^([0-9]{4}-[0-9]{2}-[0-9]{2})(?=\z|[T ])/', trim($text), $found)) {
        throw new Refusal('"' . $text . '" is not a date as the PIM reads it.');
    }
    return $found[1];
}

function toNumber(string $text, array $attribute): int|string
{
    $plain = amount($text, $attribute);
    $isText = ($attribute['decimals_allowed'] ?? false) || strlen($plain) > 15;
    return $isText ? $plain : (int) $plain;
}

/** Numbers stay texts, so that no decimal gets lost; without zeros that say nothing. */
function amount(string $text, array $attribute): string
{
    $isNumber = preg_match('/^([+-]?)([0-9]{0,40})\.?([0-9]{0,40})\z/', trim($text), $found);
    if (!$isNumber || $found[2] . $found[3] === '') {
        throw new Refusal('"' . $text . '" is not a number as the PIM reads it.');
    }
    $fraction = rtrim($found[3], '0');
    $whole = ltrim($found[2], '0');
    $plain = ($whole === '' ? '0' : $whole) . ($fraction === '' ? '' : '.' . $fraction);
    $signed = $found[1] === '-' && $plain !== '0' ? '-' . $plain : $plain;
    [$least, $most] = [$attribute['number_min'] ?? null, $attribute['number_max'] ?? null];
    if (
        (($attribute['decimals_allowed'] ?? null) === false && $fraction !== '')
        || (($attribute['negative_allowed'] ?? null) === false && $signed[0] === '-')
        || ($least !== null && (float) $signed < (float) $least)
        || ($most !== null && (float) $signed > (float) $most)
    ) {
        throw new Refusal($signed . ' is not a number that the attribute takes.');
    }
    return $signed;
}

/** What stands beside an amount, seen from its own element, and where nothing is there from what is around it. */
function beside(array $places, string|callable|null $source): ?string
{
    if ($source === null || is_string($source)) {
        return $source;
    }
    foreach (outwards(...$places) as $place) {
        $read = $source($place);
        if ($read->refusals !== []) {
            throw $read->refusals[0];
        }
        if ($read->pieces !== []) {
            return trim($read->pieces[0]->text);
        }
    }
    return null;
}

function currencyOf(array $places, array $rule, Pim $pim): string
{
    $word = beside($places, $rule['currency'] ?? null);
    if ($word === null) {
        throw new Refusal('The amount has no currency beside it.');
    }
    if (!in_array(upper($word), $pim->currencies, true)) {
        throw new Refusal('"' . $word . '" is not a currency of the PIM.', 'unknown');
    }
    return upper($word);
}

function unitOf(array $places, array $rule, array $attribute, Pim $pim): string
{
    $word = beside($places, $rule['unit'] ?? null);
    $family = $pim->measurementFamilies[$attribute['metric_family']];
    if ($word === null && isset($rule['unit'])) {
        throw new Refusal('The amount has no unit beside it.');
    }
    return $word === null
        ? $attribute['default_metric_unit'] ?? $family['standard_unit_code']
        : findUnit($word, $family['units']);
}

/** By code, symbol, label, or as trade writes it. */
function findUnit(string $word, array $units): string
{
    [$bare, $wanted] = [trim($word), lower(trim($word))];
    $questions = [
        fn ($unit) => $unit['code'] === $bare,
        fn ($unit) => lower($unit['code']) === $wanted,
        fn ($unit) => $unit['symbol'] === $bare,
        fn ($unit) => lower($unit['symbol']) === $wanted,
        fn ($unit) => in_array($wanted, array_map(lower(...), (array) $unit['labels']), true),
        fn ($unit) => in_array($unit['code'], TRADE_UNITS[$wanted] ?? [], true),
    ];
    foreach ($questions as $question) {
        foreach ($units as $unit) {
            if ($question($unit)) {
                return $unit['code'];
            }
        }
    }
    throw new Refusal('"' . $word . '" is not a unit of the PIM.', 'unknown');
}

function toOption(string $word, array $rule, Pim $pim, array &$options): string
{
    ['match' => $match, 'create' => $creates, 'labelLocale' => $locale] = ($rule['options'] ?? [])
        + ['match' => 'code', 'create' => false, 'labelLocale' => $pim->locales[0] ?? null];
    $plain = fn (?string $label) => lower(collapse($label ?? ''));
    foreach (array_reverse($pim->options[$rule['attribute']]) as $option) {
        $labels = array_map($plain, array_values((array) $option['labels']));
        $isCode = $match !== 'label' && lower($option['code']) === lower($word);
        if ($isCode) {
            return $option['code'];
        }
        if ($match !== 'code' && in_array($plain($word), $labels, true)) {
            $byLabel ??= $option['code'];
        }
    }
    if (isset($byLabel)) {
        return $byLabel;
    }
    $isCode = $match === 'code' && preg_match('/^[A-Za-z0-9_]{1,100}\z/', $word);
    $code = $isCode ? $word : codeOf($word);
    if (!$creates || $code === '') {
        throw new Refusal('"' . $word . '" is not an option of the PIM.', 'unknown');
    }
    $labels = $locale === null ? (object) [] : [$locale => $word];
    $options[] = ['attribute' => $rule['attribute'], 'code' => $code, 'labels' => $labels];
    return $code;
}

/** A code out of a label: "Anthrazit / matt" becomes anthrazit_matt. */
function codeOf(string $label): string
{
    $bare = str_replace(['ß', 'ø', 'Ø'], ['ss', 'o', 'o'], $label);
    $letters = preg_replace('/\p{M}/u', '', Normalizer::normalize($bare, Normalizer::FORM_KD));
    return substr(\trim(preg_replace('/[^a-z0-9]+/', '_', lower($letters)), '_'), 0, 100);
}

/** UN/ECE codes, SAP's own, and words met in files. */
const TRADE_UNITS = [
${Object.entries(tradeUnits)
  .map(([word, units]) => `    ${quoteForPhp(word)} => [${units.map(quoteForPhp).join(', ')}],\n`)
  .join('')}];
`
}
