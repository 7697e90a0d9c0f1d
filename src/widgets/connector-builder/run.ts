import { atom, map } from 'nanostores'
import type { ProgressEvent } from '#connector'
import { $begunAnew } from '../state/sandbox.ts'
import type { Errand } from './apart/do-apart.ts'
import { $document, $problems } from './mapping.ts'
import { $pim, credentialsOf } from './pim.ts'
import { runApart } from './running/run-apart.ts'
import type { RunKind, RunNews, RunOrder, RunResult } from './running/run-file.ts'
import { $source } from './source.ts'

/** A run through the whole file, dry or real. */
export type Run = { state: 'none' } | RunningRun | EndedRun

interface RunningRun {
  state: 'running'
  kind: RunKind
  /** Records that a run before it had settled. */
  resumedAt: number
  progress: ProgressEvent | undefined
  isStopping: boolean
}

type EndedRun =
  | ({ state: 'ended'; kind: RunKind } & RunResult)
  /** By a mistake of ours: what a PIM or a file may do is in the report. */
  | { state: 'broken'; kind: RunKind }

export const $run = atom<Run>({ state: 'none' })

/** How the last of each kind ended: a dry run stays to be read while the products are sent. */
export const $ended = map<Partial<Record<RunKind, EndedRun>>>({})

/** How far it is with one kind: the run that goes on, else the last that ended. */
export function courseOf(kind: RunKind, run: Run, ended: Partial<Record<RunKind, Run>>): Run {
  if (run.state !== 'none' && run.kind === kind) return run
  return ended[kind] ?? { state: 'none' }
}

let errand: Errand<RunResult> | undefined

/** Goes through the file without sending anything. */
export function startDryRun(): Promise<void> {
  return start('dry run')
}

/** Sends the file into the reader's PIM. A run that was stopped goes on where it was. */
export function startRun(): Promise<void> {
  return start('run')
}

/** Sends all of it, also what earlier runs have sent already. */
export function startFullRun(): Promise<void> {
  return start('run', { isAnew: true })
}

/** Nothing more is sent; what is on its way is waited for. */
export function stopRun(): void {
  const run = $run.get()
  if (run.state !== 'running') return
  $run.set({ ...run, isStopping: true })
  errand?.stop()
}

async function start(kind: RunKind, { isAnew = false } = {}): Promise<void> {
  if ($run.get().state === 'running') return
  const order = orderFor(kind, isAnew)
  if (!order) return
  $run.set({ state: 'running', kind, resumedAt: 0, progress: undefined, isStopping: false })
  errand = runApart(order, hear)
  const run = await errand.result.then(
    (result) => ({ state: 'ended', kind, ...result }) as const,
    () => ({ state: 'broken', kind }) as const,
  )
  $ended.setKey(kind, run)
  $run.set(run)
}

function hear(news: RunNews): void {
  const run = $run.get()
  if (run.state !== 'running') return
  $run.set(
    news.kind === 'started' ? { ...run, resumedAt: news.resumedAt } : { ...run, progress: news },
  )
}

function orderFor(kind: RunKind, isAnew: boolean): RunOrder | undefined {
  const [source, pim, document] = [$source.get(), $pim.get(), $document.get()]
  if (source.kind !== 'read' || pim.kind !== 'open' || !document?.mapping) return undefined
  if ($problems.get().length > 0) return undefined
  const { file, inspection } = source
  if (inspection.count === 0) return undefined
  const { mapping, text } = document
  return {
    kind,
    file,
    record: inspection.record,
    mapping,
    structure: pim.structure,
    credentials: credentialsOf(pim.connection),
    pim: `${pim.sandbox} ${$begunAnew.get()}`,
    sourceId: JSON.stringify([file.name, file.size, file.lastModified, text]),
    isAnew,
  }
}

// What was found out is about the file and mapping as they were.
for (const store of [$source, $document]) {
  store.listen(() => {
    $ended.set({})
    if ($run.get().state !== 'running') $run.set({ state: 'none' })
  })
}

// Nobody sees any more how far it is, and nobody could stop it.
$source.listen(({ kind }) => {
  if (kind !== 'read') stopRun()
})
