import { createReadStream } from 'node:fs'
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import type { Journal } from '#connector'

/** A journal in a file, one entry a line; each is on the disk before the run goes on. */
export function createFileJournal(path: string): Journal & { close(): Promise<void> } {
  let file: FileHandle | undefined
  const close = async () => {
    await file?.close()
    file = undefined
  }
  return {
    lines: () => readLines(path),
    async append(line) {
      file ??= await openForAppending(path)
      await file.write(`${line}\n`)
      await file.datasync()
    },
    async replace(lines) {
      await close()
      await writeWhole(path, lines)
    },
    close,
  }
}

async function* readLines(path: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(path), crlfDelay: Infinity })
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

/** A line that a crash cut off is closed first, so that the next one stands alone. */
async function openForAppending(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'a')
  await file.write('\n')
  return file
}

async function writeWhole(path: string, lines: Iterable<string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.new`
  const file = await open(beside, 'w')
  try {
    for (const line of lines) await file.write(`${line}\n`)
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
