/** The releases of the PIM that are told apart here, by their first number, and SaaS, which has none. */
export const releases = ['SaaS', '7', '6', '5', '4', '3', '2', '1'] as const
export type Release = (typeof releases)[number]

const range = /^(\d+)\.\d+(?:(\+)|-(\d+)\.\d+)?$/

/** Whether a text is `7.0`, `3.2+`, `1.4-1.6` or `SaaS`. */
export function isRange(written: string): boolean {
  return written === 'SaaS' || bounds(written) !== undefined
}

/** The releases that some ranges cover. `3.2+` says nothing of SaaS, which is named by itself. */
export function releasesIn(ranges: readonly string[]): Release[] {
  return releases.filter((release) =>
    ranges.some((written) => (release === 'SaaS' ? written === release : covers(written, release))),
  )
}

/** Ranges in words: `3.2 and newer, SaaS`. */
export function rangeWords(ranges: readonly string[]): string {
  return ranges
    .map((written) => written.replace(/\+$/, ' and newer').replace('-', ' to '))
    .join(', ')
}

function covers(written: string, release: Release): boolean {
  const found = bounds(written)
  return found !== undefined && found.from <= Number(release) && Number(release) <= found.to
}

function bounds(written: string): { from: number; to: number } | undefined {
  const [, from, open, to = from] = range.exec(written) ?? []
  if (from === undefined) return undefined
  const last = open ? Infinity : Number(to)
  return Number(from) <= last ? { from: Number(from), to: last } : undefined
}
