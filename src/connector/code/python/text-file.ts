import type { SourceWords } from '../reading-files.ts'

/** Reads CSV and JSON as text, which do not say their encoding. */
export function textFile({ encoding }: SourceWords): string {
  return String.raw`"""Reads a file as text that does not say its encoding."""
import codecs

# Said here, it is not guessed: 'windows-1252', 'utf-8' ...
ENCODING = ${encoding}


def open_text(file):
    """Without the mark at its beginning; line breaks stay as they are."""
    stream = open(file, encoding=ENCODING or _guessed_encoding(file), newline='')
    if stream.read(1) != '\ufeff':
        stream.seek(0)
    return stream


def _guessed_encoding(file):
    """UTF-8, unless the first letters that are not ASCII say otherwise: then what Western programs write."""
    with open(file, 'rb') as stream:
        start = stream.peek(2)[:2]
        if start == codecs.BOM_UTF16_LE or start[1:] == b'\0':
            return 'utf-16-le'
        if start == codecs.BOM_UTF16_BE or start[:1] == b'\0':
            return 'utf-16-be'
        while chunk := stream.read(65536):
            if not chunk.isascii():
                return 'utf-8' if _is_utf8(chunk) else 'windows-1252'
    return 'utf-8'


def _is_utf8(chunk):
    """The chunk may end within a letter."""
    try:
        codecs.getincrementaldecoder('utf-8')().decode(chunk)
        return True
    except UnicodeDecodeError:
        return False
`
}
