import type { Reply } from './messages.ts'
import { type FileQuestion, type ReadFile, readFile } from './read-file.ts'

let leave = () => {}

/**
 * Reads a file on a thread of its own; one at a time, so that another one which is still read is left.
 * Where there are no threads, or the network has no script for one, it is read right here.
 *
 * @returns undefined when it was left
 */
export function readApart(
  question: FileQuestion,
  onShare: (share: number) => void,
): Promise<ReadFile | undefined> {
  leaveReading()
  if (typeof Worker === 'undefined') return readFile(question, onShare)
  const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module' })
  return new Promise((resolve, reject) => {
    const settle = (settled: () => void) => {
      worker.terminate()
      leave = () => {}
      settled()
    }
    leave = () => settle(() => resolve(undefined))
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if ('share' in data) onShare(data.share)
      else if ('read' in data) settle(() => resolve(data.read))
      else settle(() => reject(new Error(data.mistake)))
    })
    worker.addEventListener('error', () => settle(() => resolve(readFile(question, onShare))))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(question)
  })
}

/** Whatever is being read is of no interest any more. */
export function leaveReading(): void {
  leave()
}
