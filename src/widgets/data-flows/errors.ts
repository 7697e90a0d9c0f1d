import { atom, effect, type ReadableAtom } from 'nanostores'
import type { FlowError } from '#contract'
import { $calls } from '../state/live.ts'
import { type ErrorFilter, searchErrors } from '../state/data-flows.ts'
import { explainObstacle, type Obstacle } from '../state/obstacles.ts'

/** The errors that were asked for; what was found before stays while it is looked for anew. */
export type Found =
  | { state: 'searching'; items: readonly FlowError[] }
  | { state: 'found'; items: readonly FlowError[] }
  | { state: 'failed'; items: readonly FlowError[]; obstacle: Obstacle }

/** The errors of a connection. */
export interface ErrorDesk {
  $filter: ReadableAtom<ErrorFilter>
  $found: ReadableAtom<Found>
  /** Keeps them in step with filter and calls until the returned function is called. */
  follow(): () => void
  choose(change: Partial<ErrorFilter>): void
}

/** Milliseconds in which letters and calls gather before the errors are asked for. */
const patience = 200

export function createErrorDesk(connection: string): ErrorDesk {
  const $filter = atom<ErrorFilter>({ connection, type: 'business', search: '' })
  const $found = atom<Found>({ state: 'searching', items: [] })
  let search: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    timer = undefined
    search?.abort()
    search = new AbortController()
    const { signal } = search
    try {
      $found.set({ state: 'found', items: await searchErrors($filter.get(), signal) })
    } catch (error) {
      if (signal.aborted) return
      const obstacle = explainObstacle(error, navigator.onLine !== false)
      $found.set({ state: 'failed', items: $found.get().items, obstacle })
    }
  }

  return {
    $filter,
    $found,
    follow() {
      const stop = effect([$filter, $calls], () => {
        timer ??= setTimeout(() => void look(), patience)
      })
      return () => {
        stop()
        clearTimeout(timer)
        search?.abort()
      }
    },
    choose: (change) => $filter.set({ ...$filter.get(), ...change }),
  }
}

/** Why a message came and what helps, from the catalogue of errors. */
export interface Help {
  cause: string
  cure: string
  /** The page that explains more. */
  article: string
}

/** Statuses with which products are refused; an error of the log has forgotten its own. */
const statuses = [422, 404, 400, 405, 413, 415]

/** The catalogue is large, so it comes when the first error is shown. */
export async function loadHelp(): Promise<(message: string) => Help | undefined> {
  const { findError } = await import('../../contract/error-catalogue.ts')
  return (message) =>
    statuses.map((status) => findError(status, message)?.entry).find((entry) => entry)
}
