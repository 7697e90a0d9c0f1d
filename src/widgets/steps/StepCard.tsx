import type { ReactNode } from 'react'
import { wordsFor } from './announcement.ts'
import { Door } from './Door.tsx'
import type { StepState } from './step-state.ts'

interface Props {
  title: string
  state: StepState
  /** What is said aloud. */
  said: string
  /** What the reader is to do, in the article's words. */
  children?: ReactNode
}

/** A step with its door: shut, ajar, open. */
export function StepCard({ title, state, said, children }: Props) {
  return (
    <section className="step-card" data-state={state.state} aria-label={title}>
      <Door state={state.state} />
      <p className="step-title">
        {title}{' '}
        <span className="status needs-script" data-status={tones[state.state]}>
          {names[state.state]}
        </span>
      </p>
      <div className="step-words">{children}</div>
      <p className="step-note needs-script">
        <span>{wordsFor(state)}</span>
      </p>
      <output className="visually-hidden">{said}</output>
    </section>
  )
}

const names = {
  open: 'To do',
  nearly: 'Not quite',
  done: 'Done',
  'done before': 'Done before',
} satisfies Record<StepState['state'], string>

const tones = {
  open: 'idle',
  nearly: 'warn',
  done: 'ok',
  'done before': 'idle',
} satisfies Record<StepState['state'], string>
