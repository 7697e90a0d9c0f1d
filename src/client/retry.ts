import { type Clock, systemClock } from './clock.ts'
import { NetworkError } from './errors.ts'
import type { Middleware } from './middleware.ts'

/** How long and how often to try again. */
export interface RetryOptions {
  /** Tries in all, the first included. @default 5 */
  tries?: number
  /**
   * The longest random wait after the first failure, in milliseconds; it doubles with every further
   * one. @default 500
   */
  baseDelay?: number
  /** What the random wait never exceeds, in milliseconds. @default 20_000 */
  maxDelay?: number
  /**
   * No new try starts later than this after the first, in milliseconds; a wait that would end later
   * is not begun. @default 60_000
   */
  totalTime?: number
  clock?: Clock
  /** A number from 0 up to, not including, 1. @default Math.random */
  random?: () => number
}

/**
 * Sends a request again when trying again can help: after 408, 429, any 5xx, and a broken
 * connection.
 *
 * - Waits are exponential with full jitter: anything between nothing and `baseDelay · 2ⁿ`.
 *   `Retry-After` (seconds or an HTTP date, RFC 9110 10.2.3) is waited out in full, plus up to
 *   `baseDelay` of jitter so that many clients do not come back in one moment.
 * - GET, HEAD, OPTIONS, PUT, DELETE and PATCH are repeated: a PATCH of the PIM creates or
 *   updates, and doing it twice ends as doing it once. A DELETE whose first answer got lost can
 *   come back as 404.
 * - POST creates, so it is repeated only when the first try cannot have done anything: after 429,
 *   after 503 with `Retry-After`, and when the runtime says that the connection never stood
 *   (refused, unknown host). Browsers never say so.
 * - When tries or time run out, the last answer is returned or the last error thrown.
 * - An abort ends the wait at once, with the signal's reason.
 */
export function createRetry(options: RetryOptions = {}): Middleware {
  const { tries = 5, totalTime = 60_000, clock = systemClock } = options
  return async (request, next) => {
    const start = clock.now()
    for (let failures = 1; ; failures++) {
      const outcome = await attempt(next(request.clone()))
      const wait = isWorthRepeating(request.method, outcome)
        ? delayAfter(failures, retryAfterOf(outcome, clock.now()), options)
        : undefined
      if (
        wait === undefined ||
        failures >= tries ||
        clock.now() + wait - start > totalTime ||
        request.signal.aborted
      ) {
        return settle(outcome)
      }
      if (outcome instanceof Response) await outcome.body?.cancel()
      await clock.sleep(wait, request.signal)
    }
  }
}

/**
 * Milliseconds to wait after so many failures in a row (1, 2, …).
 *
 * @param retryAfter what the server asked for, in milliseconds, if it did
 */
export function delayAfter(
  failures: number,
  retryAfter: number | undefined,
  options: RetryOptions = {},
): number {
  const { baseDelay = 500, maxDelay = 20_000, random = Math.random } = options
  if (retryAfter !== undefined) return retryAfter + random() * baseDelay
  return random() * Math.min(maxDelay, baseDelay * 2 ** (failures - 1))
}

/**
 * A `Retry-After` header in milliseconds from `now`: `"120"` -> `120000`, an HTTP date -> what is
 * left until then, anything else -> `undefined`.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000
  // Only dates of the one form that servers must send; Date.parse alone takes nearly anything.
  if (!/^\s*[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT\s*$/.test(header)) {
    return undefined
  }
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

const repeatable = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
])

type Outcome = Response | NetworkError

function isWorthRepeating(method: string, outcome: Outcome): boolean {
  if (outcome instanceof NetworkError) return repeatable.has(method) || hasNeverConnected(outcome)
  const { status, headers } = outcome
  if (status === 429) return true
  if (repeatable.has(method)) return status === 408 || status >= 500
  return status === 503 && headers.has('retry-after')
}

function hasNeverConnected(error: NetworkError): boolean {
  for (let cause: unknown = error.cause; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && neverConnected.has(String(cause.code))) return true
  }
  return false
}

function retryAfterOf(outcome: Outcome, now: number): number | undefined {
  return outcome instanceof Response
    ? parseRetryAfter(outcome.headers.get('retry-after'), now)
    : undefined
}

async function attempt(sending: Promise<Response>): Promise<Outcome> {
  try {
    return await sending
  } catch (error) {
    if (error instanceof NetworkError) return error
    throw error
  }
}

function settle(outcome: Outcome): Response {
  if (outcome instanceof NetworkError) throw outcome
  return outcome
}
