import { InvalidFormat } from '../problems.ts'
import { typeName } from '../type-names.ts'

// Checks on the shape of a body's properties, in the words that the API uses for all resources.

/** Refuses properties that the resource does not have; `ignored` ones are read-only and pass. */
export function ensureKnownProperties(
  body: Record<string, unknown>,
  known: readonly string[],
  ignored: readonly string[],
): void {
  const unknown = Object.keys(body).find((name) => !known.includes(name) && !ignored.includes(name))
  if (unknown !== undefined) throw new InvalidFormat(`Property "${unknown}" does not exist.`)
}

export function ensureBoolean(value: unknown, property: string): boolean {
  if (typeof value === 'boolean') return value
  throw new InvalidFormat(
    `Property "${property}" expects a boolean as data, "${typeName(value)}" given.`,
  )
}

/** A string, or null; an empty string means the same as null. */
export function ensureStringOrNull(value: unknown, property: string): string | null {
  if (value === null || value === '') return null
  if (typeof value === 'string') return value
  throw new InvalidFormat(
    `Property "${property}" expects a string as data, "${typeName(value)}" given.`,
  )
}

/**
 * A list of codes. Numbers stand for the codes they spell. `items` is what the message about one that is
 * no code calls them.
 */
export function ensureCodes(
  value: unknown,
  property: string,
  items = `"${property}" values`,
): string[] {
  if (!Array.isArray(value)) {
    throw new InvalidFormat(
      `Property "${property}" expects an array as data, "${typeName(value)}" given.`,
    )
  }
  if (value.some((item) => typeof item !== 'string' && typeof item !== 'number')) {
    throw new InvalidFormat(
      `Property "${property}" expects an array with valid data, one of the ${items} is not a scalar.`,
    )
  }
  return value.map(String)
}

export function ensureObject(value: unknown, property: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  throw new InvalidFormat(
    `Property "${property}" expects an array as data, "${typeName(value)}" given.`,
  )
}
