import { HttpProblem } from '../../http/problem.ts'
import type { SqlValue } from '../../ports.ts'
import { typeName } from '../../type-names.ts'
import { isAmongTexts, isFoldedText, isText } from './case.ts'
import type { Filter } from './parse.ts'

/** A part of a `where` clause and the values of its question marks. */
export interface Condition {
  sql: string
  values: SqlValue[]
}

/** What a property can be asked, by operator. */
export type Operators = Record<string, (filter: Filter) => Condition>

export function all(conditions: Condition[]): Condition {
  if (conditions.length === 0) return { sql: 'true', values: [] }
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' and '),
    values: conditions.flatMap(({ values }) => values),
  }
}

export function any(conditions: Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' or '),
    values: conditions.flatMap(({ values }) => values),
  }
}

export function not({ sql, values }: Condition): Condition {
  return { sql: `not (${sql})`, values }
}

export function condition(sql: string, ...values: SqlValue[]): Condition {
  return { sql, values }
}

/** The condition of a filter, or a refusal in the API's words for what the property cannot be asked. */
export function toCondition(filter: Filter, operators: Operators | undefined): Condition {
  const operator =
    operators && Object.hasOwn(operators, filter.operator) && operators[filter.operator]
  if (operator) return operator(filter)
  throw new HttpProblem(
    422,
    `Filter on property "${filter.property}" is not supported or does not support operator "${filter.operator}"`,
  )
}

/** Texts, compared without regard to case. */
export function textOperators(column: string): Operators {
  const is = (filter: Filter) => isText(column, ensureText(filter))
  const compare = (test: (folded: string) => string) => (filter: Filter) =>
    isFoldedText(column, ensureText(filter), test)
  return {
    '=': is,
    '!=': (filter) => not(is(filter)),
    'STARTS WITH': startsWith(column),
    CONTAINS: compare((folded) => `instr(${folded}, ?) > 0`),
    'DOES NOT CONTAIN': compare((folded) => `instr(${folded}, ?) = 0`),
    ...listOperators(column),
    ...emptyOperators(column),
  }
}

export function startsWith(column: string): (filter: Filter) => Condition {
  return (filter) => isFoldedText(column, ensureText(filter), (folded) => `instr(${folded}, ?) = 1`)
}

/** Whether a column's value is among those of a list, whatever the case. */
export function listOperators(
  column: string,
): Record<'IN' | 'NOT IN', (filter: Filter) => Condition> {
  const among = (filter: Filter) => isAmongTexts(column, ensureList(filter))
  return { IN: among, 'NOT IN': (filter) => not(among(filter)) }
}

export function emptyOperators(column: string): Operators {
  return {
    EMPTY: () => condition(`${column} is null`),
    'NOT EMPTY': () => condition(`${column} is not null`),
  }
}

export function ensureText({ property, value }: Pick<Filter, 'property' | 'value'>): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw wrongType(property, 'a string', value)
}

export function ensureList({ property, value }: Filter): string[] {
  if (!Array.isArray(value)) throw wrongType(property, 'an array', value)
  if (value.every(isScalar)) return value.map(String)
  throw new HttpProblem(
    422,
    `Property "${property}" expects an array with valid data, one of the "${property}" values is not a scalar.`,
  )
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object'
}

export function ensureFlag({ property, operator, value }: Filter): boolean {
  if (typeof value === 'boolean') return value
  throw new HttpProblem(
    422,
    `Filter "${property}" with operator "${operator}" expects a boolean value.`,
  )
}

export function wrongType(property: string, expected: string, value: unknown): HttpProblem {
  return new HttpProblem(
    422,
    `Property "${property}" expects ${expected} as data, "${typeName(value ?? null)}" given.`,
  )
}
