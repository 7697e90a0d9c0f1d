import { persistentAtom } from '@nanostores/persistent'
import { atom } from 'nanostores'
import {
  inspect,
  type Inspection,
  type Place,
  readRecords,
  SourceError,
  type SourceRecord,
} from '#connector'
import { forgetFile, keepFile, keptFile } from './kept-file.ts'
import { fetchSample, nameOf, type Sample } from './samples.ts'

/** The file that the connector is for. */
export type Source =
  | { kind: 'none' }
  | { kind: 'reading'; name: string }
  | OpenSource
  | { kind: 'refused'; name: string; problem: string; place?: Place | undefined }

export interface OpenSource {
  kind: 'read'
  file: File
  inspection: Inspection
  /** The first of them, to try a mapping on. */
  records: readonly SourceRecord[]
}

/** As many are kept to step through. A run takes all of the file. */
export const shownRecords = 500

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
  $source.set({ kind: 'reading', name: nameOf(sample) })
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
  $source.set({ kind: 'reading', name: file.name })
  const source = await open(file)
  if (mine === edition) $source.set(source)
}

async function open(file: File): Promise<Source> {
  const chosen = $record.get()
  try {
    const inspection = await inspect(file.stream(), {
      fileName: file.name,
      ...(chosen !== undefined && { record: chosen }),
    })
    return { kind: 'read', file, inspection, records: await firstRecords(file, inspection) }
  } catch (error) {
    return { kind: 'refused', name: file.name, ...explain(error) }
  }
}

async function firstRecords(file: File, { record, encoding, format }: Inspection) {
  const records: SourceRecord[] = []
  if (record === undefined) return records
  const options = { record, format, encoding: encoding.name, fileName: file.name }
  for await (const next of readRecords(file.stream(), options)) {
    records.push(next)
    if (records.length >= shownRecords) break
  }
  return records
}

/** @throws what is not about the file but a mistake of ours */
export function explain(error: unknown): { problem: string; place?: Place | undefined } {
  if (error instanceof SourceError) return { problem: error.message, place: error.place }
  if (error instanceof DOMException) {
    const problem =
      'The file cannot be read any more: it was moved, changed or deleted. Choose it again.'
    return { problem }
  }
  throw error
}
