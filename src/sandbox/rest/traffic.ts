import { type Operation, limits } from '#contract'
import { HttpProblem } from '../http/problem.ts'
import type { Clock } from '../ports.ts'

/** Counts the calls to one PIM and turns away what is too much. */
export interface Traffic {
  /** Lets a call in, or answers 429. What it returns is to be called when the call is over. */
  enter(connection: string, operation: Operation): () => void
}

/**
 * The PIM's limits: 4 calls at once a connection and 10 in all, 100 requests a second in all, and 3 changes
 * of attribute options a second. `requestsPerSecond` of 0 lifts all of them.
 */
export function createTraffic(clock: Clock, requestsPerSecond: number): Traffic {
  if (requestsPerSecond === 0) return { enter: () => () => undefined }
  const underWay = new Map<string, number>()
  let inAll = 0
  const mayAnswer = createPace(clock, requestsPerSecond)
  const mayPatchOption = createPace(clock, limits.optionPatchesPerSecond)
  return {
    enter(connection, operation) {
      const others = underWay.get(connection) ?? 0
      const isBusy = others >= limits.callsAtOnce || inAll >= limits.callsAtOnceInAll
      if (isBusy || !mayAnswer()) throw tooMany()
      if (changesOption(operation) && !mayPatchOption()) throw tooMany()
      underWay.set(connection, others + 1)
      inAll++
      return () => {
        inAll--
        const left = (underWay.get(connection) ?? 1) - 1
        if (left > 0) underWay.set(connection, left)
        else underWay.delete(connection)
      }
    },
  }
}

function changesOption({ method, path }: Operation): boolean {
  return method === 'PATCH' && path.endsWith('/options/{code}')
}

/** Whether one more fits into the second that runs. */
function createPace(clock: Clock, perSecond: number): () => boolean {
  let second = 0
  let count = 0
  return () => {
    const now = Math.floor(clock.now() / 1000)
    if (now !== second) {
      second = now
      count = 0
    }
    count++
    return count <= perSecond
  }
}

function tooMany(): HttpProblem {
  return new HttpProblem(429, 'Too Many Requests', { headers: { 'retry-after': '1' } })
}
