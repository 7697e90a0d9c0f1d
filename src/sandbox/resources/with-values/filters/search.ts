import type { Call } from '../../../rest/call.ts'
import {
  type Condition,
  type Operators,
  all,
  toCondition,
} from '../../../rest/filters/condition.ts'
import { parseSearch } from '../../../rest/filters/parse.ts'
import { attributeReader } from '../../attributes/store.ts'
import { ensureActiveLocales, splitCodes } from '../refusals.ts'
import { type ValueRows, valueCondition } from './values.ts'

/** What can be asked of a table whose rows hold values. */
export interface Searchable {
  /** Of its own properties, by name. */
  properties: Record<string, Operators>
  rows: ValueRows
}

/** What `search` asks, as a condition on the table: of its properties, or of the values of attributes. */
export function readSearch(call: Call, { properties, rows }: Searchable): Condition {
  const attributes = attributeReader(call.database)
  ensureActiveLocales(call.database, splitCodes(call.query.get('search_locale')) ?? [])
  return all(
    parseSearch(call.query.get('search')).map((filter) => {
      const { property } = filter
      if (Object.hasOwn(properties, property)) return toCondition(filter, properties[property])
      const attribute = attributes.get(property)
      return attribute
        ? valueCondition(call, filter, attribute, rows)
        : toCondition(filter, undefined)
    }),
  )
}
