import { atom, computed, onMount } from 'nanostores'
import type { Practice } from '#contract'
import { askSandbox } from './ask.ts'
import { explainObstacle, type Obstacle } from './obstacles.ts'
import { $sandbox, ensureSandbox } from './sandbox.ts'

/** A failure that can be practised. */
export type Fault = NonNullable<Practice['fault']>

/** What is known of the failure that is on. */
export type PracticeState =
  | { state: 'unknown' }
  | { state: 'known'; fault: Fault | null }
  /** `wanted` is on its way to the sandbox. */
  | { state: 'switching'; wanted: Fault | null; fault: Fault | null }
  | { state: 'failed'; obstacle: Obstacle; fault: Fault | null }

/** Read as soon as something shows it, and again when the sandbox changes or the reader returns. */
export const $practice = atom<PracticeState>({ state: 'unknown' })

/** The failure that is on, as far as is known. */
export const $fault = computed($practice, (practice) =>
  practice.state === 'unknown' ? null : practice.fault,
)

onMount($practice, () => {
  if (typeof window === 'undefined') return
  const look = () => void readPractice()
  const unbind = $sandbox.subscribe(look)
  window.addEventListener('focus', look)
  return () => {
    unbind()
    window.removeEventListener('focus', look)
  }
})

/** Looks which failure is on. When nobody can say, what was known stays. */
export async function readPractice(): Promise<void> {
  const sandbox = $sandbox.get()
  if (!sandbox) return $practice.set({ state: 'known', fault: null })
  try {
    const { fault } = await askSandbox(sandbox, 'get_practice', {})
    const isBusy = $practice.get().state === 'switching'
    if (!isBusy && $sandbox.get()?.id === sandbox.id) $practice.set({ state: 'known', fault })
  } catch {
    return
  }
}

/** Switches a failure on, or with null the one that is on off. A reader without a sandbox gets one. */
export async function practise(wanted: Fault | null): Promise<void> {
  const fault = $fault.get()
  if ($practice.get().state === 'switching') return
  $practice.set({ state: 'switching', wanted, fault })
  try {
    const sandbox = await ensureSandbox()
    const body = { fault: wanted }
    const answer = await askSandbox(sandbox, 'put_practice', { body })
    $practice.set({ state: 'known', fault: answer.fault })
  } catch (error) {
    const obstacle = explainObstacle(error, navigator.onLine !== false)
    $practice.set({ state: 'failed', obstacle, fault })
  }
}
