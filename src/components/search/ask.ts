import type { SearchRequest, SearchResults } from '#search'
import type { Failure, Question, Reply } from './messages.ts'

/** What came of a search. */
export type Outcome = { results: SearchResults } | { failure: Failure }

let worker: Worker | undefined
let asked = 0
const waiting = new Map<number, (outcome: Outcome) => void>()

/** Searches this site. Never rejects: what went wrong is an outcome. */
export function ask(request: SearchRequest): Promise<Outcome> {
  const id = ++asked
  const question: Question = { id, request }
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    worker ??= startWorker()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(question)
  })
}

/** Loads what searching needs, before the first word is typed. */
export function prepare(): void {
  void ask({ text: '' })
}

function startWorker(): Worker {
  const started = new Worker(new URL('worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    waiting.get(data.id)?.(data)
    waiting.delete(data.id)
  })
  started.addEventListener('error', () => {
    worker = undefined
    for (const resolve of waiting.values()) resolve({ failure: 'unreachable' })
    waiting.clear()
  })
  return started
}
