import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** 64 bits of SHA-256 as 16 hex digits: enough to tell millions of products apart. */
export function fingerprint(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 8))
}

const slotWords = 4

/**
 * What was last sent for each product: from the fingerprint of its identifier to that of its line. A flat
 * table of 16 bytes a product, since a file may hold millions.
 */
export class Fingerprints {
  #slots = new Uint32Array(1024 * slotWords)
  #size = 0

  get size(): number {
    return this.#size
  }

  get(key: string): string | undefined {
    const at = this.#find(key)
    return this.#isFree(at) || this.#isGone(at) ? undefined : this.#read(at + 2)
  }

  set(key: string, value: string): void {
    if ((this.#size + 1) * 2 > this.#slots.length / slotWords) this.#grow()
    const at = this.#find(key)
    if (this.#isFree(at)) this.#size++
    this.#write(at, key)
    this.#write(at + 2, value)
  }

  /** Forgets the line, not the product: what follows has to be sent, whatever it is. */
  forget(key: string): void {
    const at = this.#find(key)
    if (!this.#isFree(at)) this.#slots.fill(0, at + 2, at + 4)
  }

  *entries(): Generator<[key: string, value: string]> {
    for (let at = 0; at < this.#slots.length; at += slotWords) {
      if (!this.#isFree(at) && !this.#isGone(at)) yield [this.#read(at), this.#read(at + 2)]
    }
  }

  /** Where the key is, or the free place where it belongs. */
  #find(key: string): number {
    const [high, low] = words(key)
    const count = this.#slots.length / slotWords
    let slot = low % count
    for (;;) {
      const at = slot * slotWords
      if (this.#isFree(at)) return at
      if (this.#slots[at] === high && this.#slots[at + 1] === low) return at
      slot = (slot + 1) % count
    }
  }

  #isFree(at: number): boolean {
    return this.#slots[at] === 0 && this.#slots[at + 1] === 0
  }

  #isGone(at: number): boolean {
    return this.#slots[at + 2] === 0 && this.#slots[at + 3] === 0
  }

  #read(at: number): string {
    return hex(this.#slots[at]) + hex(this.#slots[at + 1])
  }

  #write(at: number, key: string): void {
    this.#slots.set(words(key), at)
  }

  #grow(): void {
    const known = [...this.entries()]
    this.#slots = new Uint32Array(this.#slots.length * 2)
    this.#size = 0
    for (const [key, value] of known) this.set(key, value)
  }
}

function words(key: string): [number, number] {
  return [Number.parseInt(key.slice(0, 8), 16), Number.parseInt(key.slice(8), 16)]
}

function hex(word = 0): string {
  return word.toString(16).padStart(8, '0')
}
