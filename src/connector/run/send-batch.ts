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
import { type MediaSent, outcomeOfFiles, type SendMedia } from './send-media.ts'
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
  { options, sendMedia }: { options: OptionMaker; sendMedia: SendMedia },
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
    const taken = outcomes.flatMap(([item, outcome]) => (isTaken(outcome) ? [item] : []))
    const linked = await sendLinks(taken)
    for (const [item, outcome] of outcomes) {
      if (isTaken(outcome)) noteTaken(result, item, outcome, linked, await sendMedia(item))
      else noteRefused(result, item, outcome)
    }
    for (const item of all.filter((one) => one.isDone && !models.orphans.has(one)))
      noteFiles(result, item, await sendMedia(item))
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
    if (!finding) continue
    result.refused.push(item.key)
    result.events.push(recordEvent(item, 'rejected', { findings: [finding] }))
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

type Taken = Extract<LineOutcome<ProductPatchLine>, { kind: 'created' | 'updated' }>

function isTaken(outcome: LineOutcome<ProductPatchLine>): outcome is Taken {
  return outcome.kind === 'created' || outcome.kind === 'updated'
}

/** What could not be joined is forgotten, so that the next run sends it again. */
function noteTaken(
  result: BatchResult,
  item: Item,
  { kind, item: line }: Taken,
  linked: LinkFindings,
  media: MediaSent,
): void {
  const links = linked.get(item) ?? []
  if (links.length === 0) result.taken.push([item.key, item.value])
  else result.refused.push(item.key)
  result.taken.push(...media.taken)
  result.events.push(recordEvent(item, kind, { line, findings: [...links, ...media.findings] }))
}

/** What the PIM did not take is forgotten too. */
function noteRefused(
  result: BatchResult,
  item: Item,
  outcome: LineOutcome<ProductPatchLine>,
): void {
  const findings = findingsOf(outcome, item)
  result.refused.push(item.key)
  result.events.push(recordEvent(item, 'rejected', { line: outcome.item, findings }))
}

/** Of a product that is as it was, only files are new, or nothing. */
function noteFiles(result: BatchResult, item: Item, media: MediaSent): void {
  const { findings, taken } = media
  result.taken.push(...taken)
  result.events.push(recordEvent(item, outcomeOfFiles(media), { findings }))
}
