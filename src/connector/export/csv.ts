import { stringify } from 'csv-stringify/browser/esm/sync'
import { columnsFor } from './columns.ts'
import type { ExportedProduct } from './exported-product.ts'
import type { ExportPlan } from './plan.ts'

export interface CsvOptions {
  /**
   * Puts an apostrophe before what a spreadsheet would take for a formula (`=`, `+`, `-`, `@`), for
   * files that people open. Programs read the values without it as they are.
   *
   * @default false
   */
  escapeFormulas?: boolean | undefined
}

/** A table with a column an attribute and locale, as RFC 4180 has it; the names come first. */
export async function* writeCsv(
  products: AsyncIterable<ExportedProduct>,
  plan: ExportPlan,
  options: CsvOptions = {},
): AsyncGenerator<string, void, undefined> {
  const columns = columnsFor(plan)
  const names = columns.map(({ name }) => name)
  yield formatRow(names, options)
  for await (const product of products) {
    yield formatRow(
      columns.map(({ textOf }) => textOf(product)),
      options,
    )
  }
}

export function formatRow(
  cells: readonly string[],
  { escapeFormulas = false }: CsvOptions = {},
): string {
  return stringify([[...cells]], {
    record_delimiter: 'windows',
    // A lone line feed is no delimiter here, but must be quoted all the same.
    quoted_match: /[\r\n]/,
    escape_formulas: escapeFormulas,
  })
}
