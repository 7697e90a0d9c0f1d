import type { Channel } from '#contract'
import type { Call } from '../../rest/call.ts'
import { readBoolean } from '../../rest/pagination.ts'
import { attributeReader } from '../attributes/store.ts'
import { channelReader } from '../channels/store.ts'
import { doNotExist, ensureActiveLocales, plural, refused, splitCodes } from './refusals.ts'

/** What a caller wants to see. Source: the PIM's filters on product values. */
export interface View {
  /** Only values of these attributes. */
  attributes?: ReadonlySet<string>
  /** Only values of these locales, and those that are the same in all. */
  locales?: ReadonlySet<string>
  /** Only values of this channel and of its locales, and those that are the same in all. */
  channel?: Channel
  withAttributeOptions: boolean
  withQualityScores: boolean
  withCompletenesses: boolean
}

/** What GET one knows. */
export function readView({ query }: Call): View {
  return {
    withAttributeOptions: readBoolean(query, 'with_attribute_options'),
    withQualityScores: readBoolean(query, 'with_quality_scores'),
    withCompletenesses: readBoolean(query, 'with_completenesses'),
  }
}

/** What lists know on top. */
export function readListView(call: Call): View {
  const channel = readChannel(call)
  const locales = readLocales(call, channel)
  const attributes = readAttributes(call)
  return {
    ...readView(call),
    ...(channel && { channel }),
    ...(locales && { locales }),
    ...(attributes && { attributes }),
  }
}

/** The parameters that a list's links carry along. */
export const listParameters = [
  'search',
  'scope',
  'search_scope',
  'search_locale',
  'locales',
  'attributes',
  'with_attribute_options',
  'with_quality_scores',
  'with_completenesses',
] as const

function readChannel({ query, database }: Call): Channel | undefined {
  const scope = query.get('scope')
  if (!scope) return undefined
  const channel = channelReader(database).get(scope)
  if (!channel) throw refused(`Scope "${scope}" does not exist.`)
  return channel
}

function readLocales(
  { query, database }: Call,
  channel: Channel | undefined,
): Set<string> | undefined {
  const codes = splitCodes(query.get('locales'))
  if (!codes) return channel && new Set(channel.locales)
  const stored = ensureActiveLocales(database, codes)
  const unbound = stored.filter((code) => channel && !channel.locales.includes(code))
  if (channel && unbound.length > 0) {
    const scope = `activated for the scope "${channel.code}".`
    throw refused(plural(unbound, ['Locale', `is not ${scope}`], ['Locales', `are not ${scope}`]))
  }
  return new Set(stored)
}

function readAttributes({ query, database }: Call): Set<string> | undefined {
  const codes = splitCodes(query.get('attributes'))
  if (!codes) return undefined
  const reader = attributeReader(database)
  const found = codes.map((code) => [code, reader.get(code)?.code] as const)
  const unknown = found.flatMap(([code, stored]) => (stored === undefined ? [code] : []))
  if (unknown.length > 0) throw doNotExist(unknown, 'Attribute', 'Attributes')
  return new Set(found.flatMap(([, stored]) => stored ?? []))
}
