import { parseRetryAfter } from '#client'

/** Statuses that a pause helps against. */
const passing = new Set([429, 503])

/**
 * When the PIM may be asked again; undefined when its answer asks for no pause.
 *
 * @param at when it answered, in milliseconds since 1970
 */
export function endOfPause(
  { status, headers }: { status: number; headers: Readonly<Record<string, string>> },
  at: number,
): number | undefined {
  const pause = parseRetryAfter(headers['Retry-After'] ?? null, at)
  return passing.has(status) && pause !== undefined ? at + pause : undefined
}
