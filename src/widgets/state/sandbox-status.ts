import { atom, onMount } from 'nanostores'
import type { SandboxStatus } from '#contract'
import { askSandbox } from './ask.ts'
import { $connections, $known } from './connections.ts'
import { $calls, followAnew } from './live.ts'
import { $begunAnew, $sandbox, forgetSandbox } from './sandbox.ts'

/** What is in the sandbox, as far as it is known; what was known stays while nobody answers. */
export type Status =
  | { state: 'unknown' }
  | { state: 'loaded'; status: SandboxStatus }
  | { state: 'failed'; status: SandboxStatus | undefined; error: unknown }

/** Kept in step with every call while somebody looks at it. */
export const $status = atom<Status>({ state: 'unknown' })

/** Milliseconds in which calls gather before the sandbox is looked at again. */
const patience = 200

onMount($status, () => {
  if (typeof document === 'undefined') return undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const lookSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      void loadStatus()
    }, patience)
  }
  const unbind = [
    $sandbox.subscribe(lookSoon),
    $calls.listen(lookSoon),
    $connections.listen(lookSoon),
  ]
  return () => {
    clearTimeout(timer)
    for (const stop of unbind) stop()
  }
})

/** Goes up with each look, so that an answer that came too late is known. */
let edition = 0

export async function loadStatus(): Promise<void> {
  const mine = ++edition
  const sandbox = $sandbox.get()
  if (!sandbox) return $status.set({ state: 'unknown' })
  try {
    const status = await askSandbox(sandbox, 'get_sandboxes_current', {})
    if (mine === edition) $status.set({ state: 'loaded', status })
  } catch (error) {
    const known = $status.get()
    const status = 'status' in known ? known.status : undefined
    if (mine === edition) $status.set({ state: 'failed', status, error })
  }
}

/**
 * Puts the sample catalogue back; connections and tokens stay, the log and the counts begin again.
 *
 * @throws SandboxGone, AnswerError, NetworkError
 */
export async function resetSandbox(): Promise<void> {
  const sandbox = $sandbox.get()
  if (!sandbox) return
  const status = await askSandbox(sandbox, 'post_sandboxes_current_reset', {})
  edition++
  $begunAnew.set(new Date().toISOString())
  $status.set({ state: 'loaded', status })
  followAnew()
}

/**
 * Removes the sandbox with everything in it. This browser knows none from then on.
 *
 * @throws SandboxGone, AnswerError, NetworkError
 */
export async function deleteSandbox(): Promise<void> {
  const sandbox = $sandbox.get()
  if (!sandbox) return
  await askSandbox(sandbox, 'delete_sandboxes_current', {})
  edition++
  $status.set({ state: 'unknown' })
  forgetSandbox(sandbox.key)
  $known.set($known.get().filter((connection) => connection.sandbox !== sandbox.id))
}
