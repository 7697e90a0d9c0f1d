import type { Notation } from './notation.ts'
import type { Plan } from './plan.ts'

/** What a mapping says about its file, written in a language. */
export interface SourceWords {
  /** The names on the way from the root of the file to its records. */
  way: string
  /** Of the file; nothing where it is to be found out. */
  encoding: string
  delimiter: string
  hasHeading: string
}

type Reader = (words: SourceWords) => string

/** What a language has for reading: one file a format, and how files become text that do not say their encoding. */
export type Readers = Record<Plan['format'] | 'text', Reader>

/** The files that read what the mapping is for, and no others. */
export function readingFiles(
  { format, mapping: { source = {} }, record, encoding, hasHeading }: Plan,
  readers: Readers,
  { quote, list, truth, nothing }: Notation,
): { source: string; text?: string } {
  const words = {
    way: list(record.map(quote)),
    encoding: encoding === undefined ? nothing : quote(encoding),
    delimiter: quote(source.delimiter ?? ''),
    hasHeading: truth(hasHeading),
  }
  const saysEncoding = format === 'xml'
  return {
    source: readers[format](words),
    ...(!saysEncoding && { text: readers.text(words) }),
  }
}
