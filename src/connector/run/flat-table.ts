const buckets = 65_536
const rowsOfBlock = 4
const wordsOfKey = 3
const cellsOfPage = 32_768

/**
 * Rows by keys of 16 hex digits, in flat memory, since a file may hold millions of records: eight bytes
 * a key, and what its columns take. Nothing in it is ever copied to a larger place, so growing leaves no holes.
 *
 * A key's last four digits choose its bucket, a chain of blocks of four rows; the twelve others are
 * compared. Keys have to be spread evenly, as fingerprints are.
 */
export class FlatTable {
  /** Of each bucket, the row that came last; 0 for none. */
  readonly #last = new Uint32Array(buckets)
  /** Of each block but a bucket's first, the row that came before it. */
  readonly #before = new Column()
  readonly #keys: Uint16Array[] = []
  #blocks = 0

  /** The key's row, from 1. */
  find(key: string): number | undefined {
    const [first, second, third, bucket] = wordsOf(key)
    for (let row = this.#last[bucket] ?? 0; row > 0; row = this.#rowBefore(row)) {
      const { page, at } = this.#placeOf(row)
      if (page[at] === first && page[at + 1] === second && page[at + 2] === third) return row
    }
    return undefined
  }

  /** The key's row, a new one if it has none. */
  findOrAdd(key: string): number {
    return this.find(key) ?? this.#add(wordsOf(key))
  }

  *rows(): Generator<[key: string, row: number]> {
    for (let bucket = 0; bucket < buckets; bucket++) {
      for (let row = this.#last[bucket] ?? 0; row > 0; row = this.#rowBefore(row)) {
        const { page, at } = this.#placeOf(row)
        yield [digitsOf([...page.subarray(at, at + wordsOfKey), bucket], 4), row]
      }
    }
  }

  #add([first, second, third, bucket]: Words): number {
    const row = this.#freeRowAfter(this.#last[bucket] ?? 0)
    const { page, at } = this.#placeOf(row)
    page[at] = first
    page[at + 1] = second
    page[at + 2] = third
    this.#last[bucket] = row
    return row
  }

  #freeRowAfter(last: number): number {
    if (last % rowsOfBlock > 0) return last + 1
    this.#before.set(this.#blocks, last)
    return this.#blocks++ * rowsOfBlock + 1
  }

  #rowBefore(row: number): number {
    const inBlock = (row - 1) % rowsOfBlock
    return inBlock > 0 ? row - 1 : this.#before.get((row - 1) / rowsOfBlock)
  }

  #placeOf(row: number): { page: Uint16Array; at: number } {
    const index = Math.floor(row / cellsOfPage)
    const page = (this.#keys[index] ??= new Uint16Array(cellsOfPage * wordsOfKey))
    return { page, at: (row % cellsOfPage) * wordsOfKey }
  }
}

/** A number of 32 bits a row, 0 until it is set; takes memory only where one was set. */
export class Column {
  readonly #pages: (Uint32Array | undefined)[] = []

  get(row: number): number {
    return this.#pages[Math.floor(row / cellsOfPage)]?.[row % cellsOfPage] ?? 0
  }

  set(row: number, number: number): void {
    const page = (this.#pages[Math.floor(row / cellsOfPage)] ??= new Uint32Array(cellsOfPage))
    page[row % cellsOfPage] = number
  }
}

/** Fingerprints of 16 hex digits, one a row or none; the one that is all zeros counts for none. */
export class FingerprintColumn {
  readonly #words = [new Column(), new Column()] as const

  get(row: number): string | undefined {
    const words = this.#words.map((column) => column.get(row))
    return words.every((word) => word === 0) ? undefined : digitsOf(words, 8)
  }

  set(row: number, fingerprint: string): void {
    this.#words[0].set(row, wordAt(fingerprint, 0, 8))
    this.#words[1].set(row, wordAt(fingerprint, 8, 8))
  }

  clear(row: number): void {
    for (const column of this.#words) column.set(row, 0)
  }
}

type Words = [first: number, second: number, third: number, bucket: number]

function wordsOf(key: string): Words {
  return [wordAt(key, 0, 4), wordAt(key, 4, 4), wordAt(key, 8, 4), wordAt(key, 12, 4)]
}

function wordAt(digits: string, at: number, width: number): number {
  return Number.parseInt(digits.slice(at, at + width), 16)
}

function digitsOf(words: readonly number[], width: number): string {
  return words.map((word) => word.toString(16).padStart(width, '0')).join('')
}
