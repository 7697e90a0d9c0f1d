import type { SourceWords } from '../reading-files.ts'

/** Reads CSV as a stream. */
export function csvFile({ delimiter, hasHeading }: SourceWords): string {
  return String.raw`"""Reads the file as a stream."""
import csv
from xml.etree.ElementTree import Element, SubElement

from text import open_text

DELIMITER = ${delimiter}
HAS_HEADING = ${hasHeading}

csv.field_size_limit(8_000_000)


def read_records(file):
    """The rows of the file, one after the other; an element for each cell, named after the heading."""
    with open_text(file) as stream:
        rows = csv.reader(stream, delimiter=DELIMITER, strict=True)
        headings = None if HAS_HEADING else []
        try:
            for cells in rows:
                if _is_separator_line(cells) or not ''.join(cells).strip():
                    continue
                if headings is None:
                    headings = [cell.strip() for cell in cells]
                else:
                    yield _row(cells, headings, rows.line_num)
        except csv.Error as error:
            raise ValueError('Line ' + str(rows.line_num) + ': ' + str(error)) from None


def _is_separator_line(cells):
    """Excel's "sep=;" before everything."""
    return ''.join(cells).lower() == 'sep=' and cells[0] != ''


def _row(cells, headings, line):
    if headings and any(cells[len(headings):]):
        raise ValueError('Line ' + str(line) + ': more cells than headings. Does a text hold the separator?')
    row = Element('row')
    for index, text in enumerate(cells):
        name = headings[index] if index < len(headings) else ''
        if name or text:
            SubElement(row, name or 'column ' + str(index + 1)).text = text
    return row
`
}
