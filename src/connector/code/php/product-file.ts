import type { Plan } from '../plan.ts'

/** From the fields of a record to a product. */
export function productFile({ hasLinks }: Plan): string {
  const linking = `    [$product['links'], $more] = linksOf($record);
    array_push($refused, ...$more);
`
  return String.raw`<?php

// From the fields of a record to a product.

namespace Connector;

/** [kind, identifier, product or reasons]; kind is product, skipped or rejected. */
function toProduct(Element $record, Pim $pim): array
{
    if (!isWanted($record)) {
        return ['skipped', null, ['The mapping leaves such records out.']];
    }
    $read = readIdentifier($record);
    $codes = array_unique(array_map(fn ($piece) => $piece->text, $read->pieces));
    if ($read->refusals !== [] || count($codes) !== 1) {
        return ['rejected', null, ['The record has no identifier, or several.']];
    }
    $code = $codes[0];
    if (trim($code) !== $code || mb_strlen($code) > 255 || preg_match('/[,;]/', $code)) {
        return ['rejected', null, ['"' . $code . '" cannot be an identifier.']];
    }
    return assemble($code, $record, $pim);
}

function assemble(string $code, Element $record, Pim $pim): array
{
    $product = ['line' => ['identifier' => $code], 'whenNew' => [], 'options' => []];
    $refused = [];
    foreach (rules() as $rule) {
        [$data, $options, $refusals] = toData($rule, $record, $pim);
        try {
            if ($data !== []) {
                array_push($product['options'], ...$options);
                put($product[isset($rule['onlyNew']) ? 'whenNew' : 'line'], $rule, $data[0], $pim);
            }
        } catch (Refusal $refusal) {
            $refusals[] = $refusal;
        }
        foreach ($refusals as $refusal) {
            $refused[] = [$rule['attribute'] ?? $rule['property'], $rule, $refusal];
        }
    }
${hasLinks ? linking : ''}    $choices = array_map(fn ($one) => $one[1][$one[2]->kind] ?? 'reject', $refused);
    $reasons = array_map(fn ($one) => $one[0] . ': ' . $one[2]->getMessage(), $refused);
    if (in_array('reject', $choices, true)) {
        return ['rejected', $code, $reasons];
    }
    return in_array('skip', $choices, true)
        ? ['skipped', $code, $reasons]
        : ['product', $code, $product];
}

/** [data, options, refusals]; data is a list of one, or empty when there is nothing to send. Null takes a value away. */
function toData(array $rule, Element $record, Pim $pim): array
{
    $texts = $rule['read']($record);
    if ($texts->isErased || ($texts->isBlank && isset($rule['erases']))) {
        return [[null], [], []];
    }
    [$refusals, $data, $options] = [$texts->refusals, [], []];
    $type = typeOf($rule, $pim);
    foreach ($texts->pieces as $piece) {
        try {
            $data[] = settle($piece, $record, $rule, $pim, $options);
        } catch (Refusal $refusal) {
            $refusals[] = $refusal;
        }
    }
    if ($data === [] || ($refusals !== [] && $type === PRICES)) {
        return [[], [], $refusals];
    }
    try {
        return [[combine($data, $type)], $options, $refusals];
    } catch (Refusal $refusal) {
        return [[], [], [...$refusals, $refusal]];
    }
}

function typeOf(array $rule, Pim $pim): string
{
    return $rule['property'] ?? $pim->attributes[$rule['attribute']]['type'];
}

function put(array &$patch, array $rule, mixed $data, Pim $pim): void
{
    $name = $rule['property'] ?? null;
    if ($name !== null) {
        if ($data !== null || $name !== 'enabled') {
            $patch[$name] = $data === null && $name === 'categories' ? [] : $data;
        }
        return;
    }
    foreach ($rule['locales'] ?? [null] as $locale) {
        foreach ($rule['scopes'] ?? [null] as $scope) {
            $values = &$patch['values'][$rule['attribute']];
            $at = placeOf($values ?? [], $locale, $scope);
            if ($at === null) {
                $values[] = ['locale' => $locale, 'scope' => $scope, 'data' => $data];
            } else {
                $values[$at]['data'] = merge($values[$at]['data'], $data, typeOf($rule, $pim));
            }
            unset($values);
        }
    }
}

function placeOf(array $values, ?string $locale, ?string $scope): ?int
{
    foreach ($values as $at => $value) {
        if ($value['locale'] === $locale && $value['scope'] === $scope) {
            return $at;
        }
    }
    return null;
}

/** The line for a product that the PIM has, or has not. */
function lineFor(array $product, bool $isNew): array
{
    ['line' => $line, 'whenNew' => $whenNew] = $product;
    if (!$isNew) {
        return $line;
    }
    $values = $line['values'] ?? [];
    foreach ($whenNew['values'] ?? [] as $code => $entries) {
        foreach ($entries as $entry) {
            if (placeOf($line['values'][$code] ?? [], $entry['locale'], $entry['scope']) === null) {
                $values[$code][] = $entry;
            }
        }
    }
    return [...$line, ...$whenNew, ...($values === [] ? [] : ['values' => $values])];
}
`
}
