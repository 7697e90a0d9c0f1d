import {
  inspect,
  type Inspection,
  type Place,
  readRecords,
  type SourceRecord,
  SourceError,
} from '#connector'

/** What a file turned out to be. */
export type ReadFile =
  | { kind: 'read'; inspection: Inspection; records: readonly SourceRecord[] }
  | { kind: 'refused'; problem: string; place?: Place | undefined }

/** What is asked of a file. */
export interface FileQuestion {
  file: File
  /** Where the records are, if somebody said so; else it is found out. */
  record: string | undefined
}

/** As many are kept to step through. A run takes all of the file. */
export const shownRecords = 500

/**
 * Reads all of a file for what it holds, and its first records.
 *
 * @param onShare hears how much of it was read, from 0 to 1, about a hundred times
 * @throws what is not about the file but a mistake of ours
 */
export async function readFile(
  { file, record }: FileQuestion,
  onShare: (share: number) => void,
): Promise<ReadFile> {
  try {
    const inspection = await inspect(told(file, onShare), {
      fileName: file.name,
      ...(record !== undefined && { record }),
    })
    return { kind: 'read', inspection, records: await firstRecords(file, inspection) }
  } catch (error) {
    return { kind: 'refused', ...explain(error) }
  }
}

function told(file: File, onShare: (share: number) => void): ReadableStream<Uint8Array> {
  let read = 0
  let percent = 0
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(bytes, controller) {
      read += bytes.length
      const now = Math.floor((read / file.size) * 100)
      if (now > percent) onShare(read / file.size)
      percent = now
      controller.enqueue(bytes)
    },
  })
  return file.stream().pipeThrough(counter)
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

function explain(error: unknown): { problem: string; place?: Place | undefined } {
  if (error instanceof SourceError) return { problem: error.message, place: error.place }
  if (error instanceof DOMException) {
    const problem =
      'The file cannot be read any more: it was moved, changed or deleted. Choose it again.'
    return { problem }
  }
  throw error
}
