import type { RequestSummary } from '#contract'
import { statusLine } from '../ui/status.ts'

/**
 * What the log says aloud of calls that have just come: one in full, more than that only as a number.
 *
 * @param since the number of the newest call that was told of already
 */
export function announcement(calls: readonly RequestSummary[], since: number): string {
  const fresh = calls.filter(({ number }) => number > since)
  const [newest] = fresh
  if (!newest) return ''
  if (fresh.length > 1) return `${fresh.length} new calls.`
  const path = newest.address.split('?', 1)[0] ?? ''
  return `New call: ${newest.method} ${path}, ${statusLine(newest.status, '')}.`
}
