import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Column, FingerprintColumn, FlatTable } from './flat-table.ts'

/**
 * 64 bits of SHA-256 as 16 hex digits: enough to tell millions of products apart. That two of three million
 * get the same one has a chance of one in four million.
 */
export function fingerprint(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 8))
}

/**
 * What is known of each product, by the fingerprint of its identifier: what was last sent for it, as the
 * fingerprint of its line, and which record this run met it in. About 8 bytes a product, and 8 and 4 for these.
 */
export class Fingerprints {
  readonly #products = new FlatTable()
  readonly #lines = new FingerprintColumn()
  #records = new Column()

  get(key: string): string | undefined {
    const row = this.#products.find(key)
    return row === undefined ? undefined : this.#lines.get(row)
  }

  set(key: string, value: string): void {
    this.#lines.set(this.#products.findOrAdd(key), value)
  }

  /** Forgets the line, not the product: what follows has to be sent, whatever it is. */
  forget(key: string): void {
    const row = this.#products.find(key)
    if (row !== undefined) this.#lines.clear(row)
  }

  /** Notes that a record is about the product. @returns the record before it, if there was one */
  meet(key: string, record: number): number | undefined {
    const row = this.#products.findOrAdd(key)
    const before = this.#records.get(row)
    this.#records.set(row, record)
    return before || undefined
  }

  /** None of the run's records has been met yet. */
  beginRun(): void {
    this.#records = new Column()
  }

  *entries(): Generator<[key: string, value: string]> {
    for (const [key, row] of this.#products.rows()) {
      const line = this.#lines.get(row)
      if (line !== undefined) yield [key, line]
    }
  }
}
