const parts = 256
const fullest = 0.8
const growth = 1.25

/**
 * Whole numbers of 32 bits by keys of 16 hex digits, in flat memory, since a file may hold millions of
 * records: four bytes a number and eight a key, and a third of that for free places. It is cut into
 * parts, so that growing never needs all of it twice.
 *
 * Keys have to be spread evenly, as fingerprints are.
 */
export class FlatMap {
  readonly #parts: readonly Part[]

  /** @param width how many numbers a key has */
  constructor(width: number) {
    this.#parts = Array.from({ length: parts }, () => new Part(width))
  }

  get size(): number {
    return this.#parts.reduce((sum, { size }) => sum + size, 0)
  }

  get(key: string): readonly number[] | undefined {
    const [high, low] = wordsOf(key)
    return this.#partOf(low).get(high, low)
  }

  set(key: string, numbers: readonly number[]): void {
    const [high, low] = wordsOf(key)
    this.#partOf(low).set(high, low, numbers)
  }

  *entries(): Generator<[key: string, numbers: readonly number[]]> {
    for (const part of this.#parts) yield* part.entries()
  }

  #partOf(low: number): Part {
    return this.#parts[low % parts] as Part
  }
}

/** 16 hex digits as two numbers. */
export function wordsOf(digits: string): [high: number, low: number] {
  return [Number.parseInt(digits.slice(0, 8), 16), Number.parseInt(digits.slice(8), 16)]
}

export function digitsOf([high = 0, low = 0]: readonly number[]): string {
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}

/** Slots of a key's two words and its numbers. A key is in the first slot from its place on that was free. */
class Part {
  size = 0
  readonly #width: number
  #slots: Uint32Array
  #count = 8

  constructor(width: number) {
    this.#width = width + 2
    this.#slots = new Uint32Array(this.#count * this.#width)
  }

  get(high: number, low: number): readonly number[] | undefined {
    const at = this.#find(high, low)
    return this.#isFree(at) ? undefined : this.#numbersAt(at)
  }

  set(high: number, low: number, numbers: readonly number[]): void {
    if (this.size + 1 > this.#count * fullest) this.#grow()
    const at = this.#find(high, low)
    if (this.#isFree(at)) this.size++
    this.#slots[at] = high
    this.#slots[at + 1] = low
    this.#slots.set(numbers, at + 2)
  }

  *entries(): Generator<[key: string, numbers: readonly number[]]> {
    for (let at = 0; at < this.#slots.length; at += this.#width) {
      const key = this.#slots.subarray(at, at + 2)
      if (!this.#isFree(at)) yield [digitsOf([...key]), this.#numbersAt(at)]
    }
  }

  #numbersAt(at: number): readonly number[] {
    return [...this.#slots.subarray(at + 2, at + this.#width)]
  }

  /** Where the key is, or the free slot where it belongs. */
  #find(high: number, low: number): number {
    const slots = this.#slots
    let at = (Math.floor(low / parts) % this.#count) * this.#width
    while (!this.#isFree(at) && (slots[at] !== high || slots[at + 1] !== low)) {
      at += this.#width
      if (at === slots.length) at = 0
    }
    return at
  }

  #isFree(at: number): boolean {
    return this.#slots[at] === 0 && this.#slots[at + 1] === 0
  }

  #grow(): void {
    const before = this.#slots
    this.#count = Math.ceil(this.#count * growth)
    this.#slots = new Uint32Array(this.#count * this.#width)
    for (let from = 0; from < before.length; from += this.#width) {
      const [high = 0, low = 0] = [before[from], before[from + 1]]
      if (high === 0 && low === 0) continue
      const at = this.#find(high, low)
      for (let word = 0; word < this.#width; word++)
        this.#slots[at + word] = before[from + word] ?? 0
    }
  }
}
