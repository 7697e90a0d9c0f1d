import { HttpProblem } from '../../http/problem.ts'
import { formatMoment } from '../dates.ts'
import { type Condition, type Operators, condition, not } from './condition.ts'
import type { Filter } from './parse.ts'

const day = 24 * 3_600_000
/** Some centuries: further back is before everything. */
const mostDays = 100_000

/** Moments, asked as `YYYY-MM-DD hh:mm:ss` in UTC; `now` serves the relative question. */
export function dateOperators(column: string, now: () => number): Operators {
  return {
    '=': compareMoment(column, '='),
    '!=': compareMoment(column, '<>'),
    '<': compareMoment(column, '<'),
    '>': compareMoment(column, '>'),
    BETWEEN: (filter) => between(column, filter),
    'NOT BETWEEN': (filter) => not(between(column, filter)),
    'SINCE LAST N DAYS': ({ property, value }) => {
      if (!Number.isInteger(value) || Math.abs(Number(value)) > mostDays) {
        throw invalid(property, 'a whole number of days')
      }
      return condition(`${column} > ?`, formatMoment(now() - Number(value) * day))
    },
  }
}

export function compareMoment(column: string, word: string): (filter: Filter) => Condition {
  return (filter) => condition(`${column} ${word} ?`, ensureMoment(filter, filter.value))
}

function between(column: string, filter: Filter): Condition {
  const pair = filter.value
  if (!Array.isArray(pair) || pair.length !== 2) throw invalid(filter.property, 'two dates')
  const [from, to] = pair.map((value) => ensureMoment(filter, value))
  return condition(`${column} between ? and ?`, from ?? '', to ?? '')
}

/** ISO 8601 is read as well: what lists answer can be asked again. */
function ensureMoment({ property }: Filter, value: unknown): string {
  const text = typeof value === 'string' ? value : ''
  const plain = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)
  const moment = Date.parse(plain ? `${text.replace(' ', 'T')}Z` : text)
  if (Number.isNaN(moment) || !/^\d{4}-\d{2}-\d{2}[T ]/.test(text)) {
    throw invalid(property, 'a string with the format "yyyy-mm-dd H:i:s"')
  }
  return formatMoment(moment)
}

function invalid(property: string, expected: string): HttpProblem {
  return new HttpProblem(422, `Property "${property}" expects ${expected} as data.`)
}
