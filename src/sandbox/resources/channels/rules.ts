import type { Attribute, Category, Channel, Currency, Locale } from '#contract'
import { InvalidFormat, type Violation, ensureValid } from '../../problems.ts'
import {
  type Change,
  type Checked,
  ensureScalar,
  readCode,
  readLabels,
  violationsOf,
} from '../../rest/entities.ts'
import { ensureCodes, ensureKnownProperties, ensureObject } from '../../rest/shapes.ts'

/** What the rules ask of the catalogue; the readers answer, whatever the case of a code. */
export interface ChannelContext {
  locale(code: string): Locale | undefined
  currency(code: string): Currency | undefined
  category(code: string): Category | undefined
  attribute(code: string): Attribute | undefined
  /** The stored spelling of a unit of the measurement family. */
  unitCode(measurementFamily: string, code: string): string | undefined
}

const properties = [
  'code',
  'currencies',
  'locales',
  'category_tree',
  'conversion_units',
  'labels',
] as const

/** The channel that a body makes: it needs a tree, a currency and a locale. */
export function applyChannel(change: Change<Channel>, context: ChannelContext): Channel {
  const { before, body } = change
  ensureKnownProperties(body, properties, ['_links'])
  const currencies = readReferences('currencies', 'currency', change, context.currency)
  const locales = readReferences('locales', 'locale', change, context.locale)
  const tree = readTree(change, context)
  const code = readCode(change, 'Channel')
  const units = readConversionUnits(unitsOf(before), body.conversion_units, context)
  const labels = readLabels(
    before?.labels ?? {},
    body.labels,
    (locale) => context.locale(locale) !== undefined,
  )
  ensureValid([
    ...code.violations,
    ...tree.violations,
    ...emptyList('currencies', currencies),
    ...inactive(currencies, context),
    ...emptyList('locales', locales),
    ...units.violations,
    ...labels.violations,
  ])
  return {
    code: code.value,
    currencies,
    locales,
    category_tree: tree.value,
    conversion_units: units.value,
    labels: labels.value,
  }
}

/** Codes in their stored spelling, in the order in which they were sent, each once. */
function readReferences(
  property: 'currencies' | 'locales',
  noun: string,
  { before, body }: Change<Channel>,
  find: (code: string) => { code: string } | undefined,
): string[] {
  if (body[property] === undefined) return before?.[property] ?? []
  const codes = ensureCodes(body[property], property).map((code) => {
    const found = find(code)
    if (found) return found.code
    throw unknownReference(property, noun, code)
  })
  return [...new Set(codes)]
}

function readTree({ before, body }: Change<Channel>, context: ChannelContext): Checked<string> {
  const code =
    body.category_tree === undefined
      ? (before?.category_tree ?? '')
      : ensureScalar(body.category_tree, 'category_tree')
  if (code === '') {
    return { value: '', violations: violationsOf('category_tree', [blank]) }
  }
  const category = context.category(code)
  if (!category) throw unknownReference('category_tree', 'category', code)
  const message = `The category "${category.code}" has to be a root category.`
  return {
    value: category.code,
    violations: violationsOf('category_tree', [category.parent !== null && message]),
  }
}

const blank = 'This value should not be blank.'

/** Merged attribute by attribute; `null` removes one. */
function readConversionUnits(
  before: Record<string, string>,
  sent: unknown,
  context: ChannelContext,
): Checked<Record<string, string>> {
  const checked: Checked<Record<string, string>> = { value: { ...before }, violations: [] }
  if (sent === undefined) return checked
  for (const [name, unit] of Object.entries(ensureObject(sent, 'conversion_units'))) {
    const attribute = context.attribute(name)
    const code = attribute?.code ?? name
    if (unit === null || unit === '') {
      delete checked.value[code]
      continue
    }
    const known = readUnit(name, ensureUnit(unit), attribute, context)
    if (known.value !== undefined) checked.value[code] = known.value
    checked.violations.push(...known.violations)
  }
  return checked
}

function readUnit(
  name: string,
  unit: string,
  attribute: Attribute | undefined,
  context: ChannelContext,
): Checked<string | undefined> {
  const refused = (message: string) => ({
    value: undefined,
    violations: violationsOf('conversion_units', [message]),
  })
  if (!attribute) return refused(`The attribute "${name}" does not exist.`)
  if (attribute.type !== 'pim_catalog_metric') {
    return refused(`The attribute "${attribute.code}" is not a measurement attribute.`)
  }
  const value = context.unitCode(attribute.metric_family ?? '', unit)
  if (value !== undefined) return { value, violations: [] }
  return refused(
    `The unit "${unit}" does not exist or does not belong to the default measurement family of the given attribute "${attribute.code}".`,
  )
}

function ensureUnit(unit: unknown): string {
  if (typeof unit !== 'object') return String(unit)
  throw new InvalidFormat(
    'Property "conversion_units" expects an array with valid data, one of the "conversion_units" values is not a scalar.',
  )
}

/** As an object: what is stored and what callers see differ when there are none. */
function unitsOf(channel: Channel | undefined): Record<string, string> {
  return { ...(channel?.conversion_units as Record<string, string> | undefined) }
}

function emptyList(property: string, codes: string[]): Violation[] {
  return violationsOf(property, [
    codes.length === 0 && 'This collection should contain 1 element or more.',
  ])
}

function inactive(currencies: string[], context: ChannelContext): Violation[] {
  const off = currencies.filter((code) => context.currency(code)?.enabled !== true)
  return violationsOf(
    'currencies',
    off.map((code) => `The currency "${code}" has to be activated.`),
  )
}

function unknownReference(property: string, noun: string, code: string): InvalidFormat {
  return new InvalidFormat(
    `Property "${property}" expects a valid code. The ${noun} does not exist, "${code}" given.`,
  )
}
