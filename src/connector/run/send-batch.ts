import { type Client, type Outcome as LineOutcome } from '#client'
import type { BatchLine, ProductPatchLine, Violation } from '#contract'
import type { Finding } from '../mapping/mapped.ts'
import type { Mapping } from '../mapping/schema.ts'
import {
  type BatchResult,
  type Item,
  lineOf,
  recordEvent,
  type SettleBatch,
} from './batch-of-records.ts'
import { readKnown } from './known.ts'
import { BatchFailure, type OptionMaker } from './new-options.ts'

/**
 * Sends: first asks which products are new, if the mapping treats new ones otherwise; then makes options;
 * then the lines.
 *
 * @throws BatchFailure when the PIM refuses the whole request, NetworkError when it does not answer
 */
export function createSender(
  client: Client,
  mapping: Mapping,
  options: OptionMaker,
  signal: AbortSignal | undefined,
): SettleBatch {
  const call = signal ? { signal } : {}
  // One is enough: whether there is a product is all that is asked.
  const attributes = mapping.values.slice(0, 1).map(({ attribute }) => attribute)
  return async (items) => {
    const known = items.some(({ product }) => product.whenNew)
      ? await readKnown(
          client,
          items.map(({ product }) => product.identifier),
          { attributes, signal },
        )
      : new Map<string, never>()
    const result: BatchResult = {
      events: await options.ensure(
        items.flatMap(({ product }) => product.newOptions),
        signal,
      ),
      taken: [],
      refused: [],
      lastIndex: items.at(-1)?.index ?? 0,
    }
    const lines = withoutRepetition(items, known)
    for await (const outcome of client.batch('patch_products', lines, {}, call)) {
      const item = items[outcome.line - 1]
      if (item) note(result, item, outcome)
    }
    return result
  }
}

/** A product that comes twice in one batch is new only the first time. */
function withoutRepetition(
  items: readonly Item[],
  known: ReadonlyMap<string, unknown>,
): ProductPatchLine[] {
  const seen = new Set(known.keys())
  return items.map((item) => {
    const line = lineOf(item, seen)
    seen.add(item.product.identifier.toLowerCase())
    return line
  })
}

function note(result: BatchResult, item: Item, outcome: LineOutcome<ProductPatchLine>): void {
  const { item: line } = outcome
  if (outcome.kind === 'created' || outcome.kind === 'updated') {
    result.taken.push([item.key, item.value])
    result.events.push(recordEvent(item, outcome.kind, { line }))
    return
  }
  const findings = findingsOf(outcome, item)
  result.refused.push(item.key)
  result.events.push(recordEvent(item, 'rejected', { line, findings }))
}

/** @throws BatchFailure when the request as a whole was refused */
function findingsOf(outcome: LineOutcome<ProductPatchLine>, item: Item): Finding[] {
  if (!('error' in outcome)) return refusalsOf(outcome.answer, item)
  if (outcome.response) throw new BatchFailure(outcome.error, outcome.response)
  return [{ reason: outcome.error.message, place: item.place, target: 'record' }]
}

function refusalsOf(answer: BatchLine, { place }: Item): Finding[] {
  const errors: readonly Violation[] = answer.errors ?? []
  if (errors.length === 0) {
    return [{ reason: answer.message ?? 'The PIM refused it.', place, target: 'record' }]
  }
  return errors.map(({ message, attribute, property }) => ({
    reason: message,
    place,
    target: attribute ?? property ?? 'record',
  }))
}
