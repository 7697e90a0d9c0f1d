import type { Client, Outcome as LineOutcome } from '#client'
import type { ProductModelPatchLine } from '#contract'
import { type Finding, lineFor } from '../mapping/mapped.ts'
import type { BatchResult, Item } from './batch-of-records.ts'
import type { ModelEvent } from './events.ts'
import { readKnownModels } from './known.ts'
import { mergeParts, modelKey, type ModelPart } from './models.ts'
import { findingsOf } from './refusals.ts'

/** What became of the models of a batch, and which records have to stay behind for want of one. */
export interface ModelsSent extends BatchResult {
  orphans: ReadonlyMap<Item, Finding>
}

/**
 * Sends the models of a batch before its variants. One batch's models at a time, in the order of the file: a
 * later batch may have variants of the same models, and waits. When one fails, all after it do.
 */
export function createModelSender(
  client: Client,
  signal: AbortSignal | undefined,
): (items: readonly Item[], before: Promise<unknown>) => Promise<ModelsSent> {
  const missing = new Map<string, string>()
  let last: Promise<unknown> = Promise.resolve()
  return (items, before) => {
    const parts = mergeParts(items.flatMap(({ part }) => part ?? []))
    const turn = Promise.all([last, before]).then(async () => {
      const sent = await send(client, parts, missing, signal)
      return { ...sent, orphans: orphansAmong(items, missing) }
    })
    // Whoever waits hears of a failure; until then nobody may take it for unhandled.
    turn.catch(() => undefined)
    last = turn
    return turn
  }
}

async function send(
  client: Client,
  parts: readonly ModelPart[],
  missing: Map<string, string>,
  signal: AbortSignal | undefined,
): Promise<BatchResult> {
  const result: BatchResult = { events: [], taken: [], refused: [] }
  const refused: ModelEvent[] = []
  const lines = await linesOf(client, parts, signal)
  const call = signal ? { signal } : {}
  for await (const outcome of client.batch('patch_product_models', lines, {}, call)) {
    const part = parts[outcome.line - 1]
    if (!part) continue
    const event = eventOf(part, outcome)
    result.events.push(event)
    if (event.outcome === 'rejected') {
      refused.push(event)
      result.refused.push(...part.facts.map(([key]) => key))
    } else {
      missing.delete(part.key)
      result.taken.push(...part.facts)
    }
  }
  await noteMissing(client, refused, missing, signal)
  return result
}

/** Asks which models are new, if the mapping treats new ones otherwise. */
async function linesOf(
  client: Client,
  parts: readonly ModelPart[],
  signal: AbortSignal | undefined,
): Promise<ProductModelPatchLine[]> {
  const unsure = parts.filter(({ whenNew }) => whenNew).map(({ line }) => line.code)
  const known = await readKnownModels(client, unsure, { attributes: [], signal })
  return parts.map((part) => lineFor(part, !known.has(part.line.code.toLowerCase())))
}

function eventOf(part: ModelPart, outcome: LineOutcome<ProductModelPatchLine>): ModelEvent {
  const { index, place, line } = part
  const event = { kind: 'model', code: line.code, index, place, line: outcome.item } as const
  if (outcome.kind === 'created' || outcome.kind === 'updated')
    return { ...event, outcome: outcome.kind, findings: [] }
  return { ...event, outcome: 'rejected', findings: findingsOf(outcome, part) }
}

/** A refused model that the PIM has anyway still takes variants; one that it lacks does not. */
async function noteMissing(
  client: Client,
  refused: readonly ModelEvent[],
  missing: Map<string, string>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const codes = refused.map(({ code }) => code)
  const known = await readKnownModels(client, codes, { attributes: [], signal })
  for (const { code, findings } of refused) {
    if (known.has(code.toLowerCase())) continue
    const reasons = findings.map(({ reason }) => reason).join(' ')
    missing.set(modelKey(code), `Its model ${code} was refused: ${reasons}`)
  }
}

function orphansAmong(items: readonly Item[], missing: ReadonlyMap<string, string>) {
  const orphans = new Map<Item, Finding>()
  for (const item of items) {
    const { model, place } = item.product
    const reason = model && missing.get(modelKey(model.code))
    if (reason !== undefined) orphans.set(item, { reason, place, target: 'model' })
  }
  return orphans
}
