import type { Channel } from '#contract'
import { HttpProblem } from '../../http/problem.ts'
import { type Call } from '../../rest/call.ts'
import { readBoolean } from '../../rest/pagination.ts'
import { attributeReader } from '../attributes/store.ts'
import { channelReader } from '../channels/store.ts'
import { localeReader } from '../locales/store.ts'

/** What of a product a caller wants to see. Source: the PIM's filters on product values. */
export interface ProductView {
  /** Only values of these attributes. */
  attributes?: ReadonlySet<string>
  /** Only values of these locales, and those that are the same in all. */
  locales?: ReadonlySet<string>
  /** Only values of this channel and of its locales, and those that are the same in all. */
  channel?: Channel
  withAttributeOptions: boolean
  withCompletenesses: boolean
}

/** What GET one knows. */
export function readProductView({ query }: Call): ProductView {
  return {
    withAttributeOptions: readBoolean(query, 'with_attribute_options'),
    withCompletenesses: readBoolean(query, 'with_completenesses'),
  }
}

/** What lists know on top. */
export function readListView(call: Call): ProductView {
  const channel = readChannel(call)
  const locales = readLocales(call, channel)
  const attributes = readAttributes(call)
  return {
    ...readProductView(call),
    ...(channel && { channel }),
    ...(locales && { locales }),
    ...(attributes && { attributes }),
  }
}

/** The parameters that a list's links carry along. */
export const viewParameters = [
  'scope',
  'locales',
  'attributes',
  'with_attribute_options',
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
  const codes = list(query.get('locales'))
  if (!codes) return channel && new Set(channel.locales)
  const reader = localeReader(database)
  const stored = codes.map((code) => reader.get(code)?.code ?? code)
  const inactive = stored.filter((code) => !reader.isActive(code))
  if (inactive.length > 0) {
    throw refused(
      plural(
        inactive,
        ['Locale', 'does not exist or is not activated.'],
        ['Locales', 'do not exist or are not activated.'],
      ),
    )
  }
  const unbound = stored.filter((code) => channel && !channel.locales.includes(code))
  if (channel && unbound.length > 0) {
    const scope = `activated for the scope "${channel.code}".`
    throw refused(plural(unbound, ['Locale', `is not ${scope}`], ['Locales', `are not ${scope}`]))
  }
  return new Set(stored)
}

function readAttributes({ query, database }: Call): Set<string> | undefined {
  const codes = list(query.get('attributes'))
  if (!codes) return undefined
  const reader = attributeReader(database)
  const found = codes.map((code) => [code, reader.get(code)?.code] as const)
  const unknown = found.flatMap(([code, stored]) => (stored === undefined ? [code] : []))
  if (unknown.length > 0) {
    throw refused(
      plural(unknown, ['Attribute', 'does not exist.'], ['Attributes', 'do not exist.']),
    )
  }
  return new Set(found.flatMap(([, stored]) => stored ?? []))
}

function list(text: string | null): string[] | undefined {
  return text ? text.split(',').map((code) => code.trim()) : undefined
}

function plural(codes: string[], one: [string, string], many: [string, string]): string {
  const [noun, rest] = codes.length > 1 ? many : one
  return `${noun} "${codes.join(', ')}" ${rest}`
}

function refused(message: string): HttpProblem {
  return new HttpProblem(422, message)
}
