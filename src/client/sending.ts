/** When a request was sent, and how long the whole of its answer took. */
export interface Sending {
  /** `2026-11-29T20:31:04.120Z` */
  at: string
  /** Whole milliseconds, at least one. */
  ms: number
}

/** `29 November 2026`: the same words wherever and whenever they are written. */
export function dayOfSending({ at }: Sending): string {
  return new Date(at).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
}
