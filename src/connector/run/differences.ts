import type {
  Product,
  ProductModel,
  ProductModelPatchLine,
  ProductPatchLine,
  ProductValueInput,
} from '#contract'
import { Big } from 'big.js'

/** One thing that a line would change in the PIM. */
export interface Difference {
  /** An attribute's code, `family`, `family_variant`, `enabled`, `categories`, `parent`, or as in `X_SELL products`. */
  property: string
  locale?: string | null
  scope?: string | null
  before: unknown
  after: unknown
}

type Known = Product | ProductModel | undefined
type Line = ProductPatchLine | ProductModelPatchLine

/** What a line would change in a product or model as it is: nothing, if the list is empty. */
export function differencesOf(product: Known, line: Line): Difference[] {
  return [
    ...propertyDifferences(product, line),
    ...valueDifferences(product, line),
    ...linkDifferences(product, line),
  ]
}

const properties = ['enabled', 'family', 'family_variant', 'parent', 'categories']

function propertyDifferences(product: Known, line: Line): Difference[] {
  return properties.flatMap((property) => {
    const after: unknown = Object(line)[property]
    const before: unknown = Object(product)[property] ?? null
    return after === undefined || isSame(before, after) ? [] : [{ property, before, after }]
  })
}

function valueDifferences(product: Known, line: Line): Difference[] {
  return Object.entries(line.values ?? {}).flatMap(([property, entries]) =>
    entries.flatMap((entry) => {
      const before = dataAt(product, property, entry)
      const { locale, scope, data: after } = entry
      return isSame(before, after) ? [] : [{ property, locale, scope, before, after }]
    }),
  )
}

function linkDifferences(product: Known, line: Line): Difference[] {
  return (['associations', 'quantified_associations'] as const).flatMap((name) =>
    Object.entries(line[name] ?? {}).flatMap(([type, kinds]) =>
      Object.entries(kinds).flatMap(([kind, after]) => {
        const known: Record<string, unknown> = product?.[name]?.[type] ?? {}
        const before = known[kind] ?? []
        return isSame(before, after) ? [] : [{ property: `${type} ${kind}`, before, after }]
      }),
    ),
  )
}

function dataAt(product: Known, attribute: string, { locale, scope }: ProductValueInput): unknown {
  const entries = product?.values[attribute] ?? []
  const found = entries.find((entry) => entry.locale === locale && entry.scope === scope)
  return found?.data ?? null
}

/** The PIM's ways of writing the same: decimals, the midnight of a date, the order of codes. */
function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(settled(before)) === JSON.stringify(settled(after))
}

function settled(data: unknown): unknown {
  if (Array.isArray(data)) return sorted(data.map(settled))
  if (typeof data === 'object' && data !== null) return settledObject(data)
  if (typeof data === 'number') return new Big(data).toFixed()
  return typeof data === 'string' ? settledText(data) : data
}

function settledObject(data: object): object {
  const { amount, unit, currency } = data as Record<string, unknown>
  return amount === undefined ? data : { amount: settled(amount), unit, currency }
}

function settledText(text: string): string | null {
  if (text === '') return null
  if (/^-?\d{1,60}(\.\d{1,60})?$/.test(text))
    return text.includes('.') ? new Big(text).toFixed() : text
  return text.replace(/^(\d{4}-\d{2}-\d{2})T00:00:00[+-]\d{2}:\d{2}$/, '$1')
}

function sorted(items: readonly unknown[]): unknown {
  if (items.length === 0) return null
  return items.map((item) => JSON.stringify(item)).toSorted()
}
