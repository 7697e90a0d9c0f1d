/** What products belong together with, sent after them. */
export const linksFile = String.raw`<?php

// What products belong together with, sent after them.

namespace Connector;

/** Lists by type and kind, each of which replaces the one of the PIM; and what was refused, with its rule. */
function linksOf(Element $record): array
{
    [$links, $refused] = [[], []];
    foreach (associations() as $rule) {
        $texts = $rule['read']($record);
        [$refusals, $found] = [$texts->refusals, []];
        foreach ($texts->pieces as $piece) {
            try {
                $found[] = linkTo($piece, $record, $rule);
            } catch (Refusal $refusal) {
                $refusals[] = $refusal;
            }
        }
        $isTakenAway = $texts->isErased || ($texts->isBlank && isset($rule['erases']));
        try {
            if ($found !== [] || $isTakenAway) {
                putLinks($links, $rule, byIdentifier($found));
            }
        } catch (Refusal $refusal) {
            $refusals[] = $refusal;
        }
        foreach ($refusals as $refusal) {
            $refused[] = [$rule['type'], $rule, $refusal];
        }
    }
    return [$links, $refused];
}

function linkTo(Piece $piece, Element $record, array $rule): string|array
{
    $code = trim($piece->text);
    if (mb_strlen($code) > 255 || preg_match('/[,;]/', $code)) {
        throw new Refusal('"' . $code . '" cannot be a code. Several in one text need the step split.');
    }
    if (!isset($rule['quantity'])) {
        return $code;
    }
    $word = beside([$piece->element, $record], $rule['quantity']);
    if ($word === null) {
        throw new Refusal('There is no quantity beside it.');
    }
    if (!preg_match('/^\+?[0-9]{1,15}(\.0*)?\z/', $word) || (int) $word < 1) {
        throw new Refusal('"' . $word . '" is no quantity: a whole number from 1 on.');
    }
    return ['identifier' => $code, 'quantity' => (int) $word];
}

function putLinks(array &$links, array $rule, array $found): void
{
    $name = isset($rule['quantity']) ? 'quantified_associations' : 'associations';
    $known = $links[$name][$rule['type']][$rule['to']] ?? [];
    $isNew = fn ($link) => !in_array($link, $known, true);
    $links[$name][$rule['type']][$rule['to']] = [...$known, ...array_values(array_filter($found, $isNew))];
}

function byIdentifier(array $found): array
{
    $links = [];
    foreach ($found as $link) {
        $links[nameOf($link)] ??= $link;
        if ($links[nameOf($link)] !== $link) {
            throw new Refusal('There are two quantities of ' . nameOf($link) . '.');
        }
    }
    return $links;
}

function nameOf(string|array $link): string
{
    return is_string($link) ? $link : $link['identifier'];
}

/** Goes after the products, since it may be about some of the same file. */
function sendLinks(Pim $pim, array $taken): void
{
    $last = [];
    foreach ($taken as [$code, $product]) {
        if ($product['links'] !== []) {
            // Of a product that comes twice the later lists count.
            $last[lower($code)] = ['identifier' => $code, ...$product['links']];
        }
    }
    if ($last === []) {
        return;
    }
    $lines = withoutUnknown($pim, array_values($last));
    foreach ($pim->sendProducts($lines) as $answer) {
        if ($answer['status_code'] >= 300) {
            tell($lines[$answer['line'] - 1]['identifier'] . ': associations: ' . ($answer['message'] ?? ''));
        }
    }
}

/** The PIM refuses the whole line for one product that it does not have. */
function withoutUnknown(Pim $pim, array $lines): array
{
    $names = [];
    eachList($lines, function ($code, $type, &$products) use (&$names) {
        array_push($names, ...array_map(nameOf(...), $products));
    });
    $known = $pim->known($names);
    eachList($lines, function ($code, $type, &$products) use ($known) {
        $isKnown = fn ($link) => isset($known[lower(nameOf($link))]);
        foreach (array_filter($products, fn ($link) => !$isKnown($link)) as $link) {
            tell($code . ': ' . $type . ': the PIM has no ' . nameOf($link) . ' yet. The next run tries again.');
        }
        $products = array_values(array_filter($products, $isKnown));
    });
    return $lines;
}

/** Goes through all lists of products; the callback may change them. */
function eachList(array &$lines, callable $do): void
{
    foreach ($lines as &$line) {
        foreach (['associations', 'quantified_associations'] as $name) {
            foreach (array_keys($line[$name] ?? []) as $type) {
                if (isset($line[$name][$type]['products'])) {
                    $do($line['identifier'], $type, $line[$name][$type]['products']);
                }
            }
        }
    }
}
`
