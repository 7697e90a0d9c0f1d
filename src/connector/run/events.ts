import type { ProductModelPatchLine, ProductPatchLine } from '#contract'
import type { Place } from '../records/record.ts'
import type { Finding } from '../mapping/mapped.ts'
import type { Difference } from './differences.ts'

/** What became of one record. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'rejected' | 'skipped'

export interface RecordEvent {
  kind: 'record'
  /** Of the record in the source, from 1. */
  index: number
  place: Place
  identifier?: string | undefined
  outcome: Outcome
  /** Why it was rejected or skipped, or what was left out of it. */
  findings: readonly Finding[]
  /** What was sent, or would be. */
  line?: ProductPatchLine
  /** In a dry run: what would change in the PIM. */
  differences?: readonly Difference[]
}

/** What became of a product model, told before its variants. A later record may add to it: then again. */
export interface ModelEvent {
  kind: 'model'
  code: string
  /** The record that said it, and where that is. */
  index: number
  place: Place
  outcome: ModelOutcome
  findings: readonly Finding[]
  line?: ProductModelPatchLine
  /** In a dry run: what would change in the PIM. */
  differences?: readonly Difference[]
}

export type ModelOutcome = Exclude<Outcome, 'skipped'>

export interface OptionEvent {
  kind: 'option'
  attribute: string
  code: string
  /** Missing when the option was made, or would be in a dry run. */
  refused?: string
}

export interface ProgressEvent {
  kind: 'progress'
  counts: Counts
  /** Records a second since the start. */
  rate: number
  /** How much of the file has been read, 0 to 1, when its size is known. */
  share?: number
  /** Seconds left at this rate, when the size is known. */
  secondsLeft?: number
}

export interface Counts extends Record<Outcome, number> {
  /** Records read from the source. */
  read: number
}

/** Why a run ended before the end of its source. Starting it again goes on where it stopped. */
export type StopReason =
  /** The caller's signal. */
  | 'cancelled'
  /** The PIM gives no answer, or one that no retry mended. */
  | 'unreachable'
  /** The PIM refuses the credentials, or what their role may do. */
  | 'refused'
  /** The source is broken; `place` says where. */
  | 'source'

export type RunEvent =
  | { kind: 'started'; /** Records that an interrupted run had settled. */ resumedAt: number }
  | RecordEvent
  | ModelEvent
  | OptionEvent
  | ProgressEvent
  | { kind: 'finished'; counts: Counts }
  | {
      kind: 'stopped'
      reason: StopReason
      message: string
      place?: Place | undefined
      counts: Counts
    }
