import type { SourceWords } from '../reading-files.ts'

/** Reads CSV as a stream. */
export function csvFile({ delimiter, hasHeading }: SourceWords): string {
  return String.raw`<?php

// Reads the file as a stream.

namespace Connector;

use Generator;
use RuntimeException;

const DELIMITER = ${delimiter};
const HAS_HEADING = ${hasHeading};

/** The rows of the file, one after the other; an element for each cell, named after the heading. */
function recordsIn(string $file): Generator
{
    $headings = HAS_HEADING ? null : [];
    foreach (rowsIn(openText($file)) as $line => $row) {
        $cells = str_getcsv($row, DELIMITER, '"', '');
        $isSeparatorLine = strtolower($row) === 'sep=' . DELIMITER;
        if ($isSeparatorLine || trim(implode('', $cells)) === '') {
            continue;
        }
        if ($headings === null) {
            $headings = array_map(trim(...), $cells);
        } else {
            yield rowOf($cells, $headings, $line);
        }
    }
}

/** Lines, several together where a text in quotes has line breaks; by the number of the last one. */
function rowsIn($stream): Generator
{
    [$row, $number] = ['', 0];
    while (($line = nextLine($stream)) !== '') {
        [$row, $number] = [$row . $line, $number + 1];
        if (!isOpen($row)) {
            yield $number => preg_replace('/\r?\n\z/', '', $row);
            $row = '';
        }
    }
    if ($row !== '') {
        throw new RuntimeException('A quote is never closed, or the file was cut off.');
    }
}

/** Whether a text in quotes goes on in the next line. */
function isOpen(string $row): bool
{
    $mark = preg_quote(DELIMITER, '~');
    $cell = '"(?:[^"]++|"")*+"[^' . $mark . ']*+|[^"' . $mark . '][^' . $mark . ']*+|';
    return preg_match('~^(?:(?:' . $cell . ')' . $mark . ')*+"(?:[^"]++|"")*+\z~', $row) === 1;
}

function rowOf(array $cells, array $headings, int $line): Element
{
    if ($headings !== [] && implode('', array_slice($cells, count($headings))) !== '') {
        throw new RuntimeException('Line ' . $line . ': more cells than headings. Does a text hold the separator?');
    }
    $row = new Element('row');
    foreach ($cells as $index => $text) {
        $name = $headings[$index] ?? '';
        if ($name !== '' || (string) $text !== '') {
            $row->add($name === '' ? 'column ' . ($index + 1) : $name)->text = (string) $text;
        }
    }
    return $row;
}
`
}
