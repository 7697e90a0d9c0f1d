import { Column, FingerprintColumn, FlatTable } from './flat-table.ts'

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
  readonly #things = new FlatTable()
  readonly #said = new FingerprintColumn()
  readonly #indices = new Column()
  readonly #lines = new Column()

  /**
   * @param key fingerprint of what it is about
   * @param value fingerprint of what is said
   */
  claim(key: string, value: string, { index, line }: Claimant): Claim {
    const row = this.#things.findOrAdd(key)
    const said = this.#said.get(row)
    if (said === value) return { kind: 'same' }
    if (said !== undefined) return { kind: 'other', first: this.#claimantOf(row) }
    this.#said.set(row, value)
    this.#indices.set(row, index)
    this.#lines.set(row, line)
    return { kind: 'first' }
  }

  #claimantOf(row: number): Claimant {
    return { index: this.#indices.get(row), line: this.#lines.get(row) }
  }
}
