/** How far a step is. */
export type Verdict =
  | {
      state: 'done'
      /** What was seen, in a sentence. */
      because: string
      /** Number of the call that did it; 0 when none did. */
      call: number
    }
  | {
      state: 'nearly'
      /** What differs, and what to do about it. */
      difference: string
    }
  | { state: 'open' }

export const open: Verdict = { state: 'open' }

export function done(because: string, call = 0): Verdict {
  return { state: 'done', because, call }
}

export function nearly(...sentences: string[]): Verdict {
  return { state: 'nearly', difference: sentences.filter(Boolean).join(' ') }
}
