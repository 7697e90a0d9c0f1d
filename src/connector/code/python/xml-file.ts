import type { SourceWords } from '../reading-files.ts'

/** Reads XML as a stream. */
export function xmlFile({ way, encoding }: SourceWords): string {
  return String.raw`"""Reads the file as a stream."""
import re
from xml.etree.ElementTree import XMLParser, iterparse

# The way from the root of the file to its records.
WAY = ${way}
ENCODING = ${encoding}


def read_records(file):
    """The records of the file, one after the other; only one is in memory at a time."""
    with open(file, 'rb') as stream:
        # Some senders leave an empty line before the XML declaration, which XML does not allow.
        while stream.peek(1)[:1].isspace():
            stream.read(1)
        parser = XMLParser(encoding=ENCODING or _meant_encoding(stream.peek(200)))
        way = []
        for event, element in iterparse(stream, ('start', 'end'), parser):
            if event == 'start':
                way.append(element)
                if len(way) == 1 and not _is_on_way(way):
                    raise ValueError('The file begins with ' + _local(element.tag) + ' instead of ' + WAY[0])
                continue
            if len(way) == len(WAY) and _is_on_way(way):
                yield _without_namespaces(element)
            way.pop()
            if way and len(way) < len(WAY):
                way[-1].remove(element)


def _meant_encoding(start):
    """Who declares ISO-8859-1 mostly writes Windows-1252: the euro sign, curly quotes. None is the file's own word."""
    says = re.match(rb'<\?xml[^>]*encoding=["\'](iso-8859-1|latin-?1)["\']', start, re.IGNORECASE)
    return 'windows-1252' if says else None


def _is_on_way(way):
    return all(step in ('*', _local(element.tag)) for element, step in zip(way, WAY))


def _without_namespaces(record):
    for element in record.iter():
        element.tag = _local(element.tag)
        element.attrib = {_local(name): value for name, value in element.attrib.items()}
    return record


def _local(name):
    return name.split('}')[-1]
`
}
