import type { Attribute, MeasurementFamily } from '#contract'
import type { Call } from '../../../rest/call.ts'
import {
  type Condition,
  type Operators,
  all,
  any,
  condition,
  ensureFlag,
  ensureList,
  ensureText,
  listOperators,
  not,
  textOperators,
  toCondition,
  wrongType,
} from '../../../rest/filters/condition.ts'
import { isFoldedText } from '../../../rest/filters/case.ts'
import type { Filter } from '../../../rest/filters/parse.ts'
import { parseDecimal } from '../../../values/decimals.ts'
import { channelReader } from '../../channels/store.ts'
import { currencyReader } from '../../currencies/store.ts'
import { measurementReader } from '../../measurements/store.ts'
import { ensureActiveLocales, refused } from '../refusals.ts'

/** How SQL reaches the values of a table's rows, which may be kept in the models above. */
export interface ValueRows {
  /**
   * The JSON of an attribute's values where callers see them, own or inherited; `path` is the quoted
   * JSON path to the attribute.
   */
  entriesAt(path: string): string
  /** The column with the JSON of all of a row's own values. */
  own: string
  /** Whether a row's own level holds the attribute, so that its value can be missed there. */
  holds(attributeCode: string): Condition
}

/** The condition that a filter on an attribute's value puts on the rows. */
export function valueCondition(
  call: Call,
  filter: Filter,
  attribute: Attribute,
  rows: ValueRows,
): Condition {
  const place = ensurePlace(call, filter, attribute)
  const value = valueSql(rows.entriesAt(`'$."${attribute.code}"'`), place)
  const operators = {
    ...operatorsByType[attribute.type]?.(value, call, attribute),
    ...presenceOperators(value, rows.holds(attribute.code)),
  }
  return all([...mayHold(filter, attribute, rows), toCondition(filter, operators)])
}

/** Types whose values stand in the JSON as the texts that are asked for. */
const textTypes = ['pim_catalog_text', 'pim_catalog_textarea']
const codeTypes = [
  'pim_catalog_simpleselect',
  'pim_catalog_multiselect',
  'akeneo_reference_entity',
  'akeneo_reference_entity_collection',
  'pim_catalog_asset_collection',
]
const findingOperators = ['=', 'IN', 'CONTAINS', 'STARTS WITH']
/** Beyond as many texts, looking for each is no quicker than reading the value. */
const mostTexts = 20

/**
 * Leaves out rows in whose JSON none of the texts stands anywhere: most of them, and to see that is far
 * quicker than to read the value. What is inherited stands elsewhere, so rows below a model stay.
 */
function mayHold(filter: Filter, { type }: Attribute, { own }: ValueRows): Condition[] {
  const isCode = codeTypes.includes(type)
  if (!findingOperators.includes(filter.operator)) return []
  if (!isCode && !textTypes.includes(type)) return []
  const texts = [filter.value].flat()
  const isReadable = texts.every((text) => typeof text === 'string' && isPlain(text))
  if (!isReadable || texts.length > mostTexts || texts.length === 0) return []
  const found = texts.map((text) =>
    isFoldedText(own, isCode ? `"${text}"` : String(text), (folded) => `instr(${folded}, ?) > 0`),
  )
  return [any([condition('parent is not null'), ...found])]
}

/** A text that JSON writes as it is. */
function isPlain(text: string): boolean {
  return JSON.stringify(text) === `"${text}"`
}

interface Place {
  locale: string | null
  scope: string | null
}

/**
 * The data of a value as text or number, or as JSON when it is an object or a list. Locales and scopes
 * are checked codes, and attribute codes hold only letters, digits and underscores.
 */
function valueSql(entries: string, { locale, scope }: Place): string {
  const place = `value ->> 'locale' is ${quoted(locale)} and value ->> 'scope' is ${quoted(scope)}`
  return `(select value ->> 'data' from json_each(${entries}) where ${place})`
}

function quoted(code: string | null): string {
  return code === null ? 'null' : `'${code.replaceAll("'", "''")}'`
}

type OperatorsOf = (value: string, call: Call, attribute: Attribute) => Operators

const operatorsByType: Record<string, OperatorsOf> = {
  pim_catalog_text: (value) => textOperators(value),
  pim_catalog_textarea: (value) => textOperators(value),
  pim_catalog_number: (value) =>
    comparisons(`cast(${value} as real)`, ({ property, value: sent }) =>
      ensureNumber(property, sent),
    ),
  pim_catalog_metric: metricOperators,
  pim_catalog_price_collection: priceOperators,
  pim_catalog_boolean: (value) => ({
    '=': (filter) => condition(`${value} = ?`, Number(ensureFlag(filter))),
    '!=': (filter) => condition(`${value} <> ?`, Number(ensureFlag(filter))),
  }),
  pim_catalog_date: dateValueOperators,
  pim_catalog_simpleselect: (value) => selectOperators(listOperators(value).IN, value),
  pim_catalog_multiselect: manyOperators,
  akeneo_reference_entity: (value) => selectOperators(listOperators(value).IN, value),
  akeneo_reference_entity_collection: manyOperators,
  pim_catalog_asset_collection: manyOperators,
  pim_catalog_image: mediaOperators,
  pim_catalog_file: mediaOperators,
}

/** Of a list of codes, one has to be among those asked for. */
function manyOperators(value: string): Operators {
  return selectOperators(
    (filter) =>
      condition(
        `exists (select 1 from json_each(${value}) as own join json_each(?) as wanted on own.value collate nocase = wanted.value)`,
        JSON.stringify(ensureList(filter)),
      ),
    value,
  )
}

