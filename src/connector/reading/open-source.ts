import { peek, type ByteSource } from './bytes.ts'
import { decode } from './decode.ts'
import type { ElementHandler, Parser } from './elements.ts'
import type { Encoding } from './encoding.ts'
import { headSize, recogniseFormat, type Format } from './format.ts'
import type { Limits } from './limits.ts'

/** A file with what has been found out about it, not read yet. */
export interface OpenSource {
  format: Format
  /** A guess may still change while the text is read. */
  encoding: Encoding
  text: AsyncIterable<string>
  createParser(handler: ElementHandler, limits: Limits): Promise<Parser>
}

/** What the caller knows better than the file's first bytes. */
export interface Known {
  format?: Format
  encoding?: string
  fileName?: string
  /** Between the cells; makes the file CSV. */
  delimiter?: string
}

/** Looks at a file's beginning; the whole of it is still to be read. */
export async function openSource(source: ByteSource, known: Known): Promise<OpenSource> {
  const { head, all } = await peek(source, headSize)
  const { format, encoding } = recognise(head, known)
  return {
    format,
    encoding,
    text: decode(all, encoding),
    createParser: (handler, limits) => createParser(format, handler, limits),
  }
}

function recognise(
  head: Uint8Array,
  { format, encoding, fileName, delimiter }: Known,
): { format: Format; encoding: Encoding } {
  const seen = recogniseFormat(head, fileName, encoding, delimiter)
  return { format: format ?? seen.format, encoding: seen.encoding }
}

/** Loads only the parser that is needed: a page that reads XML does without the others. */
async function createParser(
  format: Format,
  handler: ElementHandler,
  limits: Limits,
): Promise<Parser> {
  switch (format.kind) {
    case 'xml':
      return (await import('./xml.ts')).createXmlParser(handler, limits)
    case 'csv':
      return (await import('./csv.ts')).createCsvParser(handler, limits, format)
    default:
      return (await import('./json.ts')).createJsonParser(handler, limits)
  }
}
