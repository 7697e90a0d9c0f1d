import { parse } from 'csv-parse/browser/esm'
import { SourceError } from '../records/source-error.ts'
import { noAttributes, type ElementHandler, type Parser } from './elements.ts'
import { hasOneCell, type CsvFormat } from './format.ts'
import type { Limits } from './limits.ts'

/** What a line of CSV is called in paths; its cells are called by their headings. */
export const csvRow = 'row'

/**
 * CSV as elements: a `row` with an element for each cell, named after the heading (`column 3` where
 * there is none). Lines without any content are passed over.
 */
export function createCsvParser(
  handler: ElementHandler,
  limits: Limits,
  format: CsvFormat,
): Parser {
  const rows = new Rows(handler, limits, format)
  const parser = parse({
    delimiter: format.delimiter,
    from_line: format.hasSeparatorLine ? 2 : 1,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: limits.recordLength,
    on_record: (cells: string[], { lines }) => rows.add(cells, lines),
  })
  let fault: unknown
  parser.on('error', (error) => (fault = error))
  const settle =
    (resolve: () => void, reject: (error: unknown) => void) => (error?: Error | null) =>
      error || fault ? reject(explain(fault ?? error, rows.line)) : resolve()
  return {
    write: (piece) =>
      new Promise((resolve, reject) => {
        if (piece === '') resolve()
        else parser.write(piece, settle(resolve, reject))
      }),
    end: () => new Promise((resolve, reject) => parser.end(settle(resolve, reject))),
  }
}

class Rows {
  readonly #handler: ElementHandler
  readonly #limits: Limits
  #headings: string[] | undefined
  #isBeforeTable: boolean
  /** Where the row after the last one begins. */
  line = 1

  constructor(handler: ElementHandler, limits: Limits, format: CsvFormat) {
    this.#handler = handler
    this.#limits = limits
    this.#headings = format.hasHeading ? undefined : []
    this.#isBeforeTable = format.hasTitle
  }

  /** `lastLine` is the one the row ends in; cells may hold line breaks. */
  add(cells: string[], lastLine: number): null {
    const line = lastLine - cells.reduce((sum, cell) => sum + countBreaks(cell), 0)
    this.line = lastLine + 1
    this.#isBeforeTable &&= hasOneCell(cells)
    if (this.#isBeforeTable) return null
    if (this.#headings) this.#addRow(cells, this.#headings, line)
    else this.#headings = cells.map((cell) => cell.trim())
    return null
  }

  #addRow(cells: string[], headings: string[], line: number): void {
    if (cells.every((cell) => cell.trim() === '')) return
    this.#ensureFits(cells, headings, line)
    this.#handler.open(csvRow, noAttributes, line, 1)
    for (const [index, cell] of cells.entries()) {
      const name = headings[index] || `column ${index + 1}`
      if (cell === '' && !headings[index]) continue
      this.#handler.open(name, noAttributes, line, index + 1)
      this.#handler.text(cell)
      this.#handler.close()
    }
    this.#handler.close()
  }

  #ensureFits(cells: string[], headings: string[], line: number): void {
    const tooMany = headings.length > 0 && cells.slice(headings.length).some((cell) => cell !== '')
    if (tooMany) {
      throw new SourceError(
        `this row has ${cells.length} cells, but the heading has ${headings.length}. ` +
          'Most likely a text holds the separator: have the export put quotes around such texts.',
        { line, column: headings.length + 1 },
      )
    }
    const long = cells.findIndex(({ length }) => length > this.#limits.textLength)
    if (long >= 0) {
      throw new SourceError(
        `this cell is longer than ${this.#limits.textLength.toLocaleString('en')} characters. ` +
          'Leave such large contents out of the export.',
        { line, column: long + 1 },
      )
    }
  }
}

function countBreaks(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\r|\n/).length - 1 : 0
}

function explain(error: unknown, line: number): unknown {
  if (error instanceof SourceError) return error
  const code = Object(error) as { code?: string }
  const problem = problems[code.code ?? '']
  return problem ? new SourceError(problem, { line, column: 1 }) : error
}

const problems: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED:
    'in this row or after it a quote is never closed, or the file was cut off. Have the export double quotes inside of texts (""), or export it again.',
  CSV_MAX_RECORD_SIZE:
    'this row is longer than a record may be. Look for a quote that is never closed.',
  CSV_INVALID_CLOSING_QUOTE:
    'in this row a text goes on after its closing quote. Have the export double quotes inside of texts ("").',
}
