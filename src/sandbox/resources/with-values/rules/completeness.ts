import type { Channel, Completeness, Family } from '#contract'
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

/** What a family requires for a channel in one of its locales. */
export interface RequiredPlace {
  scope: string
  locale: string
  required: RequiredAttribute[]
}

export interface RequiredAttribute {
  code: string
  /** Of a price: the currencies that it has to be in, those of the channel. */
  currencies?: readonly string[]
}

/**
 * How complete something is for each channel and each of its locales: the share of the attributes that
 * its family requires for the channel and that have a value there. Nothing required is all there.
 */
export function completenesses(values: Values, measure: Measure): Completeness[] {
  return completenessesAt(values, requiredPlaces(measure))
}

/** The same, of a measure that was read before: it is the same for all products of a family. */
export function completenessesAt(values: Values, places: readonly RequiredPlace[]): Completeness[] {
  return places.map(({ scope, locale, required }) => {
    const filled = required.filter((attribute) =>
      holdsValue(values[attribute.code] ?? [], attribute, scope, locale),
    )
    return { scope, locale, data: percent(filled.length, required.length) }
  })
}

/** All that completeness depends on, beside the values. Channels in their order, locales by code. */
export function requiredPlaces(measure: Measure): RequiredPlace[] {
  return measure.channels.flatMap((channel) =>
    channel.locales.toSorted().map((locale) => ({
      scope: channel.code,
      locale,
      required: requiredFor(measure, channel, locale),
    })),
  )
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((100 * part) / whole)
}

function requiredFor(
  { family, identifier, references, counts = () => true }: Measure,
  channel: Channel,
  locale: string,
): RequiredAttribute[] {
  const codes = new Set([identifier, ...(family.attribute_requirements[channel.code] ?? [])])
  return [...codes].flatMap((code) => {
    const attribute = references.attribute(code)
    const available = attribute?.available_locales ?? []
    if (!counts(code) || (available.length > 0 && !available.includes(locale))) return []
    const isPrice = attribute?.type === 'pim_catalog_price_collection'
    return [{ code, ...(isPrice && { currencies: channel.currencies }) }]
  })
}

function holdsValue(
  values: Value[],
  { currencies }: RequiredAttribute,
  scope: string,
  locale: string,
): boolean {
  const value = values.find(
    (candidate) => (candidate.scope ?? scope) === scope && (candidate.locale ?? locale) === locale,
  )
  return value !== undefined && (!currencies || hasAllCurrencies(value, currencies))
}

/** A price is complete when each currency of the channel has one. */
function hasAllCurrencies({ data }: Value, currencies: readonly string[]): boolean {
  const known = new Set((data as { currency: string }[]).map(({ currency }) => currency))
  return currencies.every((currency) => known.has(currency))
}
