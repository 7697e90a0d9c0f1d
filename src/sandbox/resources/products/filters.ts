import { HttpProblem } from '../../http/problem.ts'
import type { Call } from '../../rest/call.ts'
import {
  type Condition,
  type Operators,
  all,
  condition,
  emptyOperators,
  ensureFlag,
  ensureList,
  ensureText,
  listOperators,
  not,
  textOperators,
  toCondition,
} from '../../rest/filters/condition.ts'
import { dateOperators } from '../../rest/filters/dates.ts'
import { type Filter, parseSearch } from '../../rest/filters/parse.ts'
import { attributeReader } from '../attributes/store.ts'
import { categoryReader } from '../categories/store.ts'
import { attributeCondition } from './attribute-filters.ts'

/** What `search` asks of products, as a condition on the table `products`. */
export function readProductFilters(call: Call): Condition {
  const operators = productOperators(call)
  const attributes = attributeReader(call.database)
  const identifier = attributes.identifier().code
  return all(
    parseSearch(call.query.get('search')).map((filter) => {
      const property = filter.property === identifier ? 'identifier' : filter.property
      const own = Object.hasOwn(operators, property) ? operators[property] : undefined
      const attribute = own ? undefined : attributes.get(property)
      return attribute ? attributeCondition(call, filter, attribute) : toCondition(filter, own)
    }),
  )
}

/** Only products classified in the tree below a category, itself included. */
export function inTree(category: string): Condition {
  return inBranches([category])
}

function productOperators(call: Call): Record<string, Operators> {
  const now = () => call.clock.now()
  return {
    identifier: textOperators('identifier'),
    uuid: listOperators('uuid'),
    enabled: {
      '=': (filter) => condition('enabled = ?', Number(ensureFlag(filter))),
      '!=': (filter) => condition('enabled <> ?', Number(ensureFlag(filter))),
    },
    family: familyOperators,
    categories: categoryOperators(call),
    groups: groupOperators,
    parent: parentOperators,
    created: dateOperators('created', now),
    updated: dateOperators('updated', now),
  }
}

/** A product without a family is in none of those named. */
const familyOperators: Operators = {
  ...emptyOperators('family'),
  IN: listOperators('family').IN,
  'NOT IN': (filter) =>
    condition(
      'family is null or family not in (select value from json_each(?))',
      JSON.stringify(ensureList(filter)),
    ),
}

const groupOperators: Operators = {
  IN: inGroups,
  'NOT IN': (filter) => not(inGroups(filter)),
  EMPTY: () => condition(`groups = '[]'`),
  'NOT EMPTY': () => condition(`groups <> '[]'`),
}

/** `=` finds all variants below a model, `IN` those directly below. */
const parentOperators: Operators = {
  '=': (filter) =>
    condition(
      `parent in (
        with recursive below (code) as (
          select code from product_models where code = ?
          union all select product_models.code from product_models join below on product_models.parent = below.code
        )
        select code from below
      )`,
      ensureText(filter),
    ),
  IN: listOperators('parent').IN,
  ...emptyOperators('parent'),
}

function categoryOperators(call: Call): Operators {
  const known = (filter: Filter) => ensureCategories(call, ensureList(filter))
  return {
    IN: (filter) => inCategories(known(filter)),
    'NOT IN': (filter) => not(inCategories(known(filter))),
    'IN OR UNCLASSIFIED': (filter) => {
      const within = inCategories(known(filter))
      return condition(`${within.sql} or ${unclassified.sql}`, ...within.values)
    },
    'IN CHILDREN': (filter) => inBranches(known(filter)),
    'NOT IN CHILDREN': (filter) => not(inBranches(known(filter))),
    UNCLASSIFIED: () => unclassified,
  }
}

const unclassified = condition(
  'not exists (select 1 from product_categories where product = products.uuid)',
)

function inCategories(codes: string[]): Condition {
  return condition(
    `uuid in (select product from product_categories where category in (select value from json_each(?)))`,
    JSON.stringify(codes),
  )
}

function inBranches(codes: string[]): Condition {
  return condition(
    `uuid in (
      with recursive below (code) as (
        select value from json_each(?)
        union select categories.code from categories join below on categories.parent = below.code
      )
      select product from product_categories join below on category = below.code
    )`,
    JSON.stringify(codes),
  )
}

function inGroups(filter: Filter): Condition {
  return condition(
    `exists (select 1 from json_each(groups) as own join json_each(?) as wanted on own.value = wanted.value)`,
    JSON.stringify(ensureList(filter)),
  )
}

function ensureCategories({ database }: Call, codes: string[]): string[] {
  const found = categoryReader(database).codes(codes)
  const unknown = codes.filter((code) => !found.has(code.toLowerCase()))
  if (unknown.length === 1) throw new HttpProblem(422, `Category "${unknown[0]}" does not exist.`)
  if (unknown.length > 1) {
    throw new HttpProblem(422, `Categories "${unknown.join(', ')}" do not exist.`)
  }
  return [...found.values()]
}
