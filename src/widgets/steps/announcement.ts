import type { StepState } from './step-state.ts'

/** What is said aloud when a step got on; nothing of how it stood when the page was opened. */
export function announcement(title: string, before: StepState | undefined, now: StepState): string {
  if (!before || wordsFor(before) === wordsFor(now)) return ''
  if (now.state === 'done') return `${title}: done.`
  return now.state === 'nearly' ? `${title}: not quite. ${now.difference}` : ''
}

/** The line below a step. */
export function wordsFor(state: StepState): string {
  switch (state.state) {
    case 'done':
      return state.because
    case 'done before':
      return 'You did this in an earlier PIM of yours. In a new one it is to do again.'
    case 'nearly':
      return state.difference
    case 'open':
      return 'This page notices when it is done: here, from a terminal, or by your own program.'
  }
}
