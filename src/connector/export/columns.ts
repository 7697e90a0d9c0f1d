import type { Attribute, ProductValueData } from '#contract'
import { type ExportedProduct, isMeasurement, isPrices } from './exported-product.ts'
import type { ExportPlan } from './plan.ts'

export interface Column {
  name: string
  /** Empty when the product has no such value. */
  textOf(product: ExportedProduct): string
}

/**
 * The columns of a table of these products, named as in the PIM's own files: `name-en_US`, `price-EUR`,
 * `weight` and `weight-unit`. They follow from the plan alone, so that the first row can be written
 * before the last product is known.
 */
export function columnsFor(plan: ExportPlan): Column[] {
  return [...properties, ...plan.attributes.flatMap((attribute) => columnsOf(attribute, plan))]
}

const properties: Column[] = [
  { name: 'identifier', textOf: ({ identifier }) => identifier ?? '' },
  { name: 'uuid', textOf: ({ uuid }) => uuid },
  { name: 'family', textOf: ({ family }) => family ?? '' },
  { name: 'parent', textOf: ({ parent }) => parent ?? '' },
  { name: 'categories', textOf: ({ categories }) => categories.join(',') },
]

function columnsOf(attribute: Attribute, plan: ExportPlan): Column[] {
  return localesOf(attribute, plan).flatMap((locale) => {
    const name = locale === null ? attribute.code : `${attribute.code}-${locale}`
    return partsOf(attribute, plan).map(({ suffix, read }) => ({
      name: `${name}${suffix}`,
      textOf: ({ values }: ExportedProduct) => {
        const value = values.get(attribute.code)?.find((one) => one.locale === locale)
        return value === undefined ? '' : read(value.data)
      },
    }))
  })
}

function localesOf(attribute: Attribute, { locales }: ExportPlan): readonly (string | null)[] {
  const { localizable, available_locales: available } = attribute
  if (!localizable) return [null]
  return available.length === 0 ? locales : locales.filter((locale) => available.includes(locale))
}

interface Part {
  suffix: string
  read: (data: ProductValueData) => string
}

function partsOf({ type }: Attribute, { channel }: ExportPlan): Part[] {
  if (type === 'pim_catalog_price_collection') {
    return channel.currencies.map((currency) => ({
      suffix: `-${currency}`,
      read: (data) => amountIn(data, currency) ?? '',
    }))
  }
  if (type === 'pim_catalog_metric') {
    return [
      { suffix: '', read: (data) => (isMeasurement(data) ? String(data.amount) : '') },
      { suffix: '-unit', read: (data) => (isMeasurement(data) ? data.unit : '') },
    ]
  }
  return [{ suffix: '', read: plainText }]
}

/** The amount in one currency; undefined when it has none in it. */
export function amountIn(data: ProductValueData, currency: string): string | undefined {
  const price = isPrices(data) ? data.find((one) => one.currency === currency) : undefined
  return price === undefined ? undefined : String(price.amount)
}

/** In one line of text: several entries are parted by commas. */
export function plainText(data: ProductValueData): string {
  if (isMeasurement(data)) return `${data.amount} ${data.unit}`
  if (!Array.isArray(data)) return String(data)
  return data
    .map((item) => (typeof item === 'string' ? item : `${item.amount} ${item.currency}`))
    .join(',')
}
