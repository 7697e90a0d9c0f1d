import { doApart, type Errand } from '../apart/do-apart.ts'
import type { FileQuestion, ReadFile } from './read-file.ts'

let errand: Errand<ReadFile> | undefined

/**
 * Reads a file on a thread of its own; one at a time, so that another one which is still read is left, and
 * never answered.
 */
export function readApart(
  question: FileQuestion,
  onShare: (share: number) => void,
): Promise<ReadFile> {
  leaveReading()
  errand = doApart(
    {
      open: () => new Worker(new URL('worker.ts', import.meta.url), { type: 'module' }),
      load: async () => (await import('./read-file.ts')).readFile,
    },
    question,
    onShare,
  )
  return errand.result
}

/** Whatever is being read is of no interest any more. */
export function leaveReading(): void {
  errand?.leave()
}
