/** Reads the file as a stream and finds things in its records. */
export function sourceFile(record: string, encoding: string): string {
  return String.raw`<?php

// Reads the file as a stream and finds things in its records.

namespace Connector;

use DOMAttr;
use DOMElement;
use Generator;
use RuntimeException;
use XMLReader;

const WAY = ${record};
const ENCODING = ${encoding};

/** A text that was found, and the element that it stands in. */
final class Piece
{
    public function __construct(public readonly string $text, public readonly DOMElement $element)
    {
    }
}

/** The records of the file, one after the other; only one is in memory at a time. */
function recordsIn(string $file): Generator
{
    if (!is_readable($file) || filesize($file) === 0) {
        throw new RuntimeException($file . ' cannot be read, or is empty.');
    }
    libxml_use_internal_errors(true);
    libxml_clear_errors();
    $reader = new XMLReader();
    $path = 'php://filter/read=connector.start/resource=' . $file;
    $reader->open($path, ENCODING, LIBXML_NONET);
    $way = [];
    while ($reader->read()) {
        if ($reader->nodeType !== XMLReader::ELEMENT) {
            continue;
        }
        $way = [...array_slice($way, 0, $reader->depth), $reader->localName];
        if (count($way) === 1 && !isOnWay($way)) {
            throw new RuntimeException('The file begins with ' . $way[0] . ' instead of ' . WAY[0]);
        }
        if (count($way) === count(WAY) && isOnWay($way)) {
            $record = @$reader->expand();
            ensureNoError();
            yield $record;
        }
    }
    ensureNoError();
}

function ensureNoError(): void
{
    foreach (libxml_get_errors() as $error) {
        if ($error->level === LIBXML_ERR_FATAL) {
            $place = 'Line ' . $error->line . ': ' . \trim($error->message);
            throw new RuntimeException('The file cannot be read further. ' . $place);
        }
    }
    libxml_clear_errors();
}

/** Mends the start of a file: an empty line before the XML declaration, and an encoding that is meant otherwise. */
final class StartFilter extends \php_user_filter
{
    private bool $isBegun = false;

    public function filter($in, $out, &$consumed, bool $closing): int
    {
        while ($bucket = stream_bucket_make_writeable($in)) {
            $consumed += $bucket->datalen;
            $bucket->data = $this->isBegun ? $bucket->data : mended($bucket->data);
            $this->isBegun = $this->isBegun || $bucket->data !== '';
            stream_bucket_append($out, $bucket);
        }
        return PSFS_PASS_ON;
    }
}

stream_filter_register('connector.start', StartFilter::class);

/** Who declares ISO-8859-1 mostly writes Windows-1252: the euro sign, curly quotes. */
function mended(string $start): string
{
    $latin = '/^(<\?xml[^>]*encoding=["\'])(iso-8859-1|latin-?1)(?=["\'])/i';
    return preg_replace($latin, '$1windows-1252', ltrim($start));
}

function isOnWay(array $way): bool
{
    foreach ($way as $depth => $name) {
        if (!in_array(WAY[$depth], ['*', $name], true)) {
            return false;
        }
    }
    return true;
}

/** The text directly inside. */
function textOf(DOMElement $element): string
{
    $text = '';
    foreach ($element->childNodes as $child) {
        $isText = in_array($child->nodeType, [XML_TEXT_NODE, XML_CDATA_SECTION_NODE], true);
        $text .= $isText ? $child->nodeValue : '';
    }
    return $text;
}

/** find($record, 'rrp', '@currency'): names of elements, tests of them, and perhaps an attribute. */
function find(DOMElement $element, string|callable ...$steps): array
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
    return array_map(fn ($one) => new Piece(textOf($one), $one), $found);
}

function childrenOf(DOMElement $element, string $name): array
{
    $isMeant = fn ($child) => $child instanceof DOMElement
        && in_array($name, ['*', $child->localName], true);
    return array_values(array_filter(iterator_to_array($element->childNodes), $isMeant));
}

function attributesOf(array $elements, string $name): array
{
    $pieces = [];
    foreach ($elements as $element) {
        foreach ($element->attributes as $attribute) {
            if ($attribute instanceof DOMAttr && $attribute->localName === $name) {
                $pieces[] = new Piece($attribute->value, $element);
            }
        }
    }
    return $pieces;
}

/** find($record, 'name', where('D', '@lang')): the elements in which something has this text. */
function where(string $value, string|callable ...$steps): callable
{
    $is = fn ($piece) => collapse($piece->text) === collapse($value);
    return fn (DOMElement $element) => array_filter(find($element, ...$steps), $is) !== [];
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
}