/** `NOT IN` also finds products without a value. */
function selectOperators(among: (filter: Filter) => Condition, value: string): Operators {
  return {
    IN: among,
    'NOT IN': (filter) => {
      const { sql, values } = not(among(filter))
      return condition(`${value} is null or ${sql}`, ...values)
    },
  }
}

/** Empty is what could hold a value. */
function presenceOperators(value: string, isHeld: Condition): Operators {
  return {
    EMPTY: () => all([condition(`${value} is null`), isHeld]),
    'NOT EMPTY': () => condition(`${value} is not null`),
  }
}

function comparisons(column: string, read: (filter: Filter) => number | string): Operators {
  const compare = (word: string) => (filter: Filter) =>
    condition(`${column} ${word} ?`, read(filter))
  return {
    '<': compare('<'),
    '<=': compare('<='),
    '=': compare('='),
    '!=': compare('<>'),
    '>=': compare('>='),
    '>': compare('>'),
  }
}

/** Amounts are compared in the measurement family's standard unit. */
function metricOperators(value: string, { database }: Call, attribute: Attribute): Operators {
  const family = measurementReader(database).get(attribute.metric_family ?? '')
  const units = Object.values(family?.units ?? {})
  const cases = units.map(
    (unit) => `when ${quoted(unit.code)} then ${inStandardUnit(`metric ->> 'amount'`, unit)}`,
  )
  const amount = `(select case metric ->> 'unit' ${cases.join(' ')} end from (select ${value} as metric))`
  return comparisons(amount, ({ property, value: sent }) => {
    const { amount: number, unit } = ensureParts(property, sent, ['amount', 'unit'])
    const known = units.find(
      ({ code }) => code.toLowerCase() === ensureText({ property, value: unit }).toLowerCase(),
    )
    if (!known) throw refused('Please specify a valid metric unit')
    return standardAmount(ensureNumber(property, number), known)
  })
}

type Unit = MeasurementFamily['units'][string]

const operations = { mul: '*', div: '/', add: '+', sub: '-' } as const

/** Units say how to come from them to the standard unit, one operation after the other. */
function inStandardUnit(amount: string, unit: Unit): string {
  return unit.convert_from_standard.reduce(
    (sql, { operator, value }) => `(${sql} ${operations[operator]} ${Number(value)})`,
    `cast(${amount} as real)`,
  )
}

function standardAmount(amount: number, unit: Unit): number {
  return unit.convert_from_standard.reduce((result, { operator, value }) => {
    if (operator === 'mul') return result * Number(value)
    if (operator === 'div') return result / Number(value)
    return operator === 'add' ? result + Number(value) : result - Number(value)
  }, amount)
}

function priceOperators(value: string, { database }: Call): Operators {
  const holds = (word: string) => (filter: Filter) => {
    const { amount, currency } = ensureParts(filter.property, filter.value, ['amount', 'currency'])
    const code = ensureText({ property: filter.property, value: currency })
    if (!currencyReader(database).isActive(code)) throw refused('Please specify a valid currency')
    return condition(
      `exists (select 1 from json_each(${value}) as price
        where price.value ->> 'currency' = ? collate nocase and cast(price.value ->> 'amount' as real) ${word} ?)`,
      code,
      ensureNumber(filter.property, amount),
    )
  }
  return {
    '<': holds('<'),
    '<=': holds('<='),
    '=': holds('='),
    '!=': holds('<>'),
    '>=': holds('>='),
    '>': holds('>'),
  }
}

function dateValueOperators(value: string): Operators {
  const day = ({ property, value: sent }: Filter) => ensureDay(property, sent)
  const between = ({ property, value: sent }: Filter) => {
    const [from, to] = Array.isArray(sent) && sent.length === 2 ? sent : [undefined, undefined]
    return condition(
      `substr(${value}, 1, 10) between ? and ?`,
      ensureDay(property, from),
      ensureDay(property, to),
    )
  }
  return {
    ...comparisons(`substr(${value}, 1, 10)`, day),
    BETWEEN: between,
    'NOT BETWEEN': (filter) => not(between(filter)),
  }
}

/** Files are found by the name under which they were uploaded. */
function mediaOperators(value: string): Operators {
  const name = `(select data ->> 'original_filename' from media_files where code = ${value})`
  return textOperators(name)
}

/** Where to look for the value: in the filter's own locale and channel, or in those of the search. */
function ensurePlace({ database, query }: Call, filter: Filter, attribute: Attribute): Place {
  const locale = filter.locale ?? query.get('search_locale')
  const scope = filter.scope ?? query.get('search_scope')
  if (attribute.localizable && !locale) {
    throw refused(`Attribute "${attribute.code}" expects a locale, none given.`)
  }
  if (attribute.scopable && !scope) {
    throw refused(`Attribute "${attribute.code}" expects a scope, none given.`)
  }
  const channel = scope ? channelReader(database).get(scope) : undefined
  if (scope && !channel) {
    throw refused(`Attribute "${attribute.code}" expects an existing scope, "${scope}" given.`)
  }
  const [stored = null] = locale ? ensureActiveLocales(database, [locale]) : []
  return {
    locale: attribute.localizable ? stored : null,
    scope: attribute.scopable ? (channel?.code ?? null) : null,
  }
}

function ensureNumber(property: string, value: unknown): number {
  const number = parseDecimal(value)
  if (!number) throw wrongType(property, 'a number', value)
  return number.toNumber()
}

function ensureDay(property: string, value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)) return value.slice(0, 10)
  throw refused(`Property "${property}" expects a string with the format "yyyy-mm-dd" as data.`)
}

function ensureParts(property: string, value: unknown, keys: string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw wrongType(property, 'an array', value)
  const missing = keys.find((key) => !(key in value))
  if (missing === undefined) return value as Record<string, unknown>
  throw refused(`Property "${property}" expects an array with the key "${missing}".`)
}
