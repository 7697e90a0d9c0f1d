import { doApart, type Errand } from '../apart/do-apart.ts'
import type { RunNews, RunOrder, RunResult } from './run-file.ts'

/** Goes through a file on a thread of its own. A page that is closed ends the thread, wherever it is. */
export function runApart(order: RunOrder, hear: (news: RunNews) => void): Errand<RunResult> {
  return doApart(
    {
      open: () => new Worker(new URL('worker.ts', import.meta.url), { type: 'module' }),
      load: async () => (await import('./run-file.ts')).runFile,
    },
    order,
    hear,
  )
}
