import { copyText } from '../records/copy-text.ts'
import { kindOf, type Kind } from './kinds.ts'

/** Different values are counted up to here. */
export const mostDistinct = 500
const mostJudged = 2000
const mostSamples = 6
const mostWords = 60
const longestKept = 120

/** What has been seen of the values of one field, in memory that does not grow with their number. */
export class Values {
  /** With something in them. */
  filled = 0
  empty = 0
  /** Of those that were compared, how many had come before. */
  again = 0
  longest = 0
  readonly kinds = new Map<Kind, number>()
  readonly #distinct = new Set<string>()
  readonly samples: string[] = []

  add(raw: string): void {
    const text = raw.trim()
    if (text === '') {
      this.empty++
      return
    }
    this.filled++
    if (text.length > this.longest) this.longest = text.length
    if (this.#distinct.size < mostDistinct) this.#keep(text)
    if (this.filled > mostJudged) return
    const kind = kindOf(text.length > 2000 ? text.slice(0, 2000) : text)
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1)
  }

  /** How many different ones, counted up to 500. */
  get distinct(): number {
    return this.#distinct.size
  }

  /** All the different ones while there are few of them; none when there are many. */
  get words(): readonly string[] {
    return this.#distinct.size <= mostWords ? [...this.#distinct] : []
  }

  get hasMoreDistinct(): boolean {
    return this.#distinct.size >= mostDistinct
  }

  /** Whether values tell things apart; exports do send the same thing twice, small samples above all. */
  get areDistinct(): boolean {
    return this.hasMoreDistinct || this.#distinct.size >= this.filled * 0.6
  }

  #keep(text: string): void {
    const start = text.length > longestKept ? text.slice(0, longestKept) : text
    if (this.#distinct.has(start)) {
      this.again++
      return
    }
    const kept = copyText(start)
    if (this.samples.length < mostSamples) {
      this.samples.push(text.length > longestKept ? `${kept}…` : kept)
    }
    this.#distinct.add(kept)
  }
}
