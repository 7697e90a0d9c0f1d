import type { SourceWords } from '../reading-files.ts'

/** Reads XML as a stream. */
export function xmlFile({ way, encoding }: SourceWords): string {
  return String.raw`<?php

// Reads the file as a stream.

namespace Connector;

use DOMElement;
use Generator;
use RuntimeException;
use XMLReader;

// The way from the root of the file to its records.
const WAY = ${way};
const ENCODING = ${encoding};

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
            yield fill(new Element($record->localName), $record);
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

/** With all that is in it; names without their namespace. */
function fill(Element $element, DOMElement $node): Element
{
    foreach ($node->attributes as $attribute) {
        $element->attributes[$attribute->localName] = $attribute->value;
    }
    foreach ($node->childNodes as $child) {
        if ($child instanceof DOMElement) {
            fill($element->add($child->localName), $child);
        } elseif (in_array($child->nodeType, [XML_TEXT_NODE, XML_CDATA_SECTION_NODE], true)) {
            $element->text .= $child->nodeValue;
        }
    }
    return $element;
}
`
}
