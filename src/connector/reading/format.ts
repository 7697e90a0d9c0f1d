import { SourceError } from '../records/source-error.ts'
import { ensureKnown, recogniseEncoding, type Encoding } from './encoding.ts'

/** A kind of file that can be read, with what reading it needs to know. */
export type Format = { kind: 'xml' } | { kind: 'json' } | { kind: 'json-lines' } | CsvFormat

export interface CsvFormat {
  kind: 'csv'
  delimiter: string
  /** The first row has names instead of values. */
  hasHeading: boolean
  /** Excel's `sep=;` before everything. */
  hasSeparatorLine: boolean
  /** Lines of one cell, such as a title and a date, stand before the table. */
  hasTitle: boolean
  /** What amounts among the first rows are written with; undefined when they do not tell. */
  decimalMark: ',' | '.' | undefined
}

/** How much of a file `recogniseFormat` wants to see; less will do when the file is shorter. */
export const headSize = 64 * 1024

/**
 * What kind of file it is, judged by its first bytes; the name only decides between a list of JSON
 * lines and a single JSON object.
 *
 * @throws SourceError for a file that is no text or in an unknown encoding, with what to do about it
 */
export function recogniseFormat(
  head: Uint8Array,
  fileName = '',
  chosenEncoding?: string,
  delimiter?: string,
): { format: Format; encoding: Encoding } {
  const encoding: Encoding = chosenEncoding
    ? { name: chosenEncoding, by: 'choice' }
    : recogniseEncoding(head)
  ensureKnown(encoding)
  refuseBinary(head, encoding)
  const text = new TextDecoder(encoding.name).decode(head, { stream: true })
  return { format: formatOf(text, fileName, delimiter), encoding }
}

function formatOf(text: string, fileName: string, delimiter: string | undefined): Format {
  const start = text.trimStart()
  if (start === '') throw new SourceError('The file is empty. Look whether the export has run.')
  if (delimiter !== undefined) return recogniseCsv(text, delimiter)
  if (start.startsWith('<')) return { kind: 'xml' }
  if (/\.(jsonl|ndjson)$/i.test(fileName)) return { kind: 'json-lines' }
  if (/^\[\s*[[{\]"\d-]/.test(start)) return { kind: 'json' }
  if (/^\{\s*["}]/.test(start)) return { kind: hasJsonLines(start) ? 'json-lines' : 'json' }
  return recogniseCsv(text)
}

/** A whole object in the first line, and another one begins in the second. */
function hasJsonLines(text: string): boolean {
  const [first = '', second = ''] = text.split(/\r?\n/, 2)
  if (!second.startsWith('{')) return false
  try {
    JSON.parse(first)
    return true
  } catch {
    return false
  }
}

const binaries: readonly [start: readonly number[], advice: string][] = [
  [[0x1f, 0x8b], 'It is packed with gzip (a .gz or .rapidstart file): unpack it first.'],
  [
    [0x50, 0x4b, 0x03, 0x04],
    'It is a ZIP archive, as Excel’s .xlsx files are, too: unpack it, or save the table as CSV.',
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], 'It is an old Excel or Word file: save the table as CSV.'],
  [[0x25, 0x50, 0x44, 0x46], 'It is a PDF: ask for the data behind it.'],
]

function refuseBinary(head: Uint8Array, encoding: Encoding): void {
  const [, advice] = binaries.find(([start]) => start.every((byte, at) => head[at] === byte)) ?? []
  const isWide = encoding.name.startsWith('utf-16')
  if (!advice && (isWide || !head.includes(0))) return
  throw new SourceError(
    `This file is not text. ${advice ?? 'Export it as XML, CSV, JSON or JSON lines.'}`,
  )
}

const delimiters = [';', ',', '\t', '|', '~', '^'] as const

function recogniseCsv(text: string, chosen?: string): CsvFormat {
  const named = /^sep=(.)\r?\n/i.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const rows = firstRows(body)
  const delimiter = chosen ?? named?.[1] ?? likeliestDelimiter(rows)
  const table = rows.map((row) => cellsOf(row, delimiter))
  const titles = titlesBefore(table)
  const [heading = [], ...values] = table.slice(titles)
  return {
    kind: 'csv',
    delimiter,
    hasHeading: looksLikeHeading(heading),
    hasSeparatorLine: named !== null,
    hasTitle: titles > 0,
    decimalMark: decimalMarkOf(values.flat()),
  }
}

/** The first rows, with what stands in quotes left as it is; the last may be cut off and is left out. */
function firstRows(text: string): string[] {
  const rows = text.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+/g) ?? []
  return rows.slice(0, Math.max(2, Math.min(rows.length - 1, 50)))
}

/**
 * The one that parts the rows into the same number of cells most often, and into the most; as many as
 * the heading has, or most of the rows below a title.
 */
function likeliestDelimiter(rows: readonly string[]): string {
  const scored = delimiters.map((delimiter) => {
    const counts = rows.map((row) => cellsOf(row, delimiter).length)
    const usual = counts[0] === 1 ? mostFrequent(counts.slice(1)) : (counts[0] ?? 1)
    const steady = counts.filter((count) => count === usual).length
    const isTable = usual > 1 && (counts[0] === usual || steady >= 2)
    return { delimiter, score: isTable ? steady * 1000 + usual : 0 }
  })
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

function mostFrequent(counts: readonly number[]): number {
  const grouped = [...Map.groupBy(counts, (count) => count)]
  return grouped.toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? 1
}

/** How many rows with one cell at most stand before the first with several, when those are a table. */
function titlesBefore(table: readonly (readonly string[])[]): number {
  const isTitle = table.map((cells) => hasOneCell(cells))
  const start = isTitle.indexOf(false)
  const isTable = isTitle.slice(start).filter((is) => !is).length >= 2
  return start > 0 && isTable ? start : 0
}

/** Whether a row has no more than one cell with something in it. */
export function hasOneCell(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell.trim() !== '').length <= 1
}

function cellsOf(row: string, delimiter: string): string[] {
  const separator = /[|^]/.test(delimiter) ? `\\${delimiter}` : delimiter
  const cell = new RegExp(`(?:^|${separator})("(?:[^"]|"")*"|[^${separator}]*)`, 'g')
  return [...row.matchAll(cell)].map(([, text = '']) => text.replace(/^"|"$/g, '').trim())
}

/** Names have letters and no figures of values, and do not repeat. */
function looksLikeHeading(cells: readonly string[]): boolean {
  const named = cells.filter((cell) => cell !== '')
  const isName = (cell: string) => /\p{L}/u.test(cell) && cell.length <= 120
  return named.length > 0 && named.every(isName) && new Set(named).size > named.length / 2
}

function decimalMarkOf(cells: readonly string[]): ',' | '.' | undefined {
  const count = (pattern: RegExp) => cells.filter((cell) => pattern.test(cell)).length
  const commas = count(/^-?(\d{1,3}(\.\d{3})+|\d+),\d{1,2}(\s*\p{Sc})?$|^-?\d+,\d{4,}$/u)
  const points = count(/^-?(\d{1,3}(,\d{3})+|\d+)\.\d{1,2}(\s*\p{Sc})?$|^-?\d+\.\d{4,}$/u)
  if (commas === points) return undefined
  return commas > points ? ',' : '.'
}
