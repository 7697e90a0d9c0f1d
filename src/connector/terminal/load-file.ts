import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { fileNameOf, isAddress, type LoadedFile, type LoadFile } from '#connector'

/** Milliseconds that a file at an address may take. */
const longest = 30_000

/**
 * Reads files that records name: by a path from the source file's folder on, and never outside of it, or by
 * an address.
 *
 * @param source the source file; `-` has no folder
 */
export function createFileLoader(source: string): LoadFile {
  return async (name, { most, signal }) => {
    try {
      return isAddress(name)
        ? await download(name, most, signal)
        : await readBeside(source, name, most)
    } catch (error) {
      if (signal?.aborted) throw error
      return { refused: `It cannot be read: ${error instanceof Error ? error.message : error}` }
    }
  }
}

async function readBeside(source: string, name: string, most: number): Promise<LoadedFile> {
  if (source === '-') return { refused: 'The standard input has no folder to look for files in.' }
  const path = name.replaceAll('\\', '/')
  const folder = await realpath(dirname(source))
  const found = await realpath(resolve(folder, path)).catch(() => undefined)
  if (found === undefined) return { refused: 'There is no such file beside the source file.' }
  if (!found.startsWith(folder + sep))
    return { refused: 'It is outside of the folder of the source file, so it is not read.' }
  const { size, isFile } = await kindOf(found)
  if (!isFile) return { refused: 'It is no file.' }
  if (size > most) return tooLarge(most)
  return { file: new File([new Uint8Array(await readFile(found))], fileNameOf(path)) }
}

async function kindOf(path: string): Promise<{ size: number; isFile: boolean }> {
  const found = await stat(path)
  return { size: found.size, isFile: found.isFile() }
}

async function download(
  address: string,
  most: number,
  signal: AbortSignal | undefined,
): Promise<LoadedFile> {
  const limit = AbortSignal.timeout(longest)
  const response = await fetch(address, {
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  })
  if (!response.ok) return { refused: `${new URL(address).host} answers ${response.status}.` }
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    // Leaving the loop lets the rest of it go.
    if (size > most) return tooLarge(most)
    pieces.push(new Uint8Array(piece))
  }
  return { file: new File(pieces, fileNameOf(address)) }
}

function tooLarge(most: number): LoadedFile {
  return {
    refused: `It is larger than the ${(most / 1024 / 1024).toFixed(0)} MB that are allowed.`,
  }
}
