import type { Database } from '../../ports.ts'
import { HttpProblem } from '../../http/problem.ts'
import { localeReader } from '../locales/store.ts'

// What a query names has to be there. The API words it alike wherever it is named.

/** The stored spellings of active locales. */
export function ensureActiveLocales(database: Database, codes: string[]): string[] {
  const reader = localeReader(database)
  const stored = codes.map((code) => reader.get(code)?.code ?? code)
  const inactive = stored.filter((code) => !reader.isActive(code))
  if (inactive.length === 0) return stored
  throw refused(
    plural(
      inactive,
      ['Locale', 'does not exist or is not activated.'],
      ['Locales', 'do not exist or are not activated.'],
    ),
  )
}

/** `Category "x" does not exist.`, or the same of several. */
export function doNotExist(codes: string[], noun: string, nouns: string): HttpProblem {
  return refused(plural(codes, [noun, 'does not exist.'], [nouns, 'do not exist.']))
}

export function plural(codes: string[], one: [string, string], many: [string, string]): string {
  const [noun, rest] = codes.length > 1 ? many : one
  return `${noun} "${codes.join(', ')}" ${rest}`
}

export function refused(message: string): HttpProblem {
  return new HttpProblem(422, message)
}

/** A parameter with codes separated by commas; undefined when there is none. */
export function splitCodes(text: string | null): string[] | undefined {
  return text ? text.split(',').map((code) => code.trim()) : undefined
}
