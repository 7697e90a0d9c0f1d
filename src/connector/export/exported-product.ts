import type { Measurement, Price, Product, ProductValue, ProductValueData } from '#contract'
import type { ExportPlan } from './plan.ts'

/** A product as one channel shows it, in the locales asked for: a variant has its models' values. */
export interface ExportedProduct {
  uuid: string
  identifier: string | null
  family: string | null
  parent: string | null
  categories: readonly string[]
  updated: string
  /** By attribute; what has no value is missing. */
  values: ReadonlyMap<string, readonly ExportedValue[]>
}

export interface ExportedValue {
  /** null when the attribute has one value for all locales. */
  locale: string | null
  /** Options are their labels, files the address to fetch them from, prices those of the channel. */
  data: ProductValueData
}

/** What the channel shows of a product that the PIM sent for this plan. */
export function reduceProduct(product: Product, plan: ExportPlan): ExportedProduct {
  const { uuid, identifier, family, parent, categories, updated } = product
  const values = new Map<string, ExportedValue[]>()
  for (const { code } of plan.attributes) {
    const shown = (product.values[code] ?? []).filter((value) => isShown(value, plan))
    if (shown.length === 0) continue
    values.set(
      code,
      shown.map((value) => ({ locale: value.locale, data: readable(value, plan) })),
    )
  }
  return { uuid, identifier, family, parent, categories, updated, values }
}

/** The PIM filters already; what it sends beyond the question must not slip into a file. */
function isShown({ scope, locale }: ProductValue, { channel, locales }: ExportPlan): boolean {
  const isOfChannel = scope === null || scope === channel.code
  return isOfChannel && (locale === null || locales.includes(locale))
}

function readable(value: ProductValue, { channel, locales }: ExportPlan): ProductValueData {
  const { data, _links: links, locale } = value
  if (links) return links.download.href
  if (isPrices(data)) return data.filter(({ currency }) => channel.currencies.includes(currency))
  return withLabels(value, locale ?? locales[0] ?? '')
}

/** Labels in place of option codes; an option without a label in this locale keeps its code. */
function withLabels({ data, linked_data: linked }: ProductValue, locale: string): ProductValueData {
  if (!linked) return data
  if (isOption(linked)) return linked.labels[locale] || linked.code
  return isCodes(data) ? data.map((code) => linked[code]?.labels[locale] || code) : data
}

type Linked = NonNullable<ProductValue['linked_data']>
type Option = Extract<Linked, { code: string; attribute: string }>

/** A map of options may have a key like these, but never with a text. */
function isOption(linked: Linked): linked is Option {
  return typeof linked.code === 'string'
}

function isCodes(data: ProductValueData): data is string[] {
  return Array.isArray(data) && data.every((item) => typeof item === 'string')
}

export function isPrices(data: ProductValueData | undefined): data is Price[] {
  return (
    Array.isArray(data) &&
    data.length > 0 &&
    data.every((item) => typeof item === 'object' && 'currency' in item)
  )
}

export function isMeasurement(data: ProductValueData | undefined): data is Measurement {
  return typeof data === 'object' && !Array.isArray(data)
}
