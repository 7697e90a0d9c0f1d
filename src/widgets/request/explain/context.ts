import type { Practice } from '#contract'
import type { RequestDescription } from '#client'
import type { ErrorId } from '../../../contract/error-catalogue.ts'
import type { Structure } from '../../state/structure.ts'
import type { Draft } from '../draft.ts'

/** What is known of the sandbox that answered. Whatever is not known leaves explanations general. */
export interface Facts {
  structure?: Structure | undefined
  /** The reader's own, by the names that samples leave room for: `access_token` … */
  values?: Readonly<Record<string, string | undefined>>
  /** Whether the page puts the reader's own in place of such names before it sends. */
  fillsIn?: boolean
  /** The failure that is practised. */
  fault?: Practice['fault'] | undefined
}

/** One error and all that can tell why it came about. */
export interface Circumstances {
  request: RequestDescription
  /** Headers of the request by their names in small letters. */
  headers: Readonly<Record<string, string>>
  url: URL
  /** The body, or the line of it that the error is about, as JSON; undefined when it is none. */
  body: unknown
  /** Place of the line in a batch, counted from 0. */
  line: number | undefined
  /** What the message has in the place of the names in its template. */
  parts: Readonly<Record<string, string>>
  /** An entry of `errors`. */
  violation: Readonly<Record<string, unknown>>
  answer: { status: number; headers: Readonly<Record<string, string>> }
  facts: Facts
}

/** A change to the request that is offered; nothing is sent by it. */
export interface Fix {
  /** What the button says. */
  label: string
  change: Partial<Draft>
}

/** What can be said beyond the catalogue of errors, from this very request. */
export interface Hint {
  text?: string | undefined
  fix?: Fix | undefined
}

export type Hints = Partial<Record<ErrorId, (about: Circumstances) => Hint | undefined>>
