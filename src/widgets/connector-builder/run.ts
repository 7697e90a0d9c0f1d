import { atom, map } from 'nanostores'
import {
  createReport,
  type ImportOptions,
  openCheckpoint,
  type ProgressEvent,
  type RecordEvent,
  type Report,
  runImport,
} from '#connector'
import { $document, $problems } from './mapping.ts'
import { $pim, clientFor } from './pim.ts'
import { forgetRuns, journalFor } from './run-journal.ts'
import { $source } from './source.ts'

/** What can be done with the whole file. */
export type RunKind = 'dry run' | 'run'

/** A run through the whole file, dry or real. */
export type Run =
  | { state: 'none' }
  | { state: 'running'; kind: RunKind; progress: ProgressEvent | undefined; isStopping: boolean }
  | EndedRun

interface EndedRun {
  state: 'ended'
  kind: RunKind
  report: Report
  changes: readonly RecordEvent[]
}

/** As many products that would change are kept to look at; the counts are of all. */
const shownChanges = 200

export const $run = atom<Run>({ state: 'none' })

/** How the last of each kind ended: a dry run stays to be read while the products are sent. */
export const $ended = map<Partial<Record<RunKind, EndedRun>>>({})

/** How far it is with one kind: the run that goes on, else the last that ended. */
export function courseOf(kind: RunKind, run: Run, ended: Partial<Record<RunKind, Run>>): Run {
  if (run.state !== 'none' && run.kind === kind) return run
  return ended[kind] ?? { state: 'none' }
}

let stop: AbortController | undefined

/** Goes through the file without sending anything. */
export function startDryRun(): Promise<void> {
  return start('dry run')
}

/** Sends the file into the reader's PIM. A run that was stopped goes on where it was. */
export function startRun(): Promise<void> {
  return start('run')
}

/** Sends all of it, also what earlier runs have sent already. */
export async function startFullRun(): Promise<void> {
  await forgetRuns(sandboxOf())
  await start('run')
}

/** Nothing more is sent; what is on its way is waited for. */
export function stopRun(): void {
  const run = $run.get()
  if (run.state !== 'running') return
  $run.set({ ...run, isStopping: true })
  stop?.abort()
}

async function start(kind: RunKind): Promise<void> {
  if ($run.get().state === 'running') return
  const options = optionsFor(kind)
  if (!options) return
  stop = new AbortController()
  $run.set({ state: 'running', kind, progress: undefined, isStopping: false })
  const { report, add } = createReport()
  const changes: RecordEvent[] = []
  const checkpoint =
    kind === 'run' ? await openCheckpoint(journalFor(sandboxOf()), sourceId()) : undefined
  const events = runImport({ ...options, signal: stop.signal, ...(checkpoint && { checkpoint }) })
  const breathe = createBreath()
  for await (const event of events) {
    add(event)
    if (event.kind === 'record' && isChange(event) && changes.length < shownChanges) {
      changes.push(event)
    }
    const run = $run.get()
    if (event.kind === 'progress' && run.state === 'running') {
      $run.set({ ...run, progress: event })
    }
    await breathe()
  }
  const run = { state: 'ended', kind, report, changes } as const
  $ended.setKey(kind, run)
  $run.set(run)
}

function optionsFor(kind: RunKind): ImportOptions | undefined {
  const [source, pim, mapping] = [$source.get(), $pim.get(), $document.get()?.mapping]
  if (source.kind !== 'read' || pim.kind !== 'open' || !mapping) return undefined
  if ($problems.get().length > 0) return undefined
  const { file, inspection } = source
  return {
    source: file.stream(),
    size: file.size,
    fileName: file.name,
    record: inspection.record,
    mapping,
    client: clientFor(pim.connection),
    structure: pim.structure,
    dryRun: kind === 'dry run',
    progressEvery: 200,
  }
}

function sandboxOf(): string {
  const pim = $pim.get()
  return pim.kind === 'open' ? pim.sandbox : ''
}

function isChange({ outcome }: RecordEvent): boolean {
  return outcome === 'created' || outcome === 'updated'
}

/** Milliseconds of work after which the page is drawn, and pressed keys are heard. */
const longestWork = 30

/** Gives the page its turn whenever the work has gone on for long enough. */
function createBreath(): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    if (performance.now() - since < longestWork) return undefined
    return new Promise((resolve) => {
      setTimeout(() => {
        since = performance.now()
        resolve()
      })
    })
  }
}

/** The same as long as file, mapping and PIM are the same. */
function sourceId(): string {
  const [source, document] = [$source.get(), $document.get()]
  if (source.kind !== 'read') return ''
  const { name, size, lastModified } = source.file
  return JSON.stringify([name, size, lastModified, document?.text])
}

// What was found out is about the file and mapping as they were.
for (const store of [$source, $document]) {
  store.listen(() => {
    $ended.set({})
    if ($run.get().state === 'ended') $run.set({ state: 'none' })
  })
}
