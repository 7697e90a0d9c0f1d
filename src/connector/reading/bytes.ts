/** A file's bytes: `Blob.stream()` in browsers, a file stream in Node, or anything like them. */
export type ByteSource = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

const pieceSize = 16 * 1024

/**
 * The bytes in pieces of 16 KB at most: what is made from one piece waits in memory until it is taken, so
 * pieces stay small even when the source hands over a whole file. With larger ones V8 finds that records
 * live long, and makes them where only a full collection looks; smaller ones cost time.
 */
export async function* inPieces(source: ByteSource): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunksOf(source)) {
    for (let start = 0; start < chunk.length; start += pieceSize) {
      yield chunk.subarray(start, start + pieceSize)
    }
  }
}

/** Safari cannot iterate over a stream, so it is read by hand. */
async function* chunksOf(source: ByteSource): AsyncGenerator<Uint8Array, void, undefined> {
  if (!('getReader' in source)) return yield* source
  const reader = source.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel()
  }
}

/** The first bytes of a source (fewer when it is shorter), and the whole of it, these included. */
export async function peek(
  source: ByteSource,
  size: number,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const pieces = inPieces(source)
  const taken: Uint8Array[] = []
  for (let length = 0; length < size;) {
    const { done, value } = await pieces.next()
    if (done) break
    taken.push(value)
    length += value.length
  }
  return { head: joinBytes(taken).subarray(0, size), all: chain(taken, pieces) }
}

async function* chain(
  taken: Uint8Array[],
  rest: AsyncGenerator<Uint8Array, void, undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for (let piece = taken.shift(); piece; piece = taken.shift()) yield piece
    yield* rest
  } finally {
    await rest.return()
  }
}

export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
