import { HttpProblem } from '../../http/problem.ts'
import {
  type Condition,
  type Operators,
  all,
  condition,
  ensureFlag,
  listOperators,
} from './condition.ts'
import { compareMoment } from './dates.ts'
import { type Filter, parseSearch } from './parse.ts'

// What lists of structural resources can be asked. They share a few properties, and say what is wrong
// in words a little different from those of products.

/** What `search` asks of a list, as a condition on its table; `properties` are those that it knows. */
export function readStructuralSearch(
  search: string | null,
  properties: Record<string, Operators>,
  alone: readonly string[] = [],
): Condition {
  return all(parseSearch(search, alone).map((filter) => structuralCondition(filter, properties)))
}

function structuralCondition(filter: Filter, properties: Record<string, Operators>): Condition {
  const { property, operator, value } = filter
  const operators = Object.hasOwn(properties, property) ? properties[property] : undefined
  const ask = operators && Object.hasOwn(operators, operator) ? operators[operator] : undefined
  if (!ask) {
    throw refused(
      `Filter on property "${property}" is not supported or does not support operator "${operator}".`,
    )
  }
  if (value === undefined) throw refused(`Value is missing for the property "${property}".`)
  return ask(filter)
}

/** `IN` a list of codes, of types … */
export function amongOperator(column: string): Operators {
  return { IN: listOperators(column).IN }
}

/** `>`: changed after a moment. */
export const updatedOperator: Operators = { '>': compareMoment('updated', '>') }

/** `=` true or false. `sql` is what is true of an item. */
export function flagOperator(sql: string): Operators {
  return {
    '=': (filter) => condition(`(${sql}) = ?`, Number(ensureFlag(filter))),
  }
}

function refused(message: string): HttpProblem {
  return new HttpProblem(422, message)
}
