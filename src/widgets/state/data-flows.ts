import { atom, onMount } from 'nanostores'
import type { DataFlows, FlowError } from '#contract'
import { askSandbox } from './ask.ts'
import { $connections } from './connections.ts'
import { $calls } from './live.ts'
import { $sandbox } from './sandbox.ts'

/** What flowed, as far as it is known; what was known stays while nobody answers. */
export type Flows =
  | { state: 'unknown' }
  | { state: 'loaded'; flows: DataFlows }
  | { state: 'failed'; flows: DataFlows | undefined; error: unknown }

/** Kept in step with every call and every change to a connection while somebody looks at it. */
export const $flows = atom<Flows>({ state: 'unknown' })

/** Milliseconds in which calls gather before the counts are asked for. */
const patience = 150

onMount($flows, () => {
  if (typeof document === 'undefined') return undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const lookSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      void loadFlows()
    }, patience)
  }
  const unbind = [
    $sandbox.subscribe((sandbox, before) => {
      if (sandbox?.id !== before?.id) $flows.set({ state: 'unknown' })
      lookSoon()
    }),
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

export async function loadFlows(): Promise<void> {
  const mine = ++edition
  const sandbox = $sandbox.get()
  if (!sandbox) return $flows.set({ state: 'unknown' })
  try {
    const query = { time_zone: ownTimeZone() }
    const flows = await askSandbox(sandbox, 'get_data_flows', { query })
    if (mine === edition) $flows.set({ state: 'loaded', flows })
  } catch (error) {
    const known = $flows.get()
    const flows = 'flows' in known ? known.flows : undefined
    if (mine === edition) $flows.set({ state: 'failed', flows, error })
  }
}

/** What is wanted of the errors; an empty text asks for everything. */
export interface ErrorFilter {
  connection: string
  type: FlowError['type']
  /** A part of the message, or of what the product is called. */
  search: string
}

/**
 * The newest errors, at most 100 of a connection.
 *
 * @throws SandboxGone, AnswerError, NetworkError, or the signal's reason
 */
export async function searchErrors(
  { connection, type, search }: ErrorFilter,
  signal?: AbortSignal,
): Promise<FlowError[]> {
  const sandbox = $sandbox.get()
  if (!sandbox) return []
  const query = {
    type,
    locale: navigator.language,
    ...(connection && { connection }),
    ...(search && { search }),
  }
  return (await askSandbox(sandbox, 'get_data_flows_errors', { query }, signal)).items
}

/** Days begin and end where the reader is. */
function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}
