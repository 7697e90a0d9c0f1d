import type { Attribute } from '#contract'
import { readText } from '../languages.ts'
import type { Source } from '../source.ts'
import type { Structure } from '../structure/structure.ts'
import type { Datum } from './datum.ts'

/** One value of a product: for a locale, a channel, both or neither. */
export interface Value {
  locale: string | null
  scope: string | null
  datum: Datum
}

/** attribute code -> its values; an empty list says that there is none */
export type Values = ReadonlyMap<string, readonly Value[]>

/** What values are checked against: the catalogue's structure, the family's attributes, the currencies' rates. */
export interface ValueRules {
  structure: Structure
  /** `null` outside any family, where every attribute may be used. */
  allowed: { family: string; attributes: ReadonlySet<string> } | null
  rates: Readonly<Record<string, number>>
}

/**
 * Reads `attribute: value` pairs. A value is written plainly; a scopable attribute has a map by channel, a
 * localizable one a map by locale (or one wording for all), both have a map in a map. `~` means no value.
 */
export function readValues(source: Source | undefined, rules: ValueRules): Values {
  return new Map(
    [...(source?.fields() ?? [])].map(([code, value]) => [code, readOne(code, value, rules)]),
  )
}

function readOne(code: string, source: Source, rules: ValueRules): Value[] {
  const attribute = rules.structure.attributes.get(code)
  if (!attribute) return source.fail(`the attribute "${code}" does not exist`)
  if (rules.allowed && !rules.allowed.attributes.has(code)) {
    source.fail(`the family "${rules.allowed.family}" has no attribute "${code}"`)
  }
  if (source.isNothing()) return []
  if (!attribute.scopable) return readLocales(attribute, source, null, rules)
  return [...source.fields()].flatMap(([channel, value]) => {
    if (!rules.structure.channels.has(channel))
      value.fail(`the channel "${channel}" does not exist`)
    return readLocales(attribute, value, channel, rules)
  })
}

function readLocales(
  attribute: Attribute,
  source: Source,
  scope: string | null,
  rules: ValueRules,
): Value[] {
  if (!attribute.localizable) {
    return [{ locale: null, scope, datum: readDatum(attribute, source, rules) }]
  }
  const locales = localesOf(attribute, scope, rules.structure)
  if (!isWrittenEverywhere(attribute)) {
    return [...source.fields()].map(([locale, value]) => {
      if (!locales.includes(locale)) value.fail(`${attribute.code} has no value in "${locale}"`)
      return { locale, scope, datum: readDatum(attribute, value, rules) }
    })
  }
  const text = readText(source, rules.structure.languages)
  return locales.map((locale) => ({
    locale,
    scope,
    datum: { kind: 'text', text: text[locale] ?? '' },
  }))
}

/** Texts are written in all languages; pictures, and what is for some locales only, where they exist. */
function isWrittenEverywhere({ type, available_locales: only }: Attribute): boolean {
  return (type === 'pim_catalog_text' || type === 'pim_catalog_textarea') && only.length === 0
}

/** The locales in which an attribute can have values, sorted. */
export function localesOf(
  { available_locales: only }: Attribute,
  scope: string | null,
  structure: Structure,
): readonly string[] {
  const active = structure.activeLocales.get(scope) ?? []
  return only.length === 0 ? active : active.filter((locale) => only.includes(locale))
}

