import type { Client } from '#client'
import type { Product } from '#contract'
import type { Finding } from '../mapping/mapped.ts'
import type { Mapping } from '../mapping/schema.ts'
import {
  type BatchResult,
  type Item,
  lineOf,
  recordEvent,
  type SettleBatch,
} from './batch-of-records.ts'
import { compareModels } from './compare-models.ts'
import { type Difference, differencesOf } from './differences.ts'
import { readKnown } from './known.ts'
import { type MediaSent, outcomeOfFiles, type SendMedia } from './send-media.ts'
import type { OptionMaker } from './new-options.ts'
import { sizeRefusals } from './refusals.ts'

/** Sends nothing: tells what each product would change in the PIM as it is. */
export function createComparer(
  client: Client,
  mapping: Mapping,
  { options, sendMedia }: { options: OptionMaker; sendMedia: SendMedia },
  signal: AbortSignal | undefined,
): SettleBatch {
  const attributes = [...new Set(mapping.values.map(({ attribute }) => attribute))]
  return async (items) => {
    const identifiers = items.map(({ product }) => product.identifier)
    const known = await readKnown(client, identifiers, { attributes, signal })
    const result: BatchResult = {
      events: await options.ensure(
        items.flatMap(({ product }) => product.newOptions),
        signal,
      ),
      taken: [],
      refused: [],
    }
    result.events.push(...(await compareModels(client, items, { attributes, signal })))
    for (const item of items) result.events.push(compared(item, known, await sendMedia(item)))
    return result
  }
}

function compared(item: Item, known: Awaited<ReturnType<typeof readKnown>>, media: MediaSent) {
  if (item.isDone) return recordEvent(item, outcomeOfFiles(media), media)
  const line = lineOf(item, known)
  const tooLarge = sizeRefusals(line, item)
  if (tooLarge.length > 0) return recordEvent(item, 'rejected', { findings: tooLarge })
  const { links } = item.product
  const product = known.get(item.product.identifier.toLowerCase())
  const differences = [...differencesOf(product, { ...line, ...links }), ...media.differences]
  const fixed = axisFindings(item, product, differences)
  const findings = [...fixed, ...media.findings]
  if (fixed.length > 0) return recordEvent(item, 'rejected', { line, findings, differences })
  return recordEvent(item, outcomeOf(item, product, differences.length), {
    line,
    findings,
    differences,
  })
}

/** What tells a variant from its siblings is chosen once. */
function axisFindings(
  { product: { model }, place }: Item,
  product: Product | undefined,
  differences: readonly Difference[],
): Finding[] {
  if (!model || product?.parent?.toLowerCase() !== model.code.toLowerCase()) return []
  return differences
    .filter(({ property }) => Object.hasOwn(model.axes, property))
    .map(({ property: target, before }) => {
      const reason = `In the PIM it has ${JSON.stringify(before)}, and no variant changes its ${target}.`
      return { reason, place, target }
    })
}

/** What a record before it would have created is there when its turn comes. */
function outcomeOf({ isRepeated }: Item, product: unknown, differences: number) {
  if (!product) return isRepeated ? 'updated' : 'created'
  return differences > 0 ? 'updated' : 'unchanged'
}
