import { atom, onMount, type ReadableAtom } from 'nanostores'
import type { Sandbox } from '#contract'
import { $known } from './connections.ts'
import { type Facts, lookUp, type Needs } from './facts-lookup.ts'
import { $calls, $live } from './live.ts'
import { SandboxGone } from './obstacles.ts'
import { $sandbox, forgetSandbox } from './sandbox.ts'

const $seen = atom<Facts | undefined>()

/**
 * What is known of the reader's PIM, kept up to date while somebody listens. Undefined as long as
 * there is none to know of.
 */
export const $facts: ReadableAtom<Facts | undefined> = $seen

const needs = new Set<Needs>()

/** Connections are made without a call to the PIM's API, so no stream tells of them; milliseconds. */
const pause = 2_000

/** From now on these are looked up, too, until the returned function is called. */
export function askFor(wanted: Needs): () => void {
  needs.add(wanted)
  if ($seen.get()) void refresh()
  return () => void needs.delete(wanted)
}

onMount($seen, () => {
  if (typeof document === 'undefined') return undefined
  const again = () => void refresh()
  const stops = [$live, $calls, $sandbox, $known].map((store) => store.listen(again))
  const timer = setInterval(() => {
    if (document.visibilityState !== 'hidden' && navigator.onLine !== false) again()
  }, pause)
  again()
  return () => {
    clearInterval(timer)
    for (const stop of stops) stop()
  }
})

let running: Promise<void> | undefined
let isStale = false

/** Looks everything up once more. Who asks while that is under way gets what comes after. */
export function refresh(): Promise<void> {
  isStale = true
  running ??= lookAgain().finally(() => {
    running = undefined
  })
  return running
}

async function lookAgain(): Promise<void> {
  while (isStale) {
    isStale = false
    const sandbox = $sandbox.get()
    if (!sandbox || $live.get() === 'gone') $seen.set(undefined)
    else if (['live', 'polling'].includes($live.get())) await look(sandbox)
  }
}

/** What cannot be asked at the moment stays as it was. */
async function look(sandbox: Sandbox): Promise<void> {
  const before = $seen.get()
  try {
    const facts = await lookUp(sandbox, $calls.get(), [...needs], before)
    if ($sandbox.get()?.id === sandbox.id) settle(facts, before)
  } catch (error) {
    if (error instanceof SandboxGone) forgetSandbox(sandbox.key)
  }
}

/** Nobody is told when nothing is new. */
function settle(facts: Facts, before: Facts | undefined): void {
  if (!before || JSON.stringify(before) !== JSON.stringify(facts)) $seen.set(facts)
}
