import type { Figure, Run, Section } from '../../quality/run.ts'

/** A figure as it is shown. */
export interface Line {
  what: string
  note: string | undefined
  /** `412 of 412 passed`, `34.1 kB` */
  said: string
  /** How far the bar goes, from 0 to 1: the part of all, or beside the largest figure of the section; none for faults. */
  part: number | undefined
  /** How it stands, where something is expected of it. */
  status: { kind: 'ok' | 'warn' | 'bad'; word: string } | undefined
}

const written = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

export function linesOf({ figures }: Section): Line[] {
  const largest = Math.max(...figures.map(({ value }) => value))
  return figures.map((figure) => ({
    what: figure.what,
    note: figure.note,
    said: saying(figure),
    part: partOf(figure, largest),
    status: statusOf(figure),
  }))
}

function saying({ value, of, unit }: Figure): string {
  if (of === 0) return 'nothing ran'
  const count =
    of === undefined ? written.format(value) : `${written.format(value)} of ${written.format(of)}`
  return `${count} ${unit}`
}

function partOf({ value, of, most }: Figure, largest: number): number | undefined {
  if (most !== undefined) return undefined
  const whole = of ?? largest
  return whole > 0 ? Math.min(1, value / whole) : 0
}

function statusOf({ value, of, most }: Figure): Line['status'] {
  if (most !== undefined) {
    return value <= most ? { kind: 'ok', word: 'well' } : { kind: 'bad', word: 'too many' }
  }
  if (of === undefined) return undefined
  if (of === 0) return { kind: 'warn', word: 'not run' }
  if (value >= of) return { kind: 'ok', word: 'all' }
  return { kind: 'bad', word: `${written.format(of - value)} not` }
}

/** What was checked out when a run was made, and whether it still is. */
export function checkoutOf({ commit, changed }: Run, now: string | undefined): string {
  if (!commit) return 'Which commit it was of is not on record.'
  const own = `Of commit ${short(commit)}${changed ? ', with changes that were not committed' : ''}.`
  if (!now) return own
  const isSame = now === commit
  return isSame
    ? `${own} It is still the newest here.`
    : `${own} Since then the code has moved on, to ${short(now)}.`
}

function short(commit: string): string {
  return commit.slice(0, 9)
}
