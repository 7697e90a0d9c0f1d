import { FlatMap, wordsOf } from './flat-map.ts'

/** A record of the file that is being read. */
export interface Claimant {
  /** From 1. */
  index: number
  line: number
}

/** Whether a record is the first to say something, says it again, or otherwise than the first. */
export type Claim = { kind: 'first' } | { kind: 'same' } | { kind: 'other'; first: Claimant }

/** What is said by the records of a file, and who said it first: that one counts. */
export class Claims {
  readonly #first = new FlatMap(4)

  /**
   * @param key fingerprint of what it is about
   * @param value fingerprint of what is said
   */
  claim(key: string, value: string, { index, line }: Claimant): Claim {
    const [high, low] = wordsOf(value)
    const known = this.#first.get(key)
    if (!known) {
      this.#first.set(key, [high, low, index, line])
      return { kind: 'first' }
    }
    if (known[0] === high && known[1] === low) return { kind: 'same' }
    return { kind: 'other', first: { index: known[2] ?? 0, line: known[3] ?? 0 } }
  }
}
