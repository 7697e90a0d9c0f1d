import type { Database } from '../../ports.ts'
import type { Listener, Pim } from '../../rest/call.ts'
import { recordFlows } from '../data-flows/store.ts'
import { recordChanges } from '../history/store.ts'
import { nextNumber, recordRequest, trimRequests } from '../request-log/store.ts'
import { summarise } from '../request-log/summary.ts'
import type { Seen } from './seen.ts'

/** Sees every call to the PIM's API, remembers it, and tells whoever listens. */
export interface Witness {
  see(seen: Seen): void
  /** Writes down what is only in memory. */
  settle(): void
  /** Tells of each call at once; what it returns ends that. */
  listen(listener: Listener): () => void
  isHeard(): boolean
  /** About how many bytes of the database are the log's, which nobody's quota pays for. */
  usedBytes(): number
  /** Writes down what is left, and sends the listeners home. */
  close(): void
}

/** Calls, their bytes and their milliseconds that may wait in memory to be written together. */
const mostWaiting = { calls: 100, bytes: 256 * 1024, milliseconds: 1_000 }

/**
 * Writing down each call by itself would cost more than answering it, so they wait until there are
 * some, or until somebody asks. A host that is killed loses at most the last second of the log.
 */
export function createWitness({ database, clock, report }: Pim): Witness {
  const listeners = new Set<Listener>()
  let waiting: (Seen & { number: number })[] = []
  let bytes = 0
  let next: number | undefined
  let written: number | undefined

  const settle = () => {
    if (waiting.length === 0) return
    const calls = waiting
    waiting = []
    bytes = 0
    written = undefined
    try {
      database.transaction(() => {
        for (const call of calls) {
          recordRequest(database, call)
          recordFlows(database, call)
          recordChanges(database, call)
        }
        trimRequests(database)
      })
    } catch (error) {
      // A full sandbox has no room for its log either; its callers were told already.
      if (!isFull(error)) report(error)
    }
  }

  return {
    settle,
    isHeard: () => listeners.size > 0,
    usedBytes: () => (written ??= loggedBytes(database)),
    see(seen) {
      const number = next ?? nextNumber(database)
      next = number + 1
      const call = { ...seen, number }
      waiting.push(call)
      bytes += seen.text.length + (seen.answer.body?.length ?? 0)
      for (const listener of listeners) listener.hear(summarise(call))
      const oldest = waiting[0]?.at ?? 0
      if (
        waiting.length >= mostWaiting.calls ||
        bytes >= mostWaiting.bytes ||
        clock.now() - oldest >= mostWaiting.milliseconds
      ) {
        settle()
      }
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      settle()
      for (const listener of listeners) listener.end()
    },
  }
}

function loggedBytes(database: Database): number {
  const sizes = ['requests.exchange', 'changes.differences', 'flow_errors.data'].map((column) => {
    const [table = ''] = column.split('.')
    return `(select coalesce(sum(length(${column})) + 200 * count(*), 0) from ${table})`
  })
  return database.get<{ bytes: number }>(`select ${sizes.join(' + ')} as bytes`)?.bytes ?? 0
}

function isFull(error: unknown): boolean {
  return error instanceof Error && /full/i.test(error.message)
}
