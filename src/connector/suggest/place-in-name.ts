import type { Attribute } from '#contract'
import type { PimStructure } from '../structure/structure.ts'

/** An attribute with the locale and the channel that one value of it is for. */
export interface Placed {
  attribute: Attribute
  locale?: string
  scope?: string
}

/** `description-en_US-ecommerce`, as exports of the PIM head their columns; undefined for any other name. */
export function placeInName(
  name: string,
  { attributes, locales, channels, currencies }: PimStructure,
): Placed | undefined {
  const [code = '', ...places] = name.split('-')
  const attribute = attributes.get(code)
  const isKnown = (place: string) =>
    locales.has(place) || channels.has(place) || currencies.has(place)
  if (!attribute || places.length === 0 || !places.every(isKnown)) return undefined
  const locale = attribute.localizable ? places.find((place) => locales.has(place)) : undefined
  const scope = attribute.scopable ? places.find((place) => channels.has(place)) : undefined
  return { attribute, ...(locale && { locale }), ...(scope && { scope }) }
}
