import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { UsageError } from './arguments.ts'

export interface SourceFile {
  open(): AsyncIterable<Uint8Array>
  name: string
  size?: number
  /** The same for the same contents, as far as the file system tells. */
  identity?: string
}

/** A file, or the standard input, which can be read once only. @throws UsageError when there is none */
export async function findSource(path: string): Promise<SourceFile> {
  if (path === '-') return { open: () => process.stdin, name: '' }
  try {
    const { size, mtimeMs } = await stat(path)
    const identity = hash(`${resolve(path)} ${size} ${mtimeMs}`)
    return { open: () => createReadStream(path), name: basename(path), size, identity }
  } catch (error) {
    throw new UsageError(
      `${path} cannot be read: ${error instanceof Error ? error.message : error}`,
    )
  }
}

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
