import type { Series } from './range.ts'

const hour = 3_600_000

/** Creation and update times for the products of a series, each some hours after the one before. */
export function createCalendar(
  { since, updated }: Pick<Series, 'since' | 'updated'>,
  hoursBetween: number,
): { next(): { created: string; updated: string } } {
  let count = 0
  return {
    next() {
      const shift = count * hoursBetween * hour + ((count * 17 * 60_000) % hour)
      count += 1
      const created = Date.parse(`${since}T07:12:00Z`) + shift
      const changed = Date.parse(`${updated}T09:40:00Z`) + shift
      return { created: toIso(created), updated: toIso(Math.max(created, changed)) }
    },
  }
}

function toIso(time: number): string {
  return new Date(time).toISOString().replace('.000Z', '+00:00')
}
