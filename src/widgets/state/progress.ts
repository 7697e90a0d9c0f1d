import { persistentAtom } from '@nanostores/persistent'
import { sessionAtom } from './session.ts'

/** A step that was done. */
export interface DoneStep {
  /** When, as an ISO date. */
  at: string
  /** Id of the sandbox in which. */
  sandbox: string
  /** Number of the call that did it, or of the last one before. */
  call: number
  /** What was seen, in a sentence. */
  because: string
}

/** How far the reader has come, in local storage. */
export interface Progress {
  /** Steps done, by `keyOf`. */
  done: Readonly<Record<string, DoneStep>>
  /** The ids of the steps of each page that was visited, by the page's address. */
  pages: Readonly<Record<string, readonly string[]>>
}

const nothing: Progress = { done: {}, pages: {} }

export const $progress = persistentAtom<Progress>('doorway.progress', nothing, {
  encode: JSON.stringify,
  decode: readProgress,
})

/** The newest call when a page was opened, by sandbox and page: what came before is no try at its steps. */
const $arrivals = sessionAtom<Record<string, number>>('doorway.arrivals', {}, readArrivals)

/** `/guides/a/b.html` or `/guides/a/b` -> `/guides/a/b`: one page, whichever way it was called. */
export function pageOf(address: string): string {
  return address.replace(/\.html$/, '')
}

export function keyOf(page: string, id: string): string {
  return `${page}#${id}`
}

/** Whatever becomes of it later, the reader has done it. */
export function markDone(key: string, step: DoneStep): void {
  const progress = $progress.get()
  if (progress.done[key]?.sandbox === step.sandbox) return
  $progress.set({ ...progress, done: { ...progress.done, [key]: step } })
}

/** These are the steps of a page. */
export function knowPage(page: string, ids: readonly string[]): void {
  const progress = $progress.get()
  if (progress.pages[page]?.join() === ids.join()) return
  $progress.set({ ...progress, pages: { ...progress.pages, [page]: ids } })
}

/** Whether a page has steps and all of them were done. */
export function isPageDone({ done, pages }: Progress, page: string): boolean {
  const ids = pages[page] ?? []
  return ids.length > 0 && ids.every((id) => keyOf(page, id) in done)
}

/** The newest call when the page was first opened in this tab; `newest` if it is now. */
export function arrivalAt(page: string, sandbox: string, newest: number): number {
  const key = keyOf(page, sandbox)
  const known = $arrivals.get()[key]
  if (known === undefined) $arrivals.set({ ...$arrivals.get(), [key]: newest })
  return known ?? newest
}

function readProgress(stored: string): Progress {
  try {
    const { done, pages } = { ...nothing, ...(JSON.parse(stored) as object) } as Progress
    return {
      done: Object.fromEntries(Object.entries(done).filter(([, step]) => isDone(step))),
      pages: Object.fromEntries(Object.entries(pages).filter(([, ids]) => Array.isArray(ids))),
    }
  } catch {
    return nothing
  }
}

function isDone(step: unknown): step is DoneStep {
  const { at, sandbox, call, because } = { ...(step as Partial<DoneStep> | null) }
  return (
    [at, sandbox, because].every((text) => typeof text === 'string') && typeof call === 'number'
  )
}

function readArrivals(stored: unknown): Record<string, number> | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  return Object.fromEntries(
    Object.entries(stored).filter(([, number]) => typeof number === 'number'),
  )
}
