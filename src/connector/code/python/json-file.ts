import type { SourceWords } from '../reading-files.ts'

/** Reads JSON lines: a value in each. */
export function jsonLinesFile({ way }: SourceWords): string {
  return String.raw`"""Reads the file line by line."""
import json
from xml.etree.ElementTree import Element

from text import open_text

# The way from the value of a line (its name is $) to the records.
WAY = ${way}


def read_records(file):
    """The records of the file, one after the other; only one line is in memory at a time."""
    with open_text(file) as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line, parse_float=str, parse_int=str, parse_constant=str)
            except ValueError:
                raise ValueError('Line ' + str(number) + ' is not JSON. Have the export mended.') from None
            yield from _records_in(value, WAY[0], WAY[1:])


def _records_in(value, name, rest):
    if isinstance(value, list):
        for one in value:
            yield from _records_in(one, name, rest)
    elif not rest:
        yield _element(name, value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if rest[0] in ('*', key):
                yield from _records_in(inner, key, rest[1:])

${toElement}`
}

/** Reads a JSON document as a stream. */
export function jsonFile({ way }: SourceWords): string {
  return String.raw`"""Reads the file as a stream."""
import json
import re
from xml.etree.ElementTree import Element

from text import open_text

# The way from the root of the file (its name is $) to its records.
WAY = ${way}


def read_records(file):
    """The records of the file, one after the other; only one is in memory at a time."""
    with open_text(file) as stream:
        document = _Json(stream)
        while document.peek():
            yield from _records_in(document, WAY[0], WAY[1:])


def _records_in(document, name, rest):
    """The records in the value that comes next."""
    start = document.peek()
    if start == '[':
        for _ in document.members(']'):
            yield from _records_in(document, name, rest)
    elif not rest:
        yield _element(name, document.value())
    elif start == '{':
        for _ in document.members('}'):
            key = document.value()
            document.take(':')
            if rest[0] in ('*', key):
                yield from _records_in(document, key, rest[1:])
            else:
                document.value()
    else:
        document.value()


class _Json:
    """JSON that is read piece by piece."""

    # Numbers stay as they are written: 1.50 is not to become 1.5.
    decoder = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)
    blank = re.compile(r'\s*')

    def __init__(self, stream):
        self.stream = stream
        self.text = ''
        self.at = 0

    def peek(self):
        """The next letter that is no space; '' at the end."""
        while True:
            self.at = self.blank.match(self.text, self.at).end()
            if self.at < len(self.text):
                return self.text[self.at]
            if not self._more():
                return ''

    def take(self, mark):
        letter = self.peek()
        if letter != mark:
            raise self._error('"' + letter + '" stands where "' + mark + '" should.')
        self.at += 1

    def members(self, end):
        """Stops before each member of the list or object that begins here."""
        self.at += 1
        while self.peek() != end:
            yield
            if self.peek() != end:
                self.take(',')
        self.at += 1

    def value(self):
        """All of the next value."""
        self.peek()
        while True:
            try:
                value, end = self.decoder.raw_decode(self.text, self.at)
                # A number at the end may go on in the next piece.
                if end < len(self.text) or not self._more():
                    self.at = end
                    return value
            except ValueError:
                if not self._more():
                    raise self._error('This is not JSON: ' + self.text[self.at :][:80]) from None

    def _more(self):
        """Each piece as long as all that waits, so that a long value is not tried too often."""
        piece = self.stream.read(max(65536, len(self.text) - self.at))
        if piece:
            self.text, self.at = self.text[self.at :] + piece, 0
        return piece != ''

    @staticmethod
    def _error(problem):
        return ValueError('The file cannot be read further. ' + problem)

${toElement}`
}

const toElement = String.raw`
def _element(name, value):
    """A property is an element of its name, a list is the same name repeated, null has no text."""
    element = Element(name)
    if isinstance(value, dict):
        for key, inner in value.items():
            element.extend(_elements(key, inner))
    elif isinstance(value, bool):
        element.text = 'true' if value else 'false'
    else:
        element.text = value or ''
    return element


def _elements(name, value):
    if not isinstance(value, list):
        return [_element(name, value)]
    return [inner for one in value for inner in _elements(name, one)]
`
