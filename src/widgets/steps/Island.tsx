import { useStore } from '@nanostores/react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Check } from '#contract'
import { $facts, askFor } from '../state/facts.ts'
import type { Facts } from '../state/facts-lookup.ts'
import { $live, type LiveState } from '../state/live.ts'
import {
  $progress,
  arrivalAt,
  type DoneStep,
  keyOf,
  markDone,
  type Progress,
} from '../state/progress.ts'
import { $sandbox } from '../state/sandbox.ts'
import { useHydrated } from '../ui/use-hydrated.ts'
import { announcement } from './announcement.ts'
import { needsOf } from './needs.ts'
import { StepCard } from './StepCard.tsx'
import { judgeStep, stepState, type StepState } from './step-state.ts'
import type { Verdict } from './verdict.ts'

interface Props {
  id: string
  title: string
  check: Check
  /** The step before on the same page. */
  previous?: string | undefined
  /** Address of the page, without its ending. */
  page: string
  children?: ReactNode
}

/** A step of a tutorial that watches the reader's PIM and says when it is done. */
export default function StepIsland({ children, ...step }: Props) {
  const { title, check } = step
  const isReady = useHydrated()
  const { state, isKnown } = useStep(step)
  const said = useAnnouncement(title, state, isReady && isKnown)
  useEffect(() => askFor(needsOf(check)), [check])
  return (
    <StepCard title={title} state={state} said={said}>
      {children}
    </StepCard>
  )
}

/** How far the step is, now; and whether that was looked up, or is only what is known from before. */
function useStep({ id, check, previous, page }: Props): { state: StepState; isKnown: boolean } {
  const facts = useStore($facts, { ssr: none })
  const { done } = useStore($progress, { ssr: empty })
  const isGone = useStore($live, { ssr: off }) === 'gone'
  const sandbox = useStore($sandbox, { ssr: none })?.id
  const arrival = useArrival(page, facts)
  const before = previous === undefined ? undefined : done[keyOf(page, previous)]
  const verdict = judgeStep({ check, facts, previous: before, arrival })
  useEffect(() => {
    if (facts && verdict?.state === 'done') markDone(keyOf(page, id), doneNow(facts, verdict))
  })
  const known = { verdict, done: done[keyOf(page, id)], sandbox: isGone ? undefined : sandbox }
  return { state: stepState(known), isKnown: sandbox === undefined || !!facts }
}

/** The newest call when the page was opened. In a PIM that was made since, every call counts. */
function useArrival(page: string, facts: Facts | undefined): number {
  const [openedWith] = useState(() => $sandbox.get()?.id)
  if (!facts) return 0
  const isNew = facts.sandbox !== openedWith
  return arrivalAt(page, facts.sandbox, isNew ? 0 : newestOf(facts))
}

function doneNow(facts: Facts, { because, call }: Verdict & { state: 'done' }): DoneStep {
  const at = new Date().toISOString()
  return { at, sandbox: facts.sandbox, call: call || newestOf(facts), because }
}

function newestOf({ calls }: Facts): number {
  return calls[0]?.number ?? 0
}

/** The last thing worth saying since the page was opened and its PIM looked at. */
function useAnnouncement(title: string, now: StepState, isKnown: boolean): string {
  const last = useRef<StepState>(undefined)
  const [said, say] = useState('')
  useEffect(() => {
    if (!isKnown) return
    const words = announcement(title, last.current, now)
    last.current = now
    if (words) say(words)
  }, [title, now, isKnown])
  return said
}

const none = () => undefined
const off = (): LiveState => 'off'
const noProgress: Progress = { done: {}, pages: {} }
const empty = () => noProgress
