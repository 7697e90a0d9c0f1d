import { InvalidFormat, type Violation } from '../../problems.ts'
import { type Checked, ensureScalar, violationsOf } from '../../rest/entities.ts'
import { parseDay } from '../../values/date.ts'
import { parseDecimal } from '../../values/decimals.ts'

// How the properties of an attribute are read, by the kind of their data. A value that breaks a rule is
// reported and left out.

export function readFlag(sent: unknown, property: string): Checked<boolean | null> {
  ensureScalar(sent, property)
  if (typeof sent === 'boolean' || sent === null) return right(sent)
  return wrong(property, 'This value should be of type bool.')
}

/** True or false, and nothing else. */
export function readSwitch(sent: unknown, property: string): Checked<boolean> {
  const { value, violations } = readFlag(sent, property)
  if (value !== null || violations.length > 0) return { value: value ?? false, violations }
  return { value: false, violations: violationsOf(property, ['This value should not be null.']) }
}

/** Text; an empty one means the same as null. */
export function readText(sent: unknown, property: string): Checked<string | null> {
  return right(ensureScalar(sent, property) || null)
}

/** A whole number from 0 on. */
export function readCount(sent: unknown, property: string): Checked<number | null> {
  ensureScalar(sent, property)
  if (sent === null) return right(null)
  const number = parseDecimal(sent)?.toNumber()
  if (number === undefined) return wrong(property, 'This value should be of type numeric.')
  if (!Number.isInteger(number)) return wrong(property, 'This value should not be a decimal.')
  if (number < 0) return wrong(property, 'This value should be greater than or equal to 0.')
  return right(number)
}

/** A number with a fixed count of decimals, as text. */
export function readDecimal(decimals: number) {
  return (sent: unknown, property: string): Checked<string | null> => {
    ensureScalar(sent, property)
    if (sent === null || sent === '') return right(null)
    const number = parseDecimal(sent)
    return number
      ? right(number.toFixed(decimals))
      : wrong(property, 'This value should be of type numeric.')
  }
}

/** A day, answered as its midnight; a time that was sent with it is dropped. */
export function readDay(sent: unknown, property: string): Checked<string | null> {
  const text = ensureScalar(sent, property)
  if (sent === null) return right(null)
  const day = parseDay(text)
  if (day) return right(`${day}T00:00:00+00:00`)
  throw new InvalidFormat(
    `Property "${property}" expects a string with the format "yyyy-mm-dd" as data, "${text}" given.`,
  )
}

function right<Value>(value: Value): Checked<Value> {
  return { value, violations: [] }
}

function wrong(property: string, message: string): { value: null; violations: Violation[] } {
  return { value: null, violations: violationsOf(property, [message]) }
}
