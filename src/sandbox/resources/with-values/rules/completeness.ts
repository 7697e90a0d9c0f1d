import type { Attribute, Channel, Completeness, Family } from '#contract'
import type { References, Value, Values } from '../../../values/value.ts'

/** What completeness is measured against. */
export interface Measure {
  family: Family
  /** Code of the identifier attribute: every channel requires it. */
  identifier: string
  channels: Channel[]
  references: References
  /**
   * Whether something could have a value of the attribute at all: a product model has none of those of
   * the levels below.
   * @default everything the family requires
   */
  counts?(attributeCode: string): boolean
}

/**
 * How complete something is for each channel and each of its locales: the share of the attributes that
 * its family requires for the channel and that have a value there. Nothing required is all there.
 */
export function completenesses(values: Values, measure: Measure): Completeness[] {
  const { channels, references } = measure
  return channels.flatMap((channel) =>
    channel.locales.toSorted().map((locale) => {
      const required = requiredFor(measure, channel, locale)
      const filled = required.filter((code) =>
        holdsValue(values[code] ?? [], references.attribute(code), channel, locale),
      )
      return { scope: channel.code, locale, data: percent(filled.length, required.length) }
    }),
  )
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((100 * part) / whole)
}

function requiredFor(
  { family, identifier, references, counts = () => true }: Measure,
  channel: Channel,
  locale: string,
): string[] {
  const codes = new Set([identifier, ...(family.attribute_requirements[channel.code] ?? [])])
  return [...codes].filter((code) => {
    const available = references.attribute(code)?.available_locales ?? []
    return counts(code) && (available.length === 0 || available.includes(locale))
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
