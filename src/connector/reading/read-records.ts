import { parsePath, type Path } from '../records/path.ts'
import type { SourceRecord } from '../records/record.ts'
import { SourceError } from '../records/source-error.ts'
import type { ByteSource } from './bytes.ts'
import type { Parser } from './elements.ts'
import type { Format } from './format.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { openSource } from './open-source.ts'
import { RecordBuilder } from './record-builder.ts'

export interface ReadOptions {
  /**
   * Where the records stand, from the document's root: `export/item` in XML, `$/products` in JSON.
   * `inspect` proposes one. JSON lines and lists are read by `$`, and CSV by `row`.
   */
  record: string | Path
  /** @default what the file looks like */
  format?: Format
  /** As `TextDecoder` names it. @default what the file says or looks like */
  encoding?: string
  /** Decides between JSON and JSON lines when the contents do not. */
  fileName?: string
  /** Between the cells of CSV. @default what parts its rows into the same number of cells */
  delimiter?: string
  limits?: Partial<Limits>
}

/**
 * The records of a file, one after the other, in memory that does not grow with the file: bytes are
 * asked for when the records before them have been taken.
 *
 * @throws SourceError after the records before it, where the file is broken or beyond the limits
 * @throws PathError for a record path that is none
 */
export async function* readRecords(
  source: ByteSource,
  { record, limits, ...options }: ReadOptions,
): AsyncGenerator<SourceRecord, void, undefined> {
  const path = typeof record === 'string' ? parsePath(record) : record
  const ready: SourceRecord[] = []
  const settled = { ...defaultLimits, ...limits }
  const builder = new RecordBuilder(path, settled, (made) => ready.push(made))
  const { text, createParser } = await openSource(source, options)
  for await (const fault of parsePieces(await createParser(builder, settled), text)) {
    yield* ready.splice(0)
    if (fault) throw fault
  }
}

/** Stops after every piece, also after the one with a fault, so that what came before it is not lost. */
async function* parsePieces(
  parser: Parser,
  pieces: AsyncIterable<string>,
): AsyncGenerator<SourceError | undefined, void, undefined> {
  try {
    for await (const piece of pieces) {
      await parser.write(piece)
      yield
    }
    await parser.end()
    yield
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    yield error
  }
}
