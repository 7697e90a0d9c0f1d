import type { Attribute } from '#contract'
import { amountIn, plainText } from './columns.ts'
import { ExportError } from './export-error.ts'
import { type ExportedProduct, isPrices } from './exported-product.ts'
import { type FeedField, type FeedMapping } from './feed-fields.ts'
import type { ExportPlan } from './plan.ts'
import { xmlText } from './xml-text.ts'

export interface FeedOptions {
  fields: FeedMapping
  /** A price in no other currency is written. @default the channel's first */
  currency?: string | undefined
  /** Where the feed comes from: its `link`. */
  home: string
}

/**
 * A product feed as shops and marketplaces read it: RSS 2.0 with the `g:` fields. A feed speaks one
 * language, that of the plan.
 *
 * @throws ExportError when the plan has several locales or the channel has no such currency
 */
export function writeFeed(
  products: AsyncIterable<ExportedProduct>,
  plan: ExportPlan,
  options: FeedOptions,
): AsyncGenerator<string, void, undefined> {
  const { channel, locales } = plan
  const [locale = '', ...more] = locales
  if (more.length > 0) {
    throw new ExportError(`A feed speaks one language. Choose one of ${locales.join(', ')}.`)
  }
  const currency = options.currency ?? channel.currencies[0] ?? ''
  if (!channel.currencies.includes(currency)) {
    throw new ExportError(
      `The channel ${channel.code} has no currency "${currency}". It has ${channel.currencies.join(', ')}.`,
    )
  }
  const title = channel.labels[locale] || channel.code
  return lines(products, { ...options, currency, locale, title })
}

interface Settled extends FeedOptions {
  currency: string
  locale: string
  title: string
}

async function* lines(
  products: AsyncIterable<ExportedProduct>,
  settled: Settled,
): AsyncGenerator<string, void, undefined> {
  const { title, locale, home } = settled
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>\n'
  yield element('title', title) + element('link', home)
  yield element('description', `Products of ${title}, complete in ${locale}`)
  for await (const product of products) yield item(product, settled)
  yield '</channel>\n</rss>\n'
}

function item(product: ExportedProduct, settled: Settled): string {
  const fields = [...settled.fields].map(([field, attribute]) => {
    const text = textOf(product, field, attribute, settled)
    return text === '' ? '' : element(`g:${field}`, text)
  })
  const group = product.parent === null ? '' : element('g:item_group_id', product.parent)
  const id = element('g:id', product.identifier ?? product.uuid)
  return `<item>\n${id}${group}${fields.join('')}</item>\n`
}

/** A price without its currency would be read as any; a product without one is not free of charge. */
function textOf(
  { values }: ExportedProduct,
  field: FeedField,
  { code }: Attribute,
  { currency, locale }: Settled,
): string {
  const value = values.get(code)?.find((one) => one.locale === null || one.locale === locale)
  if (value === undefined) return ''
  if (field !== 'price' && !isPrices(value.data)) return plainText(value.data)
  const amount = amountIn(value.data, currency)
  return amount === undefined ? '' : `${amount} ${currency}`
}

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>\n`
}
