import { quote, refusal } from '../../transforms/transform.ts'
import { onlyOne, type ValueType } from './value-type.ts'

/** Yes or no. */
export function booleanType(): ValueType {
  return {
    each({ text }) {
      const word = text.trim().toLowerCase()
      if (word === 'true' || word === 'false') return { data: word === 'true' }
      return refusal(`${quote(text)} is neither true nor false. Add the transform boolean.`)
    },
    combine: onlyOne,
  }
}

/** A day. An ISO date-time is cut to its day. */
export function dateType(): ValueType {
  return {
    each({ text }) {
      const [day] = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text.trim()) ?? []
      if (day !== undefined && !Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return { data: day }
      return refusal(
        `${quote(text)} is not a date as the PIM reads it. ` +
          'Say how the source writes it: date: { format: DD.MM.YYYY }.',
      )
    },
    combine: onlyOne,
  }
}
