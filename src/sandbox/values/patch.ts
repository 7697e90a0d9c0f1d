import type { Attribute } from '#contract'
import { InvalidFormat, type Violation } from '../problems.ts'
import { ensureRightKind, wrongLocaleOrScope } from './locale-and-scope.ts'
import { typeName } from '../type-names.ts'
import { valueTypes } from './types.ts'
import type { References, Value, Values } from './value.ts'

/** The values that a body sends, settled; `data: undefined` erases a value. */
export interface SettledValues {
  values: Record<string, Value[]>
  violations: Violation[]
}

/**
 * Reads the `values` of a body. Throws InvalidFormat at the first thing of a wrong shape; broken rules
 * are collected. Values of attributes that `belongs` turns down are dropped without a word.
 */
export function settleValues(
  sent: unknown,
  references: References,
  belongs: (attributeCode: string) => boolean,
): SettledValues {
  if (typeof sent !== 'object' || sent === null) {
    throw new InvalidFormat(
      `Property "values" expects an array as data, "${typeName(sent)}" given.`,
    )
  }
  const settled: SettledValues = { values: {}, violations: [] }
  for (const [code, entries] of Object.entries(sent)) {
    const attribute = references.attribute(code)
    if (!attribute) throw new InvalidFormat(`The ${code} attribute does not exist in your PIM.`)
    if (!belongs(attribute.code)) continue
    settled.values[attribute.code] = ensureEntries(entries, attribute, references).map((entry) =>
      settleValue(entry, attribute, references, settled.violations),
    )
  }
  return settled
}

/** Merges per attribute, locale and channel: what is sent replaces or erases, the rest stays. */
export function mergeValues(current: Values, sent: Values): Values {
  const merged = { ...current }
  for (const [code, entries] of Object.entries(sent)) {
    const kept = (current[code] ?? []).filter(
      (value) => !entries.some((entry) => sameKey(entry, value)),
    )
    const values = [...kept, ...entries.filter((entry) => entry.data !== undefined)]
    if (values.length > 0) merged[code] = values.sort(byScopeAndLocale)
    else delete merged[code]
  }
  return merged
}

export function sameKey(a: Value, b: Value): boolean {
  return a.locale === b.locale && a.scope === b.scope
}

function settleValue(
  entry: Value,
  attribute: Attribute,
  references: References,
  violations: Violation[],
): Value {
  const { locale, scope, data } = entry
  const refuse = (message: string, details: object = {}): undefined => {
    violations.push({
      property: 'values',
      message,
      attribute: attribute.code,
      locale,
      scope,
      ...details,
    })
  }
  const wrong = wrongLocaleOrScope(attribute, locale, scope, references)
  if (wrong) refuse(wrong)
  if (isEmpty(data)) return { locale, scope, data: undefined }
  const type = valueTypes[attribute.type]
  if (!type) throw new Error(`No value rules for the attribute type ${attribute.type}`)
  return { locale, scope, data: type.normalise(data, attribute, { references, refuse }) }
}

function isEmpty(data: unknown): boolean {
  return data === null || data === '' || (Array.isArray(data) && data.length === 0)
}

/** The entries of one attribute, of the right shape and kind, each for another locale and channel. */
export function ensureEntries(
  entries: unknown,
  attribute: Attribute,
  references: References,
): Value[] {
  const { code } = attribute
  if (!Array.isArray(entries)) {
    throw new InvalidFormat(
      `Property "${code}" expects an array as data, "${typeName(entries)}" given.`,
    )
  }
  const values = entries.map((entry) => asStored(ensureEntry(entry, code), references))
  for (const { locale, scope } of values) ensureRightKind(attribute, locale, scope)
  ensureEachOnce(values, code)
  return values
}

/** Locale and channel in their stored spelling, where they are known. */
function asStored({ locale, scope, data }: Value, references: References): Value {
  return {
    locale: locale === null ? null : (references.locale(locale)?.code ?? locale),
    scope: scope === null ? null : (references.channel(scope)?.code ?? scope),
    data,
  }
}

function ensureEntry(entry: unknown, code: string): Value {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    throw new InvalidFormat(
      `Property "${code}" expects an array with valid data, one of the values is not an array.`,
    )
  }
  for (const key of ['locale', 'scope', 'data']) {
    if (!(key in entry)) {
      throw new InvalidFormat(`Property "${code}" expects an array with the key "${key}".`)
    }
  }
  const { locale, scope, data } = entry as Record<string, unknown>
  for (const part of [locale, scope]) {
    if (part !== null && typeof part !== 'string') {
      throw new InvalidFormat(
        `Property "${code}" expects a string as data, "${typeName(part)}" given.`,
      )
    }
  }
  return { locale: locale as string | null, scope: scope as string | null, data }
}

function ensureEachOnce(values: Value[], code: string): void {
  const repeated = values.some((value, index) =>
    values.slice(0, index).some((other) => sameKey(value, other)),
  )
  if (!repeated) return
  throw new InvalidFormat(
    `You cannot update the same product value on the "${code}" attribute twice, with the same scope and locale.`,
  )
}

function byScopeAndLocale(a: Value, b: Value): number {
  return `${a.scope ?? ''} ${a.locale ?? ''}` < `${b.scope ?? ''} ${b.locale ?? ''}` ? -1 : 1
}
