import { atom, computed, effect, type ReadableAtom } from 'nanostores'
import type { LoggedRequest, RequestSummary } from '#contract'
import { pageOrigin } from '../state/api.ts'
import { createTrail, type Trail } from '../state/calls.ts'
import { type Answer, exchange } from '../state/exchange.ts'
import { $calls } from '../state/live.ts'
import { repeatable } from '../state/logged-request.ts'
import { explainObstacle, type Obstacle } from '../state/obstacles.ts'
import {
  everything,
  type LogFilter,
  pageOfLog,
  readCall,
  searchCalls,
} from '../state/request-log.ts'
import { ensureValues, fillRequest, namesIn } from '../state/values.ts'
import { isEverything } from './filter.ts'

/** What the log shows of the calls that were asked for. */
export type Listing =
  | { state: 'here'; calls: readonly RequestSummary[]; hasOlder: boolean }
  | { state: 'searching'; calls: readonly RequestSummary[] }
  | { state: 'failed'; calls: readonly RequestSummary[]; obstacle: Obstacle }

/** The call that is open; one at a time. */
export type Opened =
  | { state: 'none' }
  | { state: 'opening'; number: number }
  | { state: 'open'; number: number; call: LoggedRequest; replay: Replay }
  | { state: 'failed'; number: number; obstacle: Obstacle }

export type Replay =
  | { state: 'idle' }
  | { state: 'sending' }
  | { state: 'answered'; answer: Answer }
  | { state: 'failed'; obstacle: Obstacle }

/** Where the log is read. */
export interface LogDesk {
  $filter: ReadableAtom<LogFilter>
  $listing: ReadableAtom<Listing>
  $opened: ReadableAtom<Opened>
  /** A call whose answer another one is to be compared with. */
  $marked: ReadableAtom<LoggedRequest | undefined>
  /** Calls that a replay needed first. */
  trail: Trail
  /** Keeps the listing in step with filter and calls until the returned function is called. */
  follow(): () => void
  choose(change: Partial<LogFilter>): void
  showOlder(): Promise<void>
  open(number: number): Promise<void>
  close(): void
  replay(): Promise<void>
  mark(call: LoggedRequest | undefined): void
}

/** Milliseconds in which letters and calls gather before the log is searched for them. */
const patience = 250

/** @param initial what a link to the log asks for */
export function createLogDesk(initial: LogFilter = everything): LogDesk {
  const trail = createTrail()
  const $filter = atom(initial)
  const $found = atom<Listing>(
    isEverything(initial) ? nothingYet : { state: 'searching', calls: [] },
  )
  const $opened = atom<Opened>({ state: 'none' })
  const $marked = atom<LoggedRequest | undefined>()
  const explain = (error: unknown) => explainObstacle(error, navigator.onLine !== false)
  let search: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Without a filter what comes in by itself is enough; older calls are found on top of it. */
  const $listing = computed([$filter, $calls, $found], (filter, calls, found): Listing =>
    isEverything(filter) ? { ...found, calls: union(calls, found.calls) } : found,
  )

  async function look(before?: number): Promise<void> {
    search?.abort()
    search = new AbortController()
    const { signal } = search
    const known = $listing.get().calls
    $found.set({ state: 'searching', calls: known })
    try {
      const calls = await searchCalls($filter.get(), before, signal)
      const hasOlder = calls.length === pageOfLog
      $found.set({ state: 'here', calls: union(known, calls), hasOlder })
    } catch (error) {
      if (!signal.aborted) $found.set({ state: 'failed', calls: known, obstacle: explain(error) })
    }
  }

  function lookInTime(): void {
    timer = undefined
    void look()
  }

  async function open(number: number): Promise<void> {
    trail.clear()
    $opened.set({ state: 'opening', number })
    const isStillWanted = () => {
      const now = $opened.get()
      return now.state === 'opening' && now.number === number
    }
    try {
      const call = await readCall(number)
      if (isStillWanted()) $opened.set({ state: 'open', number, call, replay: { state: 'idle' } })
    } catch (error) {
      if (isStillWanted()) $opened.set({ state: 'failed', number, obstacle: explain(error) })
    }
  }

  async function replay(): Promise<void> {
    const opened = $opened.get()
    if (opened.state !== 'open' || opened.replay.state === 'sending') return
    const again = repeatable(opened.call, pageOrigin())
    if (again.kind === 'incomplete') return
    const tell = (state: Replay) => {
      const now = $opened.get()
      if (now.state === 'open' && now.call === opened.call) $opened.set({ ...now, replay: state })
    }
    trail.clear()
    tell({ state: 'sending' })
    try {
      const values = await ensureValues(namesIn(again.request), trail)
      const filled = fillRequest(again.request, values)
      tell({ state: 'answered', answer: await exchange(filled, new AbortController().signal) })
    } catch (error) {
      tell({ state: 'failed', obstacle: explain(error) })
    }
  }

  return {
    $filter,
    $listing,
    $opened,
    $marked,
    trail,
    follow() {
      const stop = effect([$filter, $calls], (filter, calls) => {
        if (!isEverything(filter)) timer ??= setTimeout(lookInTime, patience)
        else if (calls.length === 0) $found.set(nothingYet)
      })
      return () => {
        stop()
        clearTimeout(timer)
      }
    },
    choose(change) {
      search?.abort()
      const filter = { ...$filter.get(), ...change }
      $found.set(isEverything(filter) ? nothingYet : { state: 'searching', calls: [] })
      $filter.set(filter)
    },
    showOlder: () => look($listing.get().calls.at(-1)?.number),
    open,
    close: () => $opened.set({ state: 'none' }),
    replay,
    mark: (call) => $marked.set(call),
  }
}

const nothingYet: Listing = { state: 'here', calls: [], hasOlder: true }

/** All of both, the newest first: unlike what a page hears, the log has no end here. */
function union(some: readonly RequestSummary[], more: readonly RequestSummary[]): RequestSummary[] {
  const byNumber = new Map([...some, ...more].map((call) => [call.number, call]))
  return [...byNumber.values()].toSorted((a, b) => b.number - a.number)
}
