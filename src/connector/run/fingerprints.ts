import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { digitsOf, FlatMap, wordsOf } from './flat-map.ts'

/** 64 bits of SHA-256 as 16 hex digits: enough to tell millions of products apart. */
export function fingerprint(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 8))
}

/** What was last sent for each product: from the fingerprint of its identifier to that of its line. */
export class Fingerprints {
  readonly #lines = new FlatMap(2)

  /** Of products, those with a forgotten line included. */
  get size(): number {
    return this.#lines.size
  }

  get(key: string): string | undefined {
    const line = this.#lines.get(key)
    return line === undefined || isGone(line) ? undefined : digitsOf(line)
  }

  set(key: string, value: string): void {
    this.#lines.set(key, wordsOf(value))
  }

  /** Forgets the line, not the product: what follows has to be sent, whatever it is. */
  forget(key: string): void {
    if (this.#lines.get(key)) this.#lines.set(key, [0, 0])
  }

  *entries(): Generator<[key: string, value: string]> {
    for (const [key, line] of this.#lines.entries()) {
      if (!isGone(line)) yield [key, digitsOf(line)]
    }
  }
}

function isGone([high, low]: readonly number[]): boolean {
  return high === 0 && low === 0
}
