import { SourceError } from '../records/source-error.ts'
import { joinBytes } from './bytes.ts'
import { guessEncoding, type Encoding } from './encoding.ts'

/**
 * Bytes as text, piece by piece. The mark at the beginning is left out.
 *
 * A guess stays open as long as only ASCII has come: a file whose first umlaut stands after a
 * hundred thousand lines is guessed by that umlaut. `encoding` is set to what it became.
 *
 * @throws SourceError at the first byte that the encoding does not have
 */
export async function* decode(
  pieces: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string, void, undefined> {
  const decoder = new PieceDecoder(encoding)
  for await (const piece of pieces) yield decoder.decode(piece)
  yield decoder.end()
}

class PieceDecoder {
  readonly #encoding: Encoding
  #decoder: TextDecoder
  /** Bytes that end within the first character that is not ASCII. */
  #held: Uint8Array = new Uint8Array()
  #lines = 1

  constructor(encoding: Encoding) {
    this.#encoding = encoding
    this.#decoder = createDecoder(encoding.name)
  }

  decode(piece: Uint8Array): string {
    const isPlain = this.#held.length === 0 && !piece.some((byte) => byte > 0x7f)
    if (this.#encoding.by !== 'nothing' || isPlain) return this.#decode(piece, true)
    const bytes = joinBytes([this.#held, piece])
    const guess = guessEncoding(bytes)
    if (!guess) {
      this.#held = bytes
      return ''
    }
    return this.#settle(guess, bytes)
  }

  /** What is left of a character that the end cut off is broken, too. */
  end(): string {
    const isOpen = this.#held.length > 0
    const rest = isOpen ? this.#settle({ name: 'windows-1252', by: 'guess' }, this.#held) : ''
    return rest + this.#decode(new Uint8Array(), false)
  }

  #settle(guess: Encoding, bytes: Uint8Array): string {
    Object.assign(this.#encoding, guess)
    this.#decoder = createDecoder(guess.name)
    this.#held = new Uint8Array()
    return this.#decode(bytes, true)
  }

  #decode(piece: Uint8Array, stream: boolean): string {
    try {
      const text = this.#decoder.decode(piece, { stream })
      this.#lines += countLines(text)
      return text
    } catch {
      throw this.#brokenIn(piece)
    }
  }

  #brokenIn(piece: Uint8Array): SourceError {
    const before = this.#textBeforeFault(piece)
    const line = this.#lines + countLines(before)
    const column = before.length - before.lastIndexOf('\n')
    return new SourceError(explain(this.#encoding), { line, column })
  }

  /** The rest of a character that began in the piece before is no fault, so it is left out. */
  #textBeforeFault(piece: Uint8Array): string {
    const start = this.#encoding.name === 'utf-8' ? piece.findIndex((byte) => byte >> 6 !== 2) : 0
    const text = new TextDecoder(this.#encoding.name).decode(piece.subarray(Math.max(start, 0)))
    return text.slice(0, Math.max(text.indexOf('\uFFFD'), 0))
  }
}

function createDecoder(name: string): TextDecoder {
  return new TextDecoder(name, { fatal: true })
}

function explain({ name, by }: Encoding): string {
  const source =
    by === 'guess' || by === 'nothing'
      ? 'looked like'
      : by === 'choice'
        ? 'is read as'
        : 'says it is'
  return (
    `the file ${source} ${name.toUpperCase()}, but from here on it is not. ` +
    (name === 'utf-8'
      ? 'Most likely it is Windows-1252: have the export declare that, or choose the encoding by hand.'
      : 'Have it exported as UTF-8, or choose the right encoding by hand.')
  )
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
