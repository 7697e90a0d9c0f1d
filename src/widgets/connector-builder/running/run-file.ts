import type { Credentials } from '#client'
import {
  createReport,
  type Mapping,
  openCheckpoint,
  type PimStructure,
  type ProgressEvent,
  type RecordEvent,
  type Report,
  type RunEvent,
  runImport,
} from '#connector'
import { openApi } from '../../state/api.ts'
import { openJournal } from './journal.ts'

/** What can be done with the whole file. */
export type RunKind = 'dry run' | 'run'

/** All that a run has to know: it asks the page for nothing more. */
export interface RunOrder {
  kind: RunKind
  file: File
  /** Where the records are, when the mapping does not say it. */
  record: string | undefined
  mapping: Mapping
  structure: PimStructure
  credentials: Credentials
  /** Of the PIM: what runs before have sent there is known by it. */
  pim: string
  /** The same as long as file and mapping are the same. */
  sourceId: string
  /** Sends all again, also what runs before have sent. */
  isAnew: boolean
}

/** Where it begins, and then how far it is. */
export type RunNews = Extract<RunEvent, { kind: 'started' }> | ProgressEvent

export interface RunResult {
  /** Records that a run before it had settled. */
  resumedAt: number
  report: Report
  /** The first products that would change, or were sent. */
  changes: readonly RecordEvent[]
}

/** As many products that would change are kept to look at; the counts are of all. */
const shownChanges = 200

/** Goes through the whole file, dry or not, and remembers what the PIM took. */
export async function runFile(
  order: RunOrder,
  tell: (news: RunNews) => void,
  signal: AbortSignal,
): Promise<RunResult> {
  const { report, add } = createReport()
  const changes: RecordEvent[] = []
  let resumedAt = 0
  for await (const event of runImport({ ...(await optionsOf(order)), signal })) {
    add(event)
    if (event.kind === 'started' || event.kind === 'progress') tell(event)
    if (event.kind === 'started') resumedAt = event.resumedAt
    if (event.kind === 'record' && isChange(event) && changes.length < shownChanges) {
      changes.push(event)
    }
  }
  return { resumedAt, report, changes }
}

async function optionsOf(order: RunOrder) {
  const { kind, file, record, mapping, structure, credentials } = order
  return {
    source: file.stream(),
    size: file.size,
    fileName: file.name,
    record,
    mapping,
    structure,
    client: openApi({ credentials, retry: {} }),
    dryRun: kind === 'dry run',
    progressEvery: 200,
    ...(kind === 'run' && { checkpoint: await checkpointOf(order) }),
  }
}

async function checkpointOf({ pim, sourceId, isAnew }: RunOrder) {
  const journal = openJournal(pim)
  if (isAnew) await journal.replace([])
  return openCheckpoint(journal, sourceId)
}

function isChange({ outcome }: RecordEvent): boolean {
  return outcome === 'created' || outcome === 'updated'
}
