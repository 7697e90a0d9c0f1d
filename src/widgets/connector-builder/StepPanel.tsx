import { type ReactNode, useId } from 'react'
import type { Tone } from '../ui/status.ts'
import { type StepNumber, titleOf } from './steps.ts'

/** What a step has come to, beside its title. */
export interface Sign {
  tone: Tone
  text: string
}

interface Props {
  number: StepNumber
  sign?: Sign | undefined
  children: ReactNode
}

export function StepPanel({ number, sign, children }: Props) {
  const id = useId()
  return (
    <section className="panel step-panel" aria-labelledby={id} data-step={number}>
      <header className="panel-head">
        <h2 className="panel-title" id={id} tabIndex={-1}>
          <span className="step-number">{number}</span> {titleOf(number)}
        </h2>
        {sign && (
          <span className="status" data-status={sign.tone}>
            {sign.text}
          </span>
        )}
      </header>
      {children}
    </section>
  )
}
