import type { Call } from '../../../rest/call.ts'
import {
  type Condition,
  type Operators,
  condition,
  ensureList,
  not,
} from '../../../rest/filters/condition.ts'
import type { Filter } from '../../../rest/filters/parse.ts'
import { categoryReader } from '../../categories/store.ts'
import { doNotExist } from '../refusals.ts'
import { foundOrMet } from './found.ts'

/** Where it is written in which categories the rows of a table are, inherited ones included. */
export interface Classified {
  /** The key of the rows, as in `products.uuid`. */
  key: string
  table: string
  /** The column of `table` that names the row. */
  column: string
}

export function categoryOperators(call: Call, classified: Classified): Operators {
  const known = (filter: Filter) => ensureCategories(call, ensureList(filter))
  const inThese = (filter: Filter) => condition(listed, JSON.stringify(known(filter)))
  const inBranches = (filter: Filter) => condition(branches, JSON.stringify(known(filter)))
  const unclassified = condition(
    `not exists (select 1 from ${classified.table} where ${classified.column} = ${classified.key})`,
  )
  return {
    IN: (filter) => classifiedIn(call, classified, inThese(filter)),
    'NOT IN': (filter) => not(isIn(classified, inThese(filter))),
    'IN OR UNCLASSIFIED': (filter) => {
      const within = isIn(classified, inThese(filter))
      return condition(`${within.sql} or ${unclassified.sql}`, ...within.values)
    },
    'IN CHILDREN': (filter) => classifiedIn(call, classified, inBranches(filter)),
    'NOT IN CHILDREN': (filter) => not(isIn(classified, inBranches(filter))),
    UNCLASSIFIED: () => unclassified,
  }
}

/** Only what is classified in the tree below a category, itself included. */
export function inTree(call: Call, classified: Classified, category: string): Condition {
  return classifiedIn(call, classified, condition(branches, JSON.stringify([category])))
}

const listed = 'select value from json_each(?)'

const branches = `with recursive below (code) as (
    select value from json_each(?)
    union select categories.code from categories join below on categories.parent = below.code
  ) select code from below`

/** `categories` selects codes. */
function classifiedIn(
  { database }: Call,
  classified: Classified,
  categories: Condition,
): Condition {
  const { key, table, column } = classified
  const found = condition(
    `select ${column} from ${table} where category in (${categories.sql})`,
    ...categories.values,
  )
  return foundOrMet(database, key, found, isIn(classified, categories))
}

function isIn({ key, table, column }: Classified, { sql, values }: Condition): Condition {
  return condition(
    `exists (select 1 from ${table} where ${column} = ${key} and +category in (${sql}))`,
    ...values,
  )
}

function ensureCategories({ database }: Call, codes: string[]): string[] {
  const found = categoryReader(database).codes(codes)
  const unknown = codes.filter((code) => !found.has(code.toLowerCase()))
  if (unknown.length > 0) throw doNotExist(unknown, 'Category', 'Categories')
  return [...found.values()]
}
