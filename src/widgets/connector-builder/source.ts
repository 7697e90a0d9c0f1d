import { persistentAtom } from '@nanostores/persistent'
import { atom } from 'nanostores'
import type { Inspection, Place, SourceRecord } from '#connector'
import { forgetFile, keepFile, keptFile } from './kept-file.ts'
import { leaveReading, readApart } from './reading/read-apart.ts'
import { fetchSample, nameOf, type Sample } from './samples.ts'

/** The file that the connector is for. */
export type Source =
  | { kind: 'none' }
  /** `share` of it was read, from 0 to 1. */
  | { kind: 'reading'; name: string; share: number }
  | OpenSource
  | { kind: 'refused'; name: string; problem: string; place?: Place | undefined }

export interface OpenSource {
  kind: 'read'
  file: File
  inspection: Inspection
  /** The first of them, to try a mapping on. */
  records: readonly SourceRecord[]
}

export const $source = atom<Source>({ kind: 'none' })

/** What the reader chose in place of the likeliest record. */
const $record = persistentAtom<string | undefined>('doorway.connector.record')

let edition = 0

/** Reads a file that was dropped or chosen. It stays in the browser. */
export async function takeFile(file: File): Promise<void> {
  $record.set(undefined)
  await read(file)
  await keepFile(file)
}

export async function takeSample(sample: Sample): Promise<void> {
  const mine = ++edition
  $source.set({ kind: 'reading', name: nameOf(sample), share: 0 })
  try {
    const file = await fetchSample(sample)
    if (mine === edition) await takeFile(file)
  } catch {
    if (mine !== edition) return
    const problem = 'The sample did not come. Look whether the network is there, and try again.'
    $source.set({ kind: 'refused', name: nameOf(sample), problem })
  }
}

/** The records are somewhere else in the file. */
export async function chooseRecord(path: string): Promise<void> {
  const source = $source.get()
  if (source.kind !== 'read' || source.inspection.record === path) return
  $record.set(path)
  await read(source.file)
}

export async function leaveFile(): Promise<void> {
  edition++
  leaveReading()
  $record.set(undefined)
  $source.set({ kind: 'none' })
  await forgetFile()
}

/** What the reader worked on before the page was loaded. */
export async function resumeFile(): Promise<void> {
  const mine = edition
  const file = await keptFile()
  if (file && mine === edition) await read(file)
}

async function read(file: File): Promise<void> {
  const mine = ++edition
  const { name } = file
  const show = (source: Source) => {
    if (mine === edition) $source.set(source)
  }
  show({ kind: 'reading', name, share: 0 })
  const question = { file, record: $record.get() }
  const answer = await readApart(question, (share) => show({ kind: 'reading', name, share })).catch(
    () => broken,
  )
  show(answer.kind === 'read' ? { ...answer, file } : { ...answer, name })
}

const broken = {
  kind: 'refused',
  problem: 'This page failed while it read the file. Reload it, and try again.',
} as const
