import type { Attribute, Channel, Family } from '#contract'
import type { References, Value, Values } from '../../values/value.ts'

export interface Completeness {
  scope: string
  locale: string
  /** Percent of the required values that are there, rounded down. */
  data: number
}

/**
 * How complete a product is for each channel and each of its locales: the share of the attributes that
 * its family requires for the channel and that have a value there. The identifier always counts.
 */
export function completenesses(
  values: Values,
  identifier: { attribute: Attribute; value: string | null },
  family: Family | undefined,
  channels: Channel[],
  references: References,
): Completeness[] {
  if (!family) return []
  const isFilled = (code: string, channel: Channel, locale: string) =>
    code === identifier.attribute.code
      ? identifier.value !== null
      : holdsValue(values[code] ?? [], references.attribute(code), channel, locale)
  return channels.flatMap((channel) =>
    channel.locales.toSorted().map((locale) => {
      const required = requiredFor(family, channel, locale, identifier.attribute.code, references)
      const filled = required.filter((code) => isFilled(code, channel, locale)).length
      return { scope: channel.code, locale, data: Math.floor((100 * filled) / required.length) }
    }),
  )
}

function requiredFor(
  family: Family,
  channel: Channel,
  locale: string,
  identifier: string,
  references: References,
): string[] {
  const codes = new Set([identifier, ...(family.attribute_requirements[channel.code] ?? [])])
  return [...codes].filter((code) => {
    const available = references.attribute(code)?.available_locales ?? []
    return available.length === 0 || available.includes(locale)
  })
}

function holdsValue(
  values: Value[],
  attribute: Attribute | undefined,
  channel: Channel,
  locale: string,
): boolean {
  const value = values.find(
    (candidate) =>
      (candidate.scope ?? channel.code) === channel.code && (candidate.locale ?? locale) === locale,
  )
  if (!value) return false
  return attribute?.type !== 'pim_catalog_price_collection' || hasAllCurrencies(value, channel)
}

/** A price is complete when each currency of the channel has one. */
function hasAllCurrencies({ data }: Value, channel: Channel): boolean {
  const currencies = new Set((data as { currency: string }[]).map(({ currency }) => currency))
  return channel.currencies.every((currency) => currencies.has(currency))
}
