import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { UsageError } from './arguments.ts'

export interface SourceFile {
  /** @param signal ends it, also while it is waited for */
  open(signal?: AbortSignal): Readable
  name: string
  size?: number
  /** The same for the same contents, as far as the file system tells. */
  identity?: string
}

/** A file, or the standard input, which can be read once only. @throws UsageError when there is none */
export async function findSource(path: string): Promise<SourceFile> {
  if (path === '-') return { open: (signal) => until(signal, process.stdin), name: '' }
  try {
    const { size, mtimeMs } = await stat(path)
    const identity = hash(`${resolve(path)} ${size} ${mtimeMs}`)
    const open = (signal?: AbortSignal) => until(signal, createReadStream(path))
    return { open, name: basename(path), size, identity }
  } catch (error) {
    throw new UsageError(
      `${path} cannot be read: ${error instanceof Error ? error.message : error}`,
    )
  }
}

/** Ended without an error of its own: whoever reads hears of one, and nobody may be reading yet. */
function until(signal: AbortSignal | undefined, stream: Readable): Readable {
  signal?.addEventListener('abort', () => stream.destroy(), { once: true })
  return stream
}

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
