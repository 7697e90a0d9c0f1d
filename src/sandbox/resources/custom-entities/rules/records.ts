import { type Violation, ensureValid } from '../../../problems.ts'
import { violationsOf } from '../../../rest/entities.ts'
import { codeViolations } from './codes.ts'
import { type DataContext, settleData } from './data.ts'
import type { EntityAttribute, EntityRecord, Kind, RecordValue, RecordValues } from './kinds.ts'

export interface RecordContext extends DataContext {
  /** The code of the entity that it belongs to. */
  entity: string
  attribute(code: string): EntityAttribute | undefined
  channel(code: string): { code: string; locales: readonly string[] } | undefined
  locale(code: string): { code: string; enabled: boolean } | undefined
  /** When it is written. */
  now: string
}

/**
 * The record that a change of the right form makes: values are merged by attribute, channel and locale, and
 * empty data erases.
 */
export function applyRecord(
  kind: Kind,
  before: EntityRecord | undefined,
  sent: { code: string; values?: RecordValues },
  context: RecordContext,
): EntityRecord {
  const violations = before ? [] : codeViolations(sent.code)
  const merged = new Map(Object.entries(before?.values ?? {}))
  for (const [code, entries] of Object.entries(sent.values ?? {})) {
    const attribute = context.attribute(code)
    if (!attribute) {
      violations.push(...noAttribute(kind, code, context.entity))
      continue
    }
    const settled = entries.map((entry) => settleValue(entry, attribute, context, violations))
    const all = merge(merged.get(attribute.code) ?? [], settled)
    if (all.length > 0) merged.set(attribute.code, all)
    else merged.delete(attribute.code)
  }
  ensureValid(violations)
  const values = Object.fromEntries(merged)
  const isSame = before && JSON.stringify(before.values) === JSON.stringify(values)
  return {
    code: before?.code ?? sent.code,
    values,
    created: before?.created ?? context.now,
    updated: isSame ? before.updated : context.now,
  }
}

function noAttribute(kind: Kind, code: string, entity: string): Violation[] {
  const message = `Attribute "${code}" does not exist for the ${kind.entity.one} "${entity}".`
  return violationsOf('values', [message])
}

/** What is `undefined` is to be erased. */
function settleValue(
  sent: RecordValue,
  attribute: EntityAttribute,
  context: RecordContext,
  violations: Violation[],
): RecordValue {
  const place = {
    locale: sent.locale === null ? null : (context.locale(sent.locale)?.code ?? sent.locale),
    channel: sent.channel === null ? null : (context.channel(sent.channel)?.code ?? sent.channel),
  }
  const property = `values.${attribute.code}`
  violations.push(...violationsOf(property, placeMessages(place, attribute, context)))
  if (isEmpty(sent.data)) return { ...place, data: undefined }
  const settled = settleData(sent.data, attribute, context)
  if ('data' in settled) return { ...place, data: settled.data }
  violations.push({ property, message: settled.refusal })
  return { ...place, data: undefined }
}

function placeMessages(
  { locale, channel }: Pick<RecordValue, 'locale' | 'channel'>,
  { code, value_per_channel: perChannel, value_per_locale: perLocale }: EntityAttribute,
  context: RecordContext,
): (string | false)[] {
  const known = channel === null ? undefined : context.channel(channel)
  const isActive = locale !== null && context.locale(locale)?.enabled === true
  return [
    perChannel &&
      channel === null &&
      `A channel is expected for attribute "${code}" because it has a value per channel.`,
    !perChannel &&
      channel !== null &&
      `A channel is not expected for attribute "${code}" because it has no value per channel.`,
    perChannel && channel !== null && !known && `The channel "${channel}" does not exist.`,
    perLocale &&
      locale === null &&
      `A locale is expected for attribute "${code}" because it has a value per locale.`,
    !perLocale &&
      locale !== null &&
      `A locale is not expected for attribute "${code}" because it has no value per locale.`,
    perLocale && locale !== null && !isActive && `The locale "${locale}" is not activated.`,
    perLocale &&
      isActive &&
      known !== undefined &&
      !known.locales.includes(locale) &&
      `The locale "${locale}" is not activated for the channel "${known.code}".`,
  ]
}

function isEmpty(data: unknown): boolean {
  return data === null || data === '' || (Array.isArray(data) && data.length === 0)
}

function merge(before: RecordValue[], sent: RecordValue[]): RecordValue[] {
  const byPlace = new Map(before.map((value) => [placeOf(value), value]))
  for (const value of sent) {
    if (value.data === undefined) byPlace.delete(placeOf(value))
    else byPlace.set(placeOf(value), value)
  }
  return [...byPlace].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
}

function placeOf({ locale, channel }: RecordValue): string {
  return `${channel ?? ''} ${locale ?? ''}`
}
