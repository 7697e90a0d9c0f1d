import { InvalidFormat, type Violation } from '../problems.ts'
import { ensureObject } from './shapes.ts'
import { typeName } from '../type-names.ts'

// What the bodies of all structural entities have in common: a code that is chosen once, and labels.

/** A body on its way to becoming a resource. */
export interface Change<Item> {
  /** The resource as it is; undefined when the body creates one. */
  before: Item | undefined
  body: Record<string, unknown>
  /** Whether a body that creates names a code that is there already. */
  isTaken: boolean
}

export interface Checked<Value> {
  value: Value
  violations: Violation[]
}

/** What a code must look like, besides being there, short enough and new. */
type CodeRules = (code: string, noun: string) => (string | false)[]

/** At most 100 letters, digits and underscores, unique, and never changed. `noun` is as in "Family". */
export function readCode(
  { before, body, isTaken }: Change<{ code: string }>,
  noun: string,
  rules: CodeRules = madeOfWords,
): Checked<string> {
  const code = body.code === undefined ? (before?.code ?? '') : ensureScalar(body.code, 'code')
  if (before) {
    const isSame = code.toLowerCase() === before.code.toLowerCase()
    return { value: before.code, violations: isSame ? [] : [immutable('code')] }
  }
  const messages = [
    code === '' && 'This value should not be blank.',
    ...rules(code, noun),
    [...code].length > 100 && 'This value is too long. It should have 100 characters or less.',
    isTaken && 'This value is already used.',
    // Names that every JavaScript object has already: no client could use them as a key.
    code in {} && 'This code is not available',
  ]
  return { value: code, violations: violationsOf('code', messages) }
}

function madeOfWords(code: string, noun: string): (string | false)[] {
  return [!/^\w*$/.test(code) && `${noun} code may contain only letters, numbers and underscores`]
}

interface LabelWords {
  /** @default 'labels' */
  property?: string
  /** How the message about a label that is no text calls them all. @default '"labels" values' */
  items?: string
}

/** Merged locale by locale; `null` and `""` remove a label. */
export function readLabels(
  before: Record<string, string>,
  sent: unknown,
  isKnownLocale: (code: string) => boolean,
  { property = 'labels', items = `"${property}" values` }: LabelWords = {},
): Checked<Record<string, string>> {
  if (sent === undefined) return { value: before, violations: [] }
  const value = { ...before }
  for (const [locale, label] of Object.entries(ensureObject(sent, property))) {
    if (label === null || label === '') delete value[locale]
    else value[locale] = ensureLabel(label, property, items)
  }
  const unknown = Object.keys(value).filter((locale) => !isKnownLocale(locale))
  const messages = unknown.map((locale) => `The locale "${locale}" does not exist.`)
  return { value, violations: violationsOf(property, messages) }
}

/** The largest number that a place in an order can have. */
export const largestOrder = 2_147_483_647

/** A place among siblings: a whole number from 0 on, in digits or as a number. */
export function readSortOrder(before: number, sent: unknown): Checked<number> {
  if (sent === undefined) return { value: before, violations: [] }
  const text = ensureScalar(sent, 'sort_order').trim()
  const order = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  const messages = [
    sent === null && 'This value should not be null.',
    sent !== null && Number.isNaN(order) && 'This value should be of type numeric.',
    !Number.isNaN(order) && !Number.isInteger(order) && 'This value should not be a decimal.',
    order < 0 && 'This value should be greater than or equal to 0.',
    order > largestOrder && `This value should be less than or equal to ${largestOrder}.`,
  ]
  return { value: order, violations: violationsOf('sort_order', messages) }
}

/** A string or number as text, as the API reads codes. */
export function ensureScalar(value: unknown, property: string): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new InvalidFormat(
    `Property "${property}" expects a scalar as data, "${typeName(value)}" given.`,
  )
}

export function immutable(property: string): Violation {
  return { property, message: 'This property cannot be changed.' }
}

/** One violation of the property for each message that is one. */
export function violationsOf(property: string, messages: (string | false)[]): Violation[] {
  return messages.flatMap((message) => (message ? [{ property, message }] : []))
}

function ensureLabel(label: unknown, property: string, items: string): string {
  if (typeof label === 'object') {
    throw new InvalidFormat(
      `Property "${property}" expects an array with valid data, one of the ${items} is not a scalar.`,
    )
  }
  return String(label)
}
