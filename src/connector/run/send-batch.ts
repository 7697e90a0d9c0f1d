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
import type { RunEvent } from './events.ts'
import { readKnown } from './known.ts'
import { createLinkSender, type LinkFindings } from './send-links.ts'
import { createModelSender, type ModelsSent } from './send-models.ts'
import type { OptionMaker } from './new-options.ts'
import { findingsOf } from './refusals.ts'

/**
 * Sends: first makes options; then the models; then asks which products are new, if the mapping treats new
 * ones otherwise; then the lines; then what the products belong together with.
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
  const sendModels = createModelSender(client, signal)
  return async (all) => {
    const made = options.ensure(
      all.flatMap(({ product }) => product.newOptions),
      signal,
    )
    const models = await sendModels(all, made)
    const items = all.filter((item) => !item.isDone && !models.orphans.has(item))
    const known = items.some(({ product }) => product.whenNew)
      ? await readKnown(
          client,
          items.map(({ product }) => product.identifier),
          { attributes, signal },
        )
      : new Map<string, never>()
    const result = resultBefore(all, models, await made)
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

/** What is settled before a product is sent: all but the products that follow. */
function resultBefore(
  items: readonly Item[],
  { events, taken, refused, orphans }: ModelsSent,
  options: readonly RunEvent[],
): BatchResult {
  const result: BatchResult = { events: [...options, ...events], taken, refused }
  for (const item of items) {
    const finding = orphans.get(item)
    if (finding) {
      result.refused.push(item.key)
      result.events.push(recordEvent(item, 'rejected', { findings: [finding] }))
    } else if (item.isDone) result.events.push(recordEvent(item, 'unchanged'))
  }
  return result
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
