import type { Plan } from '../plan.ts'

/** What a record is, and how things are found in it. */
export function fieldsFile({ hasHtml }: Plan): string {
  return hasHtml ? fields + html : fields
}

const fields = String.raw`<?php

// What a record is, and how things are found in it.

namespace Connector;

/** An XML element, a cell of a table, a property of JSON, with what is in it. */
final class Element
{
    public array $attributes = [];
    /** Directly inside. */
    public string $text = '';
    public array $children = [];

    /** @param int $offset how much of its parent's text stands before it */
    public function __construct(public readonly string $name, public readonly int $offset = 0)
    {
    }

    public function add(string $name): self
    {
        return $this->children[] = new self($name, strlen($this->text));
    }
}

/** A text that was found, and the element that it stands in. */
final class Piece
{
    public function __construct(public readonly string $text, public readonly Element $element)
    {
    }
}

/** find($record, 'rrp', '@currency'): names of elements, tests of them, and perhaps an attribute. */
function find(Element $element, string|callable ...$steps): array
{
    $found = [$element];
    foreach ($steps as $step) {
        if (!is_string($step)) {
            $found = array_values(array_filter($found, $step));
        } elseif (str_starts_with($step, '@')) {
            return attributesOf($found, substr($step, 1));
        } else {
            $found = array_merge(...array_map(fn ($one) => childrenOf($one, $step), $found));
        }
    }
    return array_map(fn ($one) => new Piece($one->text, $one), $found);
}

function childrenOf(Element $element, string $name): array
{
    $isMeant = fn ($child) => in_array($name, ['*', $child->name], true);
    return array_values(array_filter($element->children, $isMeant));
}

function attributesOf(array $elements, string $name): array
{
    $having = array_filter($elements, fn ($one) => isset($one->attributes[$name]));
    return array_map(fn ($one) => new Piece($one->attributes[$name], $one), array_values($having));
}

/** An element and what is around it, from the inside to the record. */
function outwards(Element $element, Element $record): array
{
    if ($element === $record) {
        return [$record];
    }
    foreach ($record->children as $child) {
        $found = outwards($element, $child);
        if ($found !== []) {
            return [...$found, $record];
        }
    }
    return [];
}

/** find($record, 'name', where('D', '@lang')): the elements in which something has this text. */
function where(string $value, string|callable ...$steps): callable
{
    $is = fn ($piece) => collapse($piece->text) === collapse($value);
    return fn (Element $element) => array_filter(find($element, ...$steps), $is) !== [];
}

/** Whether there is any text. */
function exists(array $found): bool
{
    return array_filter($found, fn ($piece) => trim($piece->text) !== '') !== [];
}

/** Whether one of the texts is one of these words. */
function isOneOf(array $found, string ...$words): bool
{
    $is = fn ($piece) => trim($piece->text) !== '' && in_array(trim($piece->text), $words, true);
    return array_filter($found, $is) !== [];
}

/** Whether the pattern is found in one of the texts. */
function fits(array $found, string $pattern): bool
{
    $is = fn ($piece) => trim($piece->text) !== '' && preg_match($pattern, trim($piece->text));
    return array_filter($found, $is) !== [];
}
`

const html = String.raw`
/** All that is in the elements, as HTML, instead of their own text alone. */
function asHtml(array $found): array
{
    return array_map(fn ($piece) => new Piece(htmlIn($piece->element), $piece->element), $found);
}

/** Without elements in it, the HTML is in the text already: escaped, or as CDATA. */
function htmlIn(Element $element): string
{
    return $element->children === [] ? $element->text : markup($element);
}

function markup(Element $element): string
{
    [$html, $at] = ['', 0];
    foreach ($element->children as $child) {
        $html .= escaped(substr($element->text, $at, $child->offset - $at)) . tag($child);
        $at = $child->offset;
    }
    return $html . escaped(substr($element->text, $at));
}

function tag(Element $element): string
{
    $start = '<' . $element->name;
    foreach ($element->attributes as $name => $value) {
        $plain = str_replace(['&', '"', "\u{A0}"], ['&amp;', '&quot;', '&nbsp;'], $value);
        $start .= ' ' . $name . '="' . $plain . '"';
    }
    $isVoid = in_array($element->name, ['br', 'hr', 'img', 'wbr'], true);
    return $isVoid ? $start . '>' : $start . '>' . markup($element) . '</' . $element->name . '>';
}

function escaped(string $text): string
{
    return str_replace(['&', '<', '>', "\u{A0}"], ['&amp;', '&lt;', '&gt;', '&nbsp;'], $text);
}
`
