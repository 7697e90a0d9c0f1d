import type { Attribute, Channel } from '#contract'
import type { Circumstances } from './context.ts'

/** Where a value belongs, as its attribute decides. */
export interface Place {
  locale: string | null
  scope: string | null
}

export const emptyPlace: Place = { locale: null, scope: null }

export function attributeOf({ facts }: Circumstances, code: string): Attribute | undefined {
  return facts.structure?.attributes.find((attribute) => attribute.code === code)
}

/** A place that fits an attribute, as near as possible to the one that was asked for. */
export function placeFor(
  about: Circumstances,
  code: string,
  wanted: Partial<Place> = {},
): Place | undefined {
  const attribute = attributeOf(about, code)
  const { channels = [] } = about.facts.structure ?? {}
  const channel = channels.find((one) => one.code === wanted.scope) ?? channels[0]
  if (!attribute || !channel) return undefined
  return {
    locale: attribute.localizable ? localeFor(attribute, channel, wanted.locale) : null,
    scope: attribute.scopable ? channel.code : null,
  }
}

/** The locale that was asked for if it can be, else English, else the first. */
function localeFor(attribute: Attribute, channel: Channel, wanted?: string | null): string | null {
  const only = attribute.available_locales ?? []
  const possible = (channel.locales ?? []).filter(
    (locale) => only.length === 0 || only.includes(locale),
  )
  return [wanted, 'en_US'].find((locale) => possible.includes(locale ?? '')) ?? possible[0] ?? null
}
