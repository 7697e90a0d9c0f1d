import type { SourceWords } from '../reading-files.ts'

/** Reads CSV and JSON as text, which do not say their encoding. */
export function textFile({ encoding }: SourceWords): string {
  return String.raw`<?php

// Reads a file as text that does not say its encoding.

namespace Connector;

use RuntimeException;

/** Said here, it is not guessed: 'windows-1252', 'utf-8' ... */
const ENCODING = ${encoding};

/** What comes out is UTF-8, without the mark at the beginning. */
function openText(string $file)
{
    if (!is_readable($file) || filesize($file) === 0) {
        throw new RuntimeException($file . ' cannot be read, or is empty.');
    }
    $encoding = ENCODING ?? guessedEncoding($file);
    $stream = fopen($file, 'rb');
    preg_match('/^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)?/', (string) fread($stream, 3), $mark);
    fseek($stream, strlen($mark[0]));
    stream_filter_append($stream, 'convert.iconv.' . $encoding . '/UTF-8', STREAM_FILTER_READ);
    return $stream;
}

/** The next line, or the next part of a very long one; '' at the end. */
function nextLine($stream, ?int $most = null): string
{
    set_error_handler(function () {
        throw new RuntimeException('The file is not in the encoding that it seemed to be in. Say it in text.php.');
    });
    try {
        return (string) fgets($stream, $most);
    } finally {
        restore_error_handler();
    }
}

/** UTF-8, unless the first letters that are not ASCII say otherwise: then what Western programs write. */
function guessedEncoding(string $file): string
{
    $stream = fopen($file, 'rb');
    $start = fread($stream, 2);
    if ($start === "\xFF\xFE" || substr($start, 1) === "\0") {
        return 'UTF-16LE';
    }
    if ($start === "\xFE\xFF" || $start[0] === "\0") {
        return 'UTF-16BE';
    }
    rewind($stream);
    while (($chunk = (string) fread($stream, 65536)) !== '') {
        if (!mb_check_encoding($chunk, 'ASCII')) {
            return isUtf8($chunk) ? 'UTF-8' : 'WINDOWS-1252';
        }
    }
    return 'UTF-8';
}

/** The chunk may end within a letter. */
function isUtf8(string $chunk): bool
{
    return mb_check_encoding(preg_replace('/[\xC2-\xF4][\x80-\xBF]{0,2}\z/', '', $chunk), 'UTF-8');
}
`
}
