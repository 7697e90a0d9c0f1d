import type { SearchRequest } from '#search'
import { ask, type Outcome } from './ask.ts'

/**
 * Searches while somebody types: one search at a time, and of those that came in the meantime only the
 * last. `show` hears each outcome with what it was asked for.
 */
export class LatestSearch {
  readonly #show: (outcome: Outcome, request: SearchRequest) => void
  #wanted: SearchRequest | undefined
  #isBusy = false

  constructor(show: (outcome: Outcome, request: SearchRequest) => void) {
    this.#show = show
  }

  /** Whether what was asked for last is not there yet. */
  get isBusy(): boolean {
    return this.#isBusy
  }

  want(request: SearchRequest): void {
    this.#wanted = request
    if (!this.#isBusy) void this.#run()
  }

  async #run(): Promise<void> {
    this.#isBusy = true
    while (this.#wanted) {
      const request = this.#wanted
      this.#wanted = undefined
      const outcome = await ask(request)
      this.#isBusy = this.#wanted !== undefined
      this.#show(outcome, request)
    }
    this.#isBusy = false
  }
}
