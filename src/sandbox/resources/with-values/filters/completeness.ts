import type { QualityScore } from '#contract'
import type { Call } from '../../../rest/call.ts'
import {
  type Condition,
  type Operators,
  all,
  condition,
  ensureList,
  wrongType,
} from '../../../rest/filters/condition.ts'
import type { Filter } from '../../../rest/filters/parse.ts'
import { channelReader } from '../../channels/store.ts'
import { assessProducts } from '../assessment.ts'
import { ensureActiveLocales, refused, splitCodes } from '../refusals.ts'
import { isScore, rangeOf } from '../rules/quality.ts'

/** Of products: compared in any locale of the channel, or in all of `locales`. */
export function completenessOperators(call: Call): Operators {
  const inAny = (word: string) =>
    assessed(call, (filter) => {
      const { scope, locales } = placesOf(call, filter)
      return condition(
        `exists (select 1 from json_each(products.completeness, ?) as place where place.value ${word} ?
          and (json_array_length(?) = 0 or place.key in (select value from json_each(?))))`,
        `$."${scope}"`,
        ensurePercent(filter),
        JSON.stringify(locales),
        JSON.stringify(locales),
      )
    })
  const inAll = (word: string) =>
    assessed(call, (filter) => {
      if (!filter.locales?.length) throw withoutKey(filter, 'locales')
      const { scope, locales } = placesOf(call, filter)
      return all(
        locales.map((locale) =>
          condition(
            `products.completeness ->> ? ${word} ?`,
            `$."${scope}"."${locale}"`,
            ensurePercent(filter),
          ),
        ),
      )
    })
  return {
    '<': inAny('<'),
    '<=': inAny('<='),
    '=': inAny('='),
    '!=': inAny('<>'),
    '>=': inAny('>='),
    '>': inAny('>'),
    'GREATER THAN ON ALL LOCALES': inAll('>'),
    'GREATER OR EQUALS THAN ON ALL LOCALES': inAll('>='),
    'LOWER THAN ON ALL LOCALES': inAll('<'),
    'LOWER OR EQUALS THAN ON ALL LOCALES': inAll('<='),
  }
}

/** Of product models: whether the variants below are complete, in each of the locales asked about. */
export function variantCompletenessOperators(call: Call): Operators {
  const exists = (sql: string, path: string) =>
    condition(
      `exists (select 1 from products_below join products on products.uuid = products_below.product
        where products_below.model = product_models.code and products.completeness ->> ? ${sql})`,
      path,
    )
  const ask = (asked: (path: string) => Condition[]) =>
    assessed(call, (filter) => {
      const { scope, locales } = placesOf(call, filter)
      if (locales.length === 0) throw withoutKey(filter, 'locale')
      return all(locales.flatMap((locale) => asked(`$."${scope}"."${locale}"`)))
    })
  const none = ({ sql, values }: Condition) => condition(`not ${sql}`, ...values)
  return {
    'AT LEAST COMPLETE': ask((path) => [exists('= 100', path)]),
    'AT LEAST INCOMPLETE': ask((path) => [exists('< 100', path)]),
    'ALL COMPLETE': ask((path) => [exists('= 100', path), none(exists('< 100', path))]),
    'ALL INCOMPLETE': ask((path) => [exists('< 100', path), none(exists('= 100', path))]),
  }
}

/** Scores follow from completeness, so a list of scores is a list of ranges. */
export function qualityScoreOperators(call: Call): Operators {
  return {
    IN: assessed(call, (filter) => {
      const { scope, locales } = placesOf(call, filter)
      const [locale] = locales
      if (locale === undefined) throw withoutKey(filter, 'locale')
      const ranges = ensureScores(filter).map(rangeOf)
      return condition(
        `exists (select 1 from json_each(?) as score
          where products.completeness ->> ? between score.value ->> 0 and score.value ->> 1)`,
        JSON.stringify(ranges),
        `$."${scope}"."${locale}"`,
      )
    }),
  }
}

/** Completeness has to be written down before a condition can ask for it. */
function assessed(
  { database }: Call,
  operator: (filter: Filter) => Condition,
): (filter: Filter) => Condition {
  return (filter) => {
    const asked = operator(filter)
    assessProducts(database)
    return asked
  }
}

/** The stored spellings of the channel and the locales that a filter, or the search, names. */
function placesOf({ database, query }: Call, filter: Filter): { scope: string; locales: string[] } {
  const asked = filter.scope ?? query.get('search_scope')
  if (!asked) throw withoutKey(filter, 'scope')
  const channel = channelReader(database).get(asked)
  if (!channel) throw refused(`Scope "${asked}" does not exist.`)
  const locales = filter.locales ?? splitCodes(filter.locale ?? query.get('search_locale')) ?? []
  return { scope: channel.code, locales: ensureActiveLocales(database, locales) }
}

function ensurePercent({ property, value }: Filter): number {
  if (typeof value === 'number') return value
  throw wrongType(property, 'an integer', value)
}

function ensureScores(filter: Filter): QualityScore['data'][] {
  return ensureList(filter).map((text) => {
    if (isScore(text)) return text
    throw refused(`Property "${filter.property}" expects scores from A to E, "${text}" given.`)
  })
}

function withoutKey({ property }: Filter, key: string): Error {
  return refused(`Property "${property}" expects an array with the key "${key}".`)
}
