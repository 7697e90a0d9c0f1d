import { type ByteSource, inPieces } from '../reading/bytes.ts'
import type { Counts, ProgressEvent, RunEvent } from './events.ts'

export interface Progress {
  counts: Counts
  /** Milliseconds from one progress event to the next. */
  every: number
  read(): void
  /** The same event, counted. */
  counted(event: RunEvent): RunEvent
  /** A progress event when it is time for one. */
  due(): ProgressEvent | undefined
  now(): ProgressEvent
}

/** A source that tells how much of it was read. */
export function countBytes(source: ByteSource): { source: ByteSource; count: () => number } {
  let count = 0
  async function* counting() {
    for await (const chunk of inPieces(source)) {
      count += chunk.length
      yield chunk
    }
  }
  return { source: counting(), count: () => count }
}

export function createProgress(
  bytes: { count: () => number },
  size: number | undefined,
  every = 500,
): Progress {
  const start = performance.now()
  let told = start
  const counts: Counts = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, skipped: 0 }

  function now(): ProgressEvent {
    const seconds = Math.max(0.001, (performance.now() - start) / 1000)
    const share = size ? Math.min(1, bytes.count() / size) : undefined
    return {
      kind: 'progress',
      counts: { ...counts },
      rate: counts.read / seconds,
      ...(share !== undefined && { share }),
      ...(share && { secondsLeft: (seconds / share) * (1 - share) }),
    }
  }

  return {
    counts,
    every,
    read: () => void counts.read++,
    counted(event) {
      if (event.kind === 'record') counts[event.outcome]++
      return event
    },
    due() {
      if (performance.now() - told < every) return undefined
      told = performance.now()
      return now()
    },
    now,
  }
}
