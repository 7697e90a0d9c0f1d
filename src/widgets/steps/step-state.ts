import type { Check } from '#contract'
import type { Facts } from '../state/facts-lookup.ts'
import type { DoneStep } from '../state/progress.ts'
import { checkStep } from './check-step.ts'
import type { Verdict } from './verdict.ts'

/** What a step shows. */
export type StepState =
  | { state: 'done'; because: string }
  /** In an earlier PIM of the reader's. */
  | { state: 'done before' }
  | { state: 'nearly'; difference: string }
  | { state: 'open' }

interface Situation {
  /** What the PIM says; undefined as long as nothing is known of it. */
  verdict: Verdict | undefined
  /** When the reader did it, if ever. */
  done: DoneStep | undefined
  /** Id of the reader's sandbox. */
  sandbox: string | undefined
}

/** Once done, a step stays done; in another PIM it can be done again. */
export function stepState({ verdict, done, sandbox }: Situation): StepState {
  if (done && done.sandbox === sandbox) return { state: 'done', because: done.because }
  if (verdict?.state === 'done') return { state: 'done', because: verdict.because }
  if (verdict?.state === 'nearly') return verdict
  return done ? { state: 'done before' } : { state: 'open' }
}

interface Place {
  check: Check
  facts: Facts | undefined
  /** The step before on the page, when it was done in this sandbox. */
  previous: DoneStep | undefined
  /** The newest call when the page was opened. */
  arrival: number
}

/** Tries count from the moment the page was opened and the step before was done. */
export function judgeStep({ check, facts, previous, arrival }: Place): Verdict | undefined {
  if (!facts) return undefined
  const before = previous?.sandbox === facts.sandbox ? previous.call : 0
  return checkStep(check, facts, Math.max(arrival, before))
}
