import type { StepState } from './step-state.ts'

/** The leaf, hinged on the left. */
const leaves = {
  open: 'M4 46V19a14 14 0 0 1 28 0v27z',
  nearly: 'M4 46V19C4 11 11 5 23 3v45z',
  done: 'M4 46V19C4 12 6 7 12 4v44z',
  'done before': 'M4 46V19C4 12 6 7 12 4v44z',
} satisfies Record<StepState['state'], string>

/** A small door that says by its shape how far a step is. The words beside it say the same. */
export function Door({ state }: { state: StepState['state'] }) {
  return (
    <svg className="step-door" viewBox="0 0 36 50" width="36" height="50" aria-hidden="true">
      <path className="step-opening" d={leaves.open} />
      <path className="step-leaf" d={leaves[state]} />
      <path className="step-frame" d="M0 46h4V19a14 14 0 0 1 28 0v27h4" />
      {state === 'done' && <path className="step-tick" d="m17 29 4 4 8-9" />}
    </svg>
  )
}