function readDatum(attribute: Attribute, source: Source, rules: ValueRules): Datum {
  switch (attribute.type) {
    case 'pim_catalog_text':
    case 'pim_catalog_textarea':
      return { kind: 'text', text: source.text() }
    case 'pim_catalog_number':
      return { kind: 'number', number: readNumber(attribute, source) }
    case 'pim_catalog_metric':
      return readMeasure(attribute, source, rules.structure)
    case 'pim_catalog_price_collection':
      return readPrices(source, rules.rates)
    case 'pim_catalog_boolean':
      return { kind: 'flag', on: source.boolean() }
    case 'pim_catalog_date':
      return { kind: 'date', day: readDay(source) }
    case 'pim_catalog_simpleselect':
      return { kind: 'option', option: readOption(attribute, source, rules.structure) }
    case 'pim_catalog_multiselect':
      return {
        kind: 'options',
        options: source.items().map((item) => readOption(attribute, item, rules.structure)),
      }
    case 'akeneo_reference_entity':
      return { kind: 'option', option: source.text() }
    case 'akeneo_reference_entity_collection':
    case 'pim_catalog_asset_collection':
      return { kind: 'options', options: source.texts() }
    case 'pim_catalog_image':
    case 'pim_catalog_file':
      return { kind: 'media', code: readMediaCode(attribute, source, rules.structure) }
    default:
      return source.fail(`${attribute.code} cannot be written here (${attribute.type})`)
  }
}

function readNumber(attribute: Attribute, source: Source): number {
  const number = source.number()
  ensureNumberFits(attribute, number, source)
  return number
}

/** `2.4` in the attribute's own unit, or `850 GRAM`. */
function readMeasure(attribute: Attribute, source: Source, structure: Structure): Datum {
  const units = structure.measurements.get(attribute.metric_family ?? '')?.units ?? {}
  const [amount = '', unit = attribute.default_metric_unit ?? ''] = source.text().split(' ')
  if (!/^-?\d+(\.\d+)?$/.test(amount)) source.fail(`"${source.text()}" is not like "850 GRAM"`)
  if (!units[unit]) source.fail(`"${unit}" is not a unit of ${attribute.metric_family}`)
  ensureNumberFits(attribute, Number(amount), source)
  return { kind: 'measure', amount: Number(amount), unit }
}

function ensureNumberFits(attribute: Attribute, number: number, source: Source): void {
  const { code, number_min, number_max } = attribute
  if (!attribute.decimals_allowed && !Number.isInteger(number)) {
    source.fail(`${code} has no decimals, so not ${number}`)
  }
  if (!attribute.negative_allowed && number < 0) source.fail(`${code} is never negative`)
  if (number_min !== null && number < Number(number_min)) {
    source.fail(`${code} is at least ${Number(number_min)}`)
  }
  if (number_max !== null && number > Number(number_max)) {
    source.fail(`${code} is at most ${Number(number_max)}`)
  }
}

/** One number in EUR, from which the other currencies follow; or a map with each currency's own price. */
function readPrices(source: Source, rates: Readonly<Record<string, number>>): Datum {
  if (source.isNumber()) {
    const amounts = Object.entries(rates).map(([code, rate]) => [code, source.number() * rate])
    return { kind: 'prices', amounts: Object.fromEntries(amounts), exact: false }
  }
  const amounts = [...source.fields()].map(([currency, amount]) => {
    if (rates[currency] === undefined) amount.fail(`"${currency}" is not an active currency`)
    return [currency, amount.number()]
  })
  return { kind: 'prices', amounts: Object.fromEntries(amounts), exact: true }
}

function readDay(source: Source): string {
  const day = source.text()
  const time = Date.parse(`${day}T00:00:00Z`)
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
  return isDay ? day : source.fail(`"${day}" is not a day like 2026-03-05`)
}

function readOption(attribute: Attribute, source: Source, structure: Structure): string {
  const option = source.text()
  if (structure.options.get(attribute.code)?.has(option)) return option
  return source.fail(`"${option}" is not an option of ${attribute.code}`)
}

function readMediaCode(attribute: Attribute, source: Source, structure: Structure): string {
  const file = structure.media.get(source.text())
  if (!file) return source.fail(`there is no media/${source.text()}`)
  const allowed = attribute.allowed_extensions
  if (allowed.length > 0 && !allowed.includes(file.extension)) {
    source.fail(`${attribute.code} takes ${allowed.join(', ')} only`)
  }
  return file.code
}
