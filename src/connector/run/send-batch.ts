import { type Client, type Outcome as LineOutcome } from '#client'
import type { ProductPatchLine } from '#contract'
import type { Mapping } from '../mapping/schema.ts'
import {
  type BatchResult,
  type Item,
  lineOf,
  recordEvent,
  type SettleBatch,
} from './batch-of-records.ts'
import { readKnown } from './known.ts'
import { createLinkSender, type LinkFindings } from './send-links.ts'
import type { OptionMaker } from './new-options.ts'
import { findingsOf } from './refusals.ts'

/**
 * Sends: first asks which products are new, if the mapping treats new ones otherwise; then makes options;
 * then the lines; then what the products belong together with.
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
  const sendLinks = createLinkSender(client, { attributes, signal })
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
    }
    const lines = withoutRepetition(items, known)
    const outcomes: [Item, LineOutcome<ProductPatchLine>][] = []
    for await (const outcome of client.batch('patch_products', lines, {}, call)) {
      const item = items[outcome.line - 1]
      if (item) outcomes.push([item, outcome])
    }
    const taken = outcomes.flatMap(([item, { kind }]) => (isTaken(kind) ? [item] : []))
    const linked = await sendLinks(taken)
    for (const [item, outcome] of outcomes) note(result, item, outcome, linked)
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

function isTaken(kind: LineOutcome<unknown>['kind']): kind is 'created' | 'updated' {
  return kind === 'created' || kind === 'updated'
}

/** What the PIM did not take is forgotten, so that the next run sends it again. */
function note(
  result: BatchResult,
  item: Item,
  outcome: LineOutcome<ProductPatchLine>,
  linked: LinkFindings,
): void {
  const { item: line } = outcome
  if (isTaken(outcome.kind)) {
    const findings = linked.get(item) ?? []
    if (findings.length === 0) result.taken.push([item.key, item.value])
    else result.refused.push(item.key)
    result.events.push(recordEvent(item, outcome.kind, { line, findings }))
    return
  }
  const findings = findingsOf(outcome, item)
  result.refused.push(item.key)
  result.events.push(recordEvent(item, 'rejected', { line, findings }))
}
