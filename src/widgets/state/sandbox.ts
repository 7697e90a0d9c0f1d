import { persistentAtom } from '@nanostores/persistent'
import type { Sandbox } from '#contract'
import { openApi } from './api.ts'
import type { Trail } from './calls.ts'
import { Refused } from './obstacles.ts'

/**
 * The reader's PIM and the key to it, in local storage: the next visit and every other tab find the
 * same one. `undefined` until something needs it, and again when it turns out to be gone.
 */
export const $sandbox = persistentAtom<Sandbox | undefined>('doorway.sandbox', undefined, {
  encode: (sandbox) => sandbox && JSON.stringify(sandbox),
  decode: readSandbox,
})

/** When this browser put the sample catalogue back; what was sent before that is not in the sandbox any more. */
export const $begunAnew = persistentAtom<string>('doorway.sandbox.begun', '')

/** The sandbox there is, or a new one. @throws Refused, NetworkError */
export async function ensureSandbox(trail?: Trail, signal?: AbortSignal): Promise<Sandbox> {
  const known = $sandbox.get()
  if (known) return known
  const note = 'A PIM of your own, with the sample range in it. No account needed.'
  const { data, error, response } = await openApi({}, trail && [trail.record(note)]).call(
    'post_sandboxes',
    {},
    signal && { signal },
  )
  if (error) throw new Refused('sandbox', error, response)
  $sandbox.set(data)
  return data
}

/** Nobody answers to this key any more. Unless another tab has moved on already, forget it. */
export function forgetSandbox(key: string): void {
  if ($sandbox.get()?.key === key) $sandbox.set(undefined)
}

function readSandbox(stored: string): Sandbox | undefined {
  try {
    const value: unknown = JSON.parse(stored)
    return isSandbox(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isSandbox(value: unknown): value is Sandbox {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'key' in value &&
    typeof value.key === 'string'
  )
}
