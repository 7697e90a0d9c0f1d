import type { ProductPatchLine } from '#contract'
import { lineFor, type Finding, type MappedProduct } from '../mapping/mapped.ts'
import type { Place } from '../records/record.ts'
import type { RecordEvent, RunEvent } from './events.ts'
import type { ModelPart } from './models.ts'

/** A product on its way, with the record that it came from. */
export interface Item {
  index: number
  place: Place
  product: MappedProduct
  findings: readonly Finding[]
  /** What it adds to its product model. */
  part?: ModelPart | undefined
  /** The product is as it was last sent; what is left is its model, or files. */
  isDone?: boolean
  /** Fingerprint of the identifier as the PIM compares it. */
  key: string
  /** Fingerprint of what is sent for a product that the PIM has. */
  value: string
  /** Characters of all that may be sent for it. */
  size: number
  /** Whether a record before it was for the same product. */
  isRepeated: boolean
}

/** What a batch came to: events in the order of its records, and what to remember. */
export interface BatchResult {
  events: RunEvent[]
  taken: (readonly [key: string, value: string])[]
  refused: string[]
}

/** Settles a batch: sends it, or only compares it with the PIM. */
export type SettleBatch = (items: readonly Item[]) => Promise<BatchResult>

export function recordEvent(
  { index, place, product, findings }: Item,
  outcome: RecordEvent['outcome'],
  more: {
    line?: ProductPatchLine
    findings?: readonly Finding[]
    differences?: RecordEvent['differences']
  } = {},
): RecordEvent {
  return {
    kind: 'record',
    index,
    place,
    identifier: product.identifier,
    outcome,
    findings: [...findings, ...(more.findings ?? [])],
    ...(more.line && { line: { ...more.line, ...product.links } }),
    ...(more.differences && { differences: more.differences }),
  }
}

export function lineOf({ product }: Item, known: { has(key: string): boolean }): ProductPatchLine {
  return lineFor(product, !known.has(product.identifier.toLowerCase()))
}
