import type { SourceWords } from '../reading-files.ts'

/** Reads CSV and JSON as text, which do not say their encoding. */
export function textFile({ encoding }: SourceWords): string {
  return String.raw`import { createReadStream } from 'node:fs'

/** Said here, it is not guessed: 'windows-1252', 'utf-8' … */
const encoding: string | undefined = ${encoding}

/** The file as text, piece by piece, without the mark at its beginning. */
export async function* readText(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding ?? (await guessedEncoding(file)), { fatal: true })
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    yield decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}

/** UTF-8, unless the first letters that are not ASCII say otherwise: then what Western programs write. */
async function guessedEncoding(file: string): Promise<string> {
  let isBegun = false
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const [first, second] = chunk
    if (!isBegun && ((first === 0xff && second === 0xfe) || second === 0)) return 'utf-16le'
    if (!isBegun && ((first === 0xfe && second === 0xff) || first === 0)) return 'utf-16be'
    isBegun = true
    if (chunk.some((byte) => byte > 0x7f)) return isUtf8(chunk) ? 'utf-8' : 'windows-1252'
  }
  return 'utf-8'
}

/** The chunk may end within a letter. */
function isUtf8(chunk: Buffer): boolean {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(chunk, { stream: true }) !== ''
  } catch {
    return false
  }
}
`
}
