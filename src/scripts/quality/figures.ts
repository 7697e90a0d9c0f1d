import type { Figure, Section } from '../../quality/run.ts'

/** A figure and the section that it stands in. */
export interface Told extends Figure {
  section: string
}

/** Figures by section, in the order in which they came; those of one thing are added up. */
export function toSections(told: readonly Told[]): Section[] {
  return [...Map.groupBy(told, ({ section }) => section)].map(([title, members]) => ({
    title,
    figures: [...Map.groupBy(members, ({ what }) => what).values()].map(addUp),
  }))
}

function addUp(parts: Told[]): Figure {
  const [{ section: _, ...first }] = parts as [Told, ...Told[]]
  const value = sum(parts.map((part) => part.value))
  return first.of === undefined
    ? { ...first, value }
    : { ...first, value, of: sum(parts.map((part) => part.of ?? 0)) }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
