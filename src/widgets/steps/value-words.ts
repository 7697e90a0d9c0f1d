import type { ValuePlace } from '#contract'

/** Whether two values are the same for the PIM: `1.5` and `1.5000` are one amount, lists have no order. */
export function isSameData(one: unknown, other: unknown): boolean {
  return JSON.stringify(settled(one)) === JSON.stringify(settled(other))
}

/** A value as a reader would write it: `139.00 EUR and 122.00 GBP`, `98 GRAM`, `“Halo”`. */
export function wordsForData(data: unknown): string {
  if (data === undefined || data === null) return 'empty'
  if (typeof data === 'string') return `“${shortened(data)}”`
  if (Array.isArray(data)) return data.map(wordsForData).join(' and ')
  const { amount, unit, currency } = data as Readonly<Record<string, unknown>>
  const measure = unit ?? currency
  return measure === undefined ? JSON.stringify(data) : `${Number(amount)} ${String(measure)}`
}

/** `name (en_GB)`, `description (en_GB, ecommerce)`, `color` */
export function wordsForPlace({ attribute, locale, scope }: ValuePlace): string {
  const places = [locale, scope].filter((place) => place)
  return places.length > 0 ? `${attribute} (${places.join(', ')})` : attribute
}

/** The currencies that a price list lacks. */
export function missingCurrencies(wanted: unknown, is: unknown): string[] {
  const there = currenciesOf(is)
  return currenciesOf(wanted).filter((currency) => !there.includes(currency))
}

function currenciesOf(prices: unknown): string[] {
  if (!Array.isArray(prices)) return []
  return prices.flatMap((price: unknown) => {
    const { currency } = { ...(price as { currency?: unknown } | null) }
    return typeof currency === 'string' ? [currency] : []
  })
}

function settled(data: unknown): unknown {
  if (Array.isArray(data)) return data.map((item) => JSON.stringify(settled(item))).toSorted()
  if (typeof data !== 'object' || data === null) return data
  const entries = Object.entries(data).map(([name, value]): [string, unknown] => [
    name,
    name === 'amount' && value !== null ? Number(value) : settled(value),
  ])
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
