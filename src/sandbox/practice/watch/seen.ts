import type { Operation } from '#contract'
import type { Answer } from '../../http/answer.ts'
import type { Change } from '../../rest/changes.ts'

/** One call to the PIM's API, as it went. */
export interface Seen {
  /** When it came; milliseconds since 1970. */
  at: number
  /** How long it took. */
  milliseconds: number
  method: string
  /** Path and query. */
  address: string
  /** Undefined for an address that nothing lives at. */
  operation: Operation | undefined
  /** Code of the connection whose user called; empty when it did not get that far. */
  connection: string
  headers: Headers
  /** The body; empty where there was none, or one in parts. */
  text: string
  answer: Answer
  /** What it changed of products and product models. */
  changes: readonly Change[]
}
