import type { Place } from '../records/record.ts'

const newLine = 0x0a
const quote = 0x22
const backslash = 0x5c

/**
 * Where each token of a JSON text begins. The tokenizer tells offsets of its own, but they drift
 * with every pair of surrogates that is written as escapes.
 */
export class TokenPlaces {
  #line = 1
  #column = 0
  #within: 'nothing' | 'string' | 'escape' | 'word' = 'nothing'
  readonly #lines: number[] = []
  readonly #columns: number[] = []
  #taken = 0
  current: Place = { line: 1, column: 1 }

  /** Goes through a piece before the tokenizer does. */
  scan(bytes: Uint8Array): void {
    this.#forgetTaken()
    for (const byte of bytes) {
      if (byte === newLine) {
        this.#line++
        this.#column = 0
      } else if (byte >> 6 !== 2) this.#column++
      this.#see(byte)
    }
  }

  /** The tokenizer has come to the next token: `current` is its place. */
  advance(): void {
    this.current = this.next
    this.#taken++
  }

  /** The place of the token that comes next, as far as it has been scanned. */
  get next(): Place {
    const line = this.#lines[this.#taken]
    const column = this.#columns[this.#taken]
    return line === undefined || column === undefined ? this.end : { line, column }
  }

  /** Where scanning has come to. */
  get end(): Place {
    return { line: this.#line, column: this.#column }
  }

  /** Whether a token has begun that is not complete yet. */
  get hasWaiting(): boolean {
    return this.#taken < this.#lines.length
  }

  get isInString(): boolean {
    return this.#within === 'string' || this.#within === 'escape'
  }

  #see(byte: number): void {
    if (this.#within === 'escape') this.#within = 'string'
    else if (this.#within === 'string') {
      if (byte === backslash) this.#within = 'escape'
      else if (byte === quote) this.#within = 'nothing'
    } else if (isBlank(byte)) this.#within = 'nothing'
    else if (isMark(byte)) this.#begin('nothing')
    else if (byte === quote) this.#begin('string')
    else if (this.#within === 'nothing') this.#begin('word')
  }

  #begin(within: 'nothing' | 'string' | 'word'): void {
    this.#within = within
    this.#lines.push(this.#line)
    this.#columns.push(this.#column)
  }

  #forgetTaken(): void {
    this.#lines.splice(0, this.#taken)
    this.#columns.splice(0, this.#taken)
    this.#taken = 0
  }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === newLine || byte === 0x0d || byte === 0x09
}

const marks = new Set([...'{}[]:,'].map((mark) => mark.charCodeAt(0)))

function isMark(byte: number): boolean {
  return marks.has(byte)
}
