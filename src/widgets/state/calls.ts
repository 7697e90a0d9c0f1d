import { atom, type ReadableAtom } from 'nanostores'
import type { Middleware } from '#client'

/** A request that was made on the way to another one, as a widget shows it happening. */
export interface Call {
  id: number
  method: string
  path: string
  /** One sentence: what it is for. */
  note: string
  state: { kind: 'sending' } | { kind: 'answered'; status: number; ms: number } | { kind: 'failed' }
}

/** The calls of one Send, in the order in which they were made. */
export interface Trail {
  $calls: ReadableAtom<Call[]>
  /** A middleware that writes down each request it sees. */
  record(note: string): Middleware
  clear(): void
}

export function createTrail(): Trail {
  const $calls = atom<Call[]>([])
  let made = 0

  function settle(id: number, state: Call['state']) {
    const calls = $calls.get()
    const at = calls.findIndex((call) => call.id === id)
    const call = calls[at]
    if (call) $calls.set(calls.with(at, { ...call, state }))
  }

  return {
    $calls,
    record: (note) => async (request, next) => {
      const id = ++made
      const start = performance.now()
      const path = new URL(request.url).pathname
      $calls.set([
        ...$calls.get(),
        { id, method: request.method, path, note, state: { kind: 'sending' } },
      ])
      try {
        const response = await next(request)
        const ms = Math.round(performance.now() - start)
        settle(id, { kind: 'answered', status: response.status, ms })
        return response
      } catch (error) {
        settle(id, { kind: 'failed' })
        throw error
      }
    },
    clear: () => $calls.set([]),
  }
}
