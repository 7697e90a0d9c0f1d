import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { UsageError } from './arguments.ts'

/** To the standard output, which stays open. @throws UsageError when its reader has gone */
export async function pourToOutput(texts: AsyncIterable<string>): Promise<void> {
  await explained('The standard output', () =>
    pipeline(Readable.from(texts), process.stdout, { end: false }),
  )
}

/** Into a file that is there whole or, when anything goes wrong, as it was before. */
export async function pourToFile(path: string, texts: AsyncIterable<string>): Promise<void> {
  const beside = `${path}.new`
  try {
    await explained(path, async () => {
      await pipeline(Readable.from(texts), createWriteStream(beside))
      await rename(beside, path)
    })
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/** Only what the system refuses is told as a fault of the target: the texts may fail, too. */
async function explained(target: string, pour: () => Promise<void>): Promise<void> {
  try {
    await pour()
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error
    throw new UsageError(`${target} cannot be written: ${error.message}`)
  }
}
