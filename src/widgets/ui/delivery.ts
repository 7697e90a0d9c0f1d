import { formatTime } from './status.ts'

/** Where the time of an answer went, and how much more may be asked, as far as the answer says so. */
export function wordsForDelivery({ headers, ms, wait }: Delivery): string[] {
  return [...wordsForTime(ms, wait, headers), ...wordsForBudget(headers)]
}

interface Delivery {
  headers: Headers
  /** Milliseconds in all, and until status and headers were there. */
  ms?: number
  wait?: number
}

type Headers = Readonly<Record<string, string>>

function wordsForTime(ms: number | undefined, wait: number | undefined, headers: Headers) {
  if (ms === undefined || wait === undefined) return []
  const server = durationIn(headers['Server-Timing'])
  const start =
    server === undefined
      ? `The first byte came after ${formatTime(wait)}`
      : `The PIM took ${formatTime(server)}, the network ${formatTime(Math.max(0, wait - server))}`
  return [`${start}; reading the body took ${formatTime(ms - wait)}.`]
}

/** `cache;desc=x, pim;dur=12.5` -> 12.5, the sum of all that took time. */
function durationIn(header: string | undefined): number | undefined {
  const found = [...(header ?? '').matchAll(/;\s*dur\s*=\s*"?([\d.]+)/g)].map(([, ms]) =>
    Number(ms),
  )
  return found.length === 0 ? undefined : found.reduce((sum, each) => sum + each, 0)
}

function wordsForBudget(headers: Headers): string[] {
  const left = firstOf(headers, ['Ratelimit-Remaining', 'X-Ratelimit-Remaining'])
  const limit = firstOf(headers, ['Ratelimit-Limit', 'X-Ratelimit-Limit'])
  const wait = headers['Retry-After']
  return [
    left !== undefined && `${left} requests${limit ? ` of ${limit}` : ''} are left for now.`,
    wait !== undefined && `Ask again in ${wait} ${wait === '1' ? 'second' : 'seconds'}.`,
  ].filter((words) => words !== false)
}

function firstOf(headers: Headers, names: readonly string[]): string | undefined {
  return names.map((name) => headers[name]).find((value) => value !== undefined)
}
