/** The steps, all of them; the namespace keeps them apart from PHP's own functions of these names. */
export const stepsFile = String.raw`<?php

// The steps from the text of the file to that of the PIM.

namespace Connector;

use DOMDocument;
use DOMNode;
use Exception;

/** A text that cannot be used; its kind is invalid or unknown. */
final class Refusal extends Exception
{
    public function __construct(string $message, public readonly string $kind = 'invalid')
    {
        parent::__construct($message);
    }
}

/** The texts of a field on their way to a value, and what was refused on the way. */
final class Texts
{
    public array $pieces;
    public array $refusals = [];
    public bool $isErased;
    public bool $isBlank;

    public function __construct(
        private Element $record,
        array $found,
        array $emptyWords,
        array $eraseWords
    ) {
        $isOneOf = fn ($words) => fn ($piece) => in_array(trim($piece->text), $words, true);
        $isNothing = $isOneOf(['', ...$emptyWords]);
        $this->isErased = array_filter($found, $isOneOf($eraseWords)) !== [];
        $filled = array_values(array_filter($found, fn ($piece) => !$isNothing($piece)));
        $this->pieces = $this->isErased ? [] : $filled;
        $this->isBlank = $found !== [] && $filled === [];
    }

    /** Changes each text by itself; the step may make none or several of it. */
    public function each(callable $step): self
    {
        $made = [];
        foreach ($this->pieces as $piece) {
            try {
                foreach ((array) $step($piece->text) as $text) {
                    $made[] = new Piece($text, $piece->element);
                }
            } catch (Refusal $refusal) {
                $this->refusals[] = $refusal;
            }
        }
        return $this->set($made);
    }

    /** Changes all texts together. */
    public function all(callable $step): self
    {
        if ($this->isErased) {
            return $this;
        }
        $element = $this->pieces === [] ? $this->record : $this->pieces[0]->element;
        $texts = $step(array_map(fn ($piece) => $piece->text, $this->pieces));
        return $this->set(array_map(fn ($text) => new Piece($text, $element), $texts));
    }

    private function set(array $pieces): self
    {
        $isFilled = fn ($piece) => trim($piece->text) !== '';
        $this->pieces = array_values(array_filter($pieces, $isFilled));
        $this->isBlank = $this->isBlank && $this->pieces === [];
        return $this;
    }
}

function trim(string $text): string
{
    return preg_replace('/^[\s\p{Z}\x{FEFF}]+|[\s\p{Z}\x{FEFF}]+\z/u', '', $text);
}

function collapse(string $text): string
{
    return trim(preg_replace('/[\s\p{Z}\x{FEFF}]+/u', ' ', $text));
}

function unescape(string $text): string
{
    return html_entity_decode($text, ENT_QUOTES | ENT_HTML5, 'UTF-8');
}

const BLOCKS = ['p', 'br', 'div', 'li', 'ul', 'ol', 'tr', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'section', 'article'];
const DROPPED = ['script', 'style', 'template', 'title', 'iframe', 'object'];

/** The words without the tags; blocks and line breaks leave a line break. */
function stripHtml(string $text): string
{
    $document = new DOMDocument();
    $document->loadHTML('<?xml encoding="UTF-8"><body>' . $text . '</body>', LIBXML_NOERROR | LIBXML_NOWARNING);
    libxml_clear_errors();
    $lines = array_map(collapse(...), explode("\n", wordsOf($document)));
    return implode("\n", array_filter($lines, fn ($line) => $line !== ''));
}

function wordsOf(DOMNode $node): string
{
    if (in_array($node->nodeType, [XML_TEXT_NODE, XML_CDATA_SECTION_NODE], true)) {
        return in_array($node->parentNode->nodeName, DROPPED, true) ? '' : $node->nodeValue;
    }
    $words = implode('', array_map(wordsOf(...), iterator_to_array($node->childNodes)));
    return in_array($node->nodeName, BLOCKS, true) ? "\n" . $words . "\n" : $words;
}

function upper(string $text): string
{
    return mb_strtoupper($text);
}

function lower(string $text): string
{
    return mb_strtolower($text);
}

/** HALO LAMP becomes Halo Lamp. */
function title(string $text): string
{
    $word = "/([\\p{L}\\p{M}'\u{2019}])([\\p{L}\\p{M}'\u{2019}]*)/u";
    return preg_replace_callback($word, fn ($found) => upper($found[1]) . lower($found[2]), $text);
}

/** HALO LAMP becomes Halo lamp. */
function sentence(string $text): string
{
    return preg_replace_callback('/\p{L}/u', fn ($found) => upper($found[0]), lower($text), 1);
}

function replace(string $pattern, string $replacement): callable
{
    return fn ($text) => preg_replace($pattern, $replacement, $text);
}

function split(string $mark): callable
{
    return fn ($text) => array_map(trim(...), explode($mark, $text));
}

function join(string $mark): callable
{
    return fn ($texts) => $texts === [] ? [] : [implode($mark, $texts)];
}

function first(array $texts): array
{
    return array_slice($texts, 0, 1);
}

function last(array $texts): array
{
    return array_slice($texts, -1);
}

function otherwise(string $text): callable
{
    return fn ($texts) => $texts === [] ? [$text] : $texts;
}

function affix(string $before, string $after): callable
{
    return fn ($text) => $before . $text . $after;
}

/** 1.299,00 becomes 1299.00; a minus may stand behind the number, as SAP writes it. */
function number(string $decimal, string $thousands): callable
{
    return function ($text) use ($decimal, $thousands) {
        preg_match('/^([+-]?)\s*(.*?)\s*(-?)\z/su', trim($text), $found);
        [, $before, $inner, $after] = $found;
        $parts = explode($decimal, $before !== '' && $after !== '' ? $text : $inner);
        $decimals = $parts[1] ?? '';
        $whole = $thousands === '' ? $parts[0] : withoutGroups($parts[0], $thousands);
        if (count($parts) > 2 || $whole === null || !preg_match('/^[0-9]+\z/', $whole . $decimals)) {
            throw new Refusal('"' . $text . '" is not a number as the mapping says.');
        }
        $sign = $before === '-' || $after === '-' ? '-' : '';
        return $sign . ($whole === '' ? '0' : $whole) . ($decimals === '' ? '' : '.' . $decimals);
    };
}

function withoutGroups(string $whole, string $mark): ?string
{
    $spaced = $mark === ' ' ? str_replace(["\u{A0}", "\u{202F}"], ' ', $whole) : $whole;
    $groups = explode($mark, $spaced);
    $start = array_shift($groups);
    $isGrouped = preg_match('/^.{1,3}\z/su', $start)
        && array_filter($groups, fn ($group) => strlen($group) !== 3) === [];
    return $groups === [] || $isGrouped ? $start . implode('', $groups) : null;
}

/** 20.11.2026 becomes 2026-11-20; the words for "no date" (00000000, 01.01.1900) become nothing. */
function date(string $pattern): callable
{
    return function ($text) use ($pattern) {
        if (!preg_match($pattern, trim($text), $found)) {
            throw new Refusal('"' . $text . '" is not a date as the mapping says.');
        }
        $year = (int) $found['year'];
        $year += strlen($found['year']) > 2 ? 0 : ($year < 70 ? 2000 : 1900);
        [$month, $day] = [(int) $found['month'], (int) $found['day']];
        if (in_array([$year, $month, $day], [[0, 0, 0], [1, 1, 1], [1900, 1, 1]], true)) {
            return [];
        }
        if ($year < 100 || !checkdate($month, $day, $year)) {
            throw new Refusal('"' . $text . '" is not on any calendar.');
        }
        return sprintf('%04d-%02d-%02d', $year, $month, $day);
    };
}

function yesOrNo(array $yes, array $no): callable
{
    return function ($text) use ($yes, $no) {
        $word = lower(trim($text));
        if (in_array($word, $yes, true)) {
            return 'true';
        }
        if (in_array($word, $no, true)) {
            return 'false';
        }
        throw new Refusal('"' . $text . '" is neither a word for yes nor one for no.');
    };
}

/** From the words of the file to those of the PIM. */
function lookup(array $table, bool $keepsOthers = false): callable
{
    return function ($text) use ($table, $keepsOthers) {
        $word = trim($text);
        if (array_key_exists($word, $table)) {
            return $table[$word];
        }
        if ($keepsOthers) {
            return $text;
        }
        throw new Refusal('"' . $text . '" is not in the table of the mapping.', 'unknown');
    };
}
`
