import type { SourceWords } from '../reading-files.ts'

/** Reads JSON lines: a value in each. */
export function jsonLinesFile({ way }: SourceWords): string {
  return String.raw`<?php

// Reads the file line by line.

namespace Connector;

use Generator;
use JsonException;
use RuntimeException;

// The way from the value of a line (its name is $) to the records.
const WAY = ${way};

/** The records of the file, one after the other; only one line is in memory at a time. */
function recordsIn(string $file): Generator
{
    $stream = openText($file);
    for ($number = 1; ($line = nextLine($stream)) !== ''; $number++) {
        if (trim($line) === '') {
            continue;
        }
        try {
            yield from recordsOf(decoded($line), WAY[0], array_slice(WAY, 1));
        } catch (JsonException) {
            throw new RuntimeException('Line ' . $number . ' is not JSON. Have the export mended.');
        }
    }
}

function recordsOf(mixed $value, string $name, array $rest): Generator
{
    if (is_array($value)) {
        foreach ($value as $one) {
            yield from recordsOf($one, $name, $rest);
        }
    } elseif ($rest === []) {
        yield fill(new Element($name), $value);
    } elseif (is_object($value)) {
        foreach ($value as $key => $inner) {
            if (in_array($rest[0], ['*', (string) $key], true)) {
                yield from recordsOf($inner, $key, array_slice($rest, 1));
            }
        }
    }
}
${toElement}`
}

/** Reads a JSON document as a stream. */
export function jsonFile({ way }: SourceWords): string {
  return String.raw`<?php

// Reads the file as a stream.

namespace Connector;

use Generator;
use JsonException;
use RuntimeException;

// The way from the root of the file (its name is $) to its records.
const WAY = ${way};

/** The records of the file, one after the other; only one is in memory at a time. */
function recordsIn(string $file): Generator
{
    $json = new Json(openText($file));
    while ($json->peek() !== '') {
        yield from recordsOf($json, WAY[0], array_slice(WAY, 1));
    }
}

/** The records in the value that comes next. */
function recordsOf(Json $json, string $name, array $rest): Generator
{
    $start = $json->peek();
    if ($start === '[') {
        foreach ($json->members(']') as $_) {
            yield from recordsOf($json, $name, $rest);
        }
    } elseif ($rest === []) {
        yield fill(new Element($name), $json->value());
    } elseif ($start === '{') {
        foreach ($json->members('}') as $_) {
            $key = (string) $json->value();
            $json->take(':');
            if (in_array($rest[0], ['*', $key], true)) {
                yield from recordsOf($json, $key, array_slice($rest, 1));
            } else {
                $json->value();
            }
        }
    } else {
        $json->value();
    }
}

/** JSON that is read piece by piece. */
final class Json
{
    private string $text = '';
    private int $at = 0;

    public function __construct(private $stream)
    {
    }

    /** The next letter that is no space; '' at the end. */
    public function peek(): string
    {
        do {
            $this->at += strspn($this->text, " \t\r\n", $this->at);
            if ($this->at < strlen($this->text)) {
                return $this->text[$this->at];
            }
        } while ($this->more());
        return '';
    }

    public function take(string $mark): void
    {
        $letter = $this->peek();
        if ($letter !== $mark) {
            $this->fail('"' . $letter . '" stands where "' . $mark . '" should.');
        }
        $this->at++;
    }

    /** Stops before each member of the list or object that begins here. */
    public function members(string $end): Generator
    {
        $this->at++;
        while ($this->peek() !== $end) {
            yield;
            if ($this->peek() !== $end) {
                $this->take(',');
            }
        }
        $this->at++;
    }

    /** All of the next value. */
    public function value(): mixed
    {
        $this->peek();
        $length = $this->length();
        $text = substr($this->text, $this->at, $length);
        $this->at += $length;
        try {
            return decoded($text);
        } catch (JsonException) {
            $this->fail('This is not JSON: ' . mb_substr($text, 0, 80));
        }
    }

    /** How long the value is that begins here. */
    private function length(): int
    {
        [$depth, $length, $isInText] = [0, 0, false];
        while (true) {
            // Over everything that means nothing here.
            $marks = $isInText ? '"\\' : ($depth > 0 ? '"[]{}' : "\"[]{},: \t\r\n");
            $length += strcspn($this->text, $marks, $this->at + $length);
            $letter = $this->text[$this->at + $length] ?? '';
            if ($letter === '') {
                if (!$this->more()) {
                    return strlen($this->text) - $this->at;
                }
            } elseif ($letter === '\\') {
                $length += 2;
            } elseif ($letter === '"') {
                [$isInText, $length] = [!$isInText, $length + 1];
            } elseif ($depth === 0 && $length > 0) {
                return $length;
            } else {
                $depth += ['[' => 1, '{' => 1, ']' => -1, '}' => -1][$letter] ?? 0;
                $length++;
            }
        }
    }

    private function more(): bool
    {
        $piece = nextLine($this->stream, 65536);
        $this->text = substr($this->text, $this->at) . $piece;
        $this->at = 0;
        return $piece !== '';
    }

    private function fail(string $problem): never
    {
        throw new RuntimeException('The file cannot be read further. ' . $problem);
    }
}
${toElement}`
}

const toElement = String.raw`
/** Numbers become texts as they are written: 1.50 is not to become 1.5. @throws JsonException */
function decoded(string $json): mixed
{
    $number = '~"(?:[^"\\\\]++|\\\\.)*+"(*SKIP)(*FAIL)|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?~s';
    return json_decode(preg_replace($number, '"$0"', $json), false, 512, JSON_THROW_ON_ERROR);
}

/** A property is an element of its name, a list is the same name repeated, null has no text. */
function fill(Element $element, mixed $value): Element
{
    foreach (is_object($value) ? $value : [] as $name => $inner) {
        addTo($element, (string) $name, $inner);
    }
    if (is_bool($value)) {
        $element->text = $value ? 'true' : 'false';
    } elseif (!is_object($value)) {
        $element->text = (string) $value;
    }
    return $element;
}

function addTo(Element $element, string $name, mixed $value): void
{
    foreach (is_array($value) ? $value : [] as $one) {
        addTo($element, $name, $one);
    }
    if (!is_array($value)) {
        fill($element->add($name), $value);
    }
}
`
