import type { ProductValueData } from '#contract'
import type { ExportedProduct, ExportedValue } from './exported-product.ts'

/** A product a line; values by attribute, and by locale where they have one. */
export async function* writeJsonLines(
  products: AsyncIterable<ExportedProduct>,
): AsyncGenerator<string, void, undefined> {
  for await (const { values, ...product } of products) {
    const byAttribute = [...values].map(([code, all]) => [code, shortest(all)] as const)
    yield `${JSON.stringify({ ...product, values: Object.fromEntries(byAttribute) })}\n`
  }
}

function shortest(
  values: readonly ExportedValue[],
): ProductValueData | Record<string, ProductValueData> | undefined {
  const [first] = values
  if (first?.locale === null) return first.data
  return Object.fromEntries(values.map(({ locale, data }) => [locale, data]))
}
