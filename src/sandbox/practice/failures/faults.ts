import type { Operation } from '#contract'
import { limits, rights } from '#contract'
import { HttpProblem } from '../../http/problem.ts'
import type { Clock, Database } from '../../ports.ts'

/** Ways in which a PIM can fail its callers, to be practised one at a time. */
export const faults = [
  'rate-limit',
  'server-error',
  'slow',
  'expired-token',
  'permission-lost',
] as const

export type Fault = (typeof faults)[number]

export interface Practice {
  fault: Fault
  /** When it was switched on; milliseconds since 1970. */
  since: number
}

/** Seconds between two calls that a limited PIM answers, and how long a slow one takes. */
export const faultSeconds = { limited: 2, slow: 3 }

export function readPractice(database: Database): Practice | undefined {
  return database.get<{ fault: Fault; since: number }>('select fault, since from practice')
}

export function writePractice(database: Database, fault: Fault | undefined, now: number): void {
  database.run('delete from practice')
  if (fault !== undefined) {
    database.run(`insert into practice (fault, since, data) values (?, ?, '{}')`, fault, now)
  }
}

/** Fails calls as the fault says that is switched on. */
export interface Troublemaker {
  isAtWork(): boolean
  /** Resolves when the call may go on. `expiresAt` is the moment at which the caller's token ends. */
  meet(operation: Operation, caller: { expiresAt: number }): Promise<void>
  /** Looks anew which fault is on. */
  forget(): void
}

/**
 * Counts calls while a fault is on. A limited PIM answers one call in two seconds, a failing one
 * refuses two of three, a slow one lets wait; a token from before the switch has expired, and a
 * lost permission is the one to write products.
 */
export function createTroublemaker(database: Database, clock: Clock): Troublemaker {
  let practice: Practice | 'none' | undefined
  let calls = 0
  let answeredAt = 0
  const meet: Record<Fault, (operation: Operation, issuedAt: number, since: number) => unknown> = {
    'rate-limit'() {
      const wait = answeredAt + faultSeconds.limited * 1000 - clock.now()
      if (wait > 0) throw limited(Math.ceil(wait / 1000))
      answeredAt = clock.now()
    },
    'server-error'() {
      calls += 1
      if (calls % 3 !== 0) throw new HttpProblem(503, 'Service Unavailable')
    },
    slow: () => new Promise((resolve) => setTimeout(resolve, faultSeconds.slow * 1000)),
    'expired-token'(_, issuedAt, since) {
      if (issuedAt < since) throw new HttpProblem(401, 'The access token provided has expired.')
    },
    'permission-lost'({ method, path }) {
      if (method === 'GET' || !path.includes('/products')) return
      throw new HttpProblem(
        403,
        `Access forbidden. You are not allowed to ${rights.edit_products}.`,
      )
    },
  }
  const current = () => (practice ??= readPractice(database) ?? 'none')
  return {
    isAtWork: () => current() !== 'none',
    async meet(operation, { expiresAt }) {
      const on = current()
      if (on === 'none') return
      const issuedAt = expiresAt - limits.accessTokenSeconds * 1000
      await meet[on.fault](operation, issuedAt, on.since)
    },
    forget() {
      practice = undefined
    },
  }
}

function limited(seconds: number): HttpProblem {
  return new HttpProblem(429, 'Too Many Requests', { headers: { 'retry-after': String(seconds) } })
}
