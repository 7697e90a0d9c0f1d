import type { FamilyVariant } from '#contract'
import { InvalidFormat } from '../../problems.ts'
import { ensureCodes } from '../../rest/shapes.ts'
import { typeName } from '../../type-names.ts'

export type Level = FamilyVariant['variant_attribute_sets'][number]

/**
 * The levels that a body makes of those before it: they are told apart by their number, and what a level
 * does not name stays. Throws InvalidFormat for what cannot be read.
 */
export function readLevels(
  before: Level[] | undefined,
  sent: unknown,
  storedCode: (code: string) => string | undefined,
): Level[] {
  if (sent === undefined) return before ?? []
  const levels = new Map((before ?? []).map((level) => [level.level, level]))
  const named = ensureObjects(sent)
  if (before) ensureAsMany(before, named)
  for (const one of named) {
    if (one.level === undefined || one.level === null) continue
    const number = ensureLevel(one.level)
    const current = levels.get(number) ?? { level: number, axes: [], attributes: [] }
    levels.set(number, {
      level: number,
      axes: readCodes(one, 'axes', number, storedCode) ?? current.axes,
      attributes: readCodes(one, 'attributes', number, storedCode) ?? current.attributes,
    })
  }
  return [...levels.values()].sort((a, b) => a.level - b.level)
}

/** Axes are on the level they tell apart; the attributes that are unique are on the last one. */
export function completeLevels(levels: Level[], unique: string[]): Level[] {
  return levels.map((level, at) => {
    const own = [...level.axes, ...(at === levels.length - 1 ? unique : [])]
    const missing = new Set(own.filter((code) => !level.attributes.includes(code)))
    return { ...level, attributes: [...level.attributes, ...missing] }
  })
}

function ensureObjects(sent: unknown): Record<string, unknown>[] {
  const items: unknown[] | undefined = Array.isArray(sent) ? sent : undefined
  if (items?.every((item) => typeof item === 'object' && item !== null)) {
    return items as Record<string, unknown>[]
  }
  throw new InvalidFormat('Property "variant_attribute_sets" expects an array of objects as data.')
}

function ensureAsMany(before: Level[], named: Record<string, unknown>[]): void {
  const numbers = named.map(({ level }) => (typeof level === 'number' ? level : 0))
  if (Math.max(0, ...numbers) === before.length) return
  throw new InvalidFormat('The number of variant attribute sets cannot be changed.')
}

function ensureLevel(level: unknown): number {
  const property = 'Property "level" in the property "variant_attribute_sets"'
  if (!Number.isSafeInteger(level)) {
    throw new InvalidFormat(`${property} expects an integer as data, "${typeName(level)}" given.`)
  }
  if (Number(level) < 1) {
    throw new InvalidFormat(`${property} expects a number from 1 on, "${Number(level)}" given.`)
  }
  return Number(level)
}

function readCodes(
  named: Record<string, unknown>,
  property: 'axes' | 'attributes',
  level: number,
  storedCode: (code: string) => string | undefined,
): string[] | undefined {
  const sent = named[property]
  if (sent === undefined || sent === null) return undefined
  return ensureCodes(sent, `${property}" in the property "variant_attribute_sets`).map((code) => {
    const stored = storedCode(code)
    if (stored !== undefined) return stored
    throw new InvalidFormat(
      `Property "attribute_set_${level}" expects a valid attribute code. The attribute does not exist, "${code}" given.`,
    )
  })
}
