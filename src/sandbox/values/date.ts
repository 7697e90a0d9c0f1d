import { InvalidFormat } from '../problems.ts'
import type { ValueType } from './value.ts'

/** A day, kept as its midnight in UTC; a time that was sent with it is dropped. */
export const date: ValueType = {
  normalise(data, attribute, check) {
    const day = parseDay(data)
    if (!day) {
      throw new InvalidFormat(
        `The ${attribute.code} attribute requires a valid date. Please use the following format yyyy-mm-dd for dates.`,
      )
    }
    const first = parseDay(attribute.date_min)
    const last = parseDay(attribute.date_max)
    if (first && day < first) {
      return check.refuse(
        `The ${attribute.code} attribute requires a date that should be ${first} or after.`,
      )
    }
    if (last && day > last) {
      return check.refuse(
        `The ${attribute.code} attribute requires a date that should be ${last} or before.`,
      )
    }
    return `${day}T00:00:00+00:00`
  },
}

/** The day that a date or a date with time names; undefined for what is none. */
export function parseDay(data: unknown): string | undefined {
  if (typeof data !== 'string') return undefined
  const [, day] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      data,
    ) ?? []
  if (!day) return undefined
  const moment = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(day) ? undefined : day
}
