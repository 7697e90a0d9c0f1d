import type { Database } from '../../ports.ts'
import { HttpProblem } from '../../http/problem.ts'
import type { Call } from '../../rest/call.ts'
import { type Condition, type Operators, all, condition } from '../../rest/filters/condition.ts'
import { dateOperators } from '../../rest/filters/dates.ts'
import type { Filter } from '../../rest/filters/parse.ts'
import { amongOperator, readStructuralSearch } from '../../rest/filters/structural.ts'
import { channelReader } from '../channels/store.ts'
import { localeReader } from '../locales/store.ts'
import { mediaFileAddress } from '../media-files/store.ts'
import type { EntityAttribute, EntityRecord, Kind, RecordValue } from './rules/kinds.ts'

// What lists of records and assets can be asked, and how one is shown.

/** The condition that `search` puts on the records of an entity. */
export function readRecordSearch(call: Call, attributes: EntityAttribute[]): Condition {
  const { '=': _equal, '!=': _other, ...moments } = dateOperators('updated', call.clock.now)
  return readStructuralSearch(
    call.query.get('search'),
    {
      code: amongOperator('code'),
      updated: moments,
      complete: completeOperator(call.database, attributes),
    },
    ['complete'],
  )
}

/** Complete is what has a value for each required attribute, in a channel and some of its locales. */
function completeOperator(database: Database, attributes: EntityAttribute[]): Operators {
  return {
    '=': (filter) => {
      const { value } = filter
      if (typeof value !== 'boolean') {
        throw refused(`Filter "complete" with operator "=" expects a boolean value.`)
      }
      const { channel, locales } = ensurePlace(database, filter)
      const required = attributes.filter((attribute) => attribute.is_required_for_completeness)
      const { sql, values } = all(
        locales.flatMap((locale) => required.map((attribute) => holds(attribute, channel, locale))),
      )
      return condition(`(${sql}) = ?`, ...values, Number(value))
    },
  }
}

/** Codes of attributes hold only letters, digits and underscores. */
function holds(attribute: EntityAttribute, channel: string, locale: string): Condition {
  return condition(
    `exists (select 1 from json_each(data, '$.values."${attribute.code}"')
      where value ->> 'channel' is ? and value ->> 'locale' is ?)`,
    attribute.value_per_channel ? channel : null,
    attribute.value_per_locale ? locale : null,
  )
}

function ensurePlace(database: Database, { channel, locales }: Filter) {
  if (channel === undefined || locales === undefined) {
    const missing = channel === undefined ? 'channel' : 'locales'
    throw refused(`Property "complete" expects an array with the key "${missing}".`)
  }
  return { channel: ensureChannel(database, channel), locales: ensureLocales(database, locales) }
}

/** What a caller wants to see: values of other channels and locales are left out. */
interface RecordView {
  channel: string | undefined
  locales: readonly string[] | undefined
}

export function readRecordView({ database, query }: Call): RecordView {
  const channel = query.get('channel')
  const locales = query.get('locales')
  return {
    channel: channel ? ensureChannel(database, channel) : undefined,
    locales: locales ? ensureLocales(database, locales.split(',')) : undefined,
  }
}

/** A record as callers see it, with the addresses of its files. */
export function presentRecord(
  { code, values, created, updated }: EntityRecord,
  { base }: Pick<Call, 'base'>,
  { files }: Kind,
  attributes: EntityAttribute[],
  view: RecordView,
): object {
  const media = attributes
    .filter(({ type }) => type === 'image' || type === 'media_file')
    .map((attribute) => attribute.code)
  const shown = Object.entries(values).flatMap(([attribute, entries]): [string, object[]][] => {
    const visible = entries.filter((entry) => isVisible(entry, view))
    if (visible.length === 0) return []
    if (!media.includes(attribute)) return [[attribute, visible]]
    return [[attribute, visible.map((entry) => withDownload(entry, base, files.path))]]
  })
  return { code, values: Object.fromEntries(shown), created, updated }
}

function isVisible({ locale, channel }: RecordValue, view: RecordView): boolean {
  const isOtherChannel = channel !== null && view.channel !== undefined && channel !== view.channel
  return !isOtherChannel && (locale === null || view.locales?.includes(locale) !== false)
}

function withDownload(entry: RecordValue, base: string, path: string): object {
  const href = mediaFileAddress(base, String(entry.data), path)
  return { _links: { download: { href } }, ...entry }
}

function ensureChannel(database: Database, code: string): string {
  const channel = channelReader(database).get(code)
  if (!channel) throw refused(`Channel "${code}" does not exist.`)
  return channel.code
}

function ensureLocales(database: Database, codes: string[]): string[] {
  const locales = localeReader(database)
  return codes.map((code) => {
    const locale = locales.get(code.trim())
    if (locale?.enabled !== true) {
      throw refused(`Locale "${code}" does not exist or is not activated.`)
    }
    return locale.code
  })
}

function refused(message: string): HttpProblem {
  return new HttpProblem(422, message)
}
