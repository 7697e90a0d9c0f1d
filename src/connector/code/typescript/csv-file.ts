import type { SourceWords } from '../reading-files.ts'

/** Reads CSV as a stream. */
export function csvFile({ delimiter, hasHeading }: SourceWords): string {
  return String.raw`import { pipeline } from 'node:stream'
import { parse } from 'csv-parse'
import type { Element } from './fields.ts'
import { readText } from './text.ts'

const delimiter = ${delimiter}
const hasHeading = ${hasHeading}

interface Row {
  record: string[]
  info: { lines: number }
}

/** The rows of the file, one after the other; an element for each cell, named after the heading. */
export async function* readRecords(file: string): AsyncGenerator<Element> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  })
  // What goes wrong comes out of the parser.
  pipeline(readText(file), parser, () => {})
  let headings: string[] | undefined = hasHeading ? undefined : []
  for await (const { record: cells, info } of parser as AsyncIterable<Row>) {
    if (isSeparatorLine(cells) || cells.every((cell) => cell.trim() === '')) continue
    if (headings) yield rowOf(cells, headings, info.lines)
    else headings = cells.map((cell) => cell.trim())
  }
}

/** Excel's "sep=;" before everything. */
function isSeparatorLine([first = '', ...others]: string[]): boolean {
  return first.toLowerCase() === 'sep=' && others.join('') === ''
}

function rowOf(cells: string[], headings: string[], line: number): Element {
  if (headings.length > 0 && cells.slice(headings.length).some((cell) => cell !== '')) {
    throw new Error('Line ' + line + ': more cells than headings. Does a text hold the separator?')
  }
  const children = cells.flatMap((text, index) => {
    const name = headings[index] || 'column ' + (index + 1)
    return text === '' && !headings[index] ? [] : [{ name, attributes: {}, text, children: [] }]
  })
  return { name: 'row', attributes: {}, text: '', children, line }
}
`
}
