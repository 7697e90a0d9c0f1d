import type { Client } from '#client'
import type { Mapping } from '../mapping/schema.ts'
import {
  type BatchResult,
  type Item,
  lineOf,
  recordEvent,
  type SettleBatch,
} from './batch-of-records.ts'
import { differencesOf } from './differences.ts'
import { readKnown } from './known.ts'
import type { OptionMaker } from './new-options.ts'

/** Sends nothing: tells what each product would change in the PIM as it is. */
export function createComparer(
  client: Client,
  mapping: Mapping,
  options: OptionMaker,
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
    for (const item of items) result.events.push(compared(item, known))
    return result
  }
}

function compared(item: Item, known: Awaited<ReturnType<typeof readKnown>>) {
  const line = lineOf(item, known)
  const { links } = item.product
  const product = known.get(item.product.identifier.toLowerCase())
  const differences = differencesOf(product, { ...line, ...links })
  return recordEvent(item, outcomeOf(item, product, differences.length), { line, differences })
}

/** What a record before it would have created is there when its turn comes. */
function outcomeOf({ isRepeated }: Item, product: unknown, differences: number) {
  if (!product) return isRepeated ? 'updated' : 'created'
  return differences > 0 ? 'updated' : 'unchanged'
}
