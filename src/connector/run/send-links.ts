import type { Client } from '#client'
import type { ProductPatchLine } from '#contract'
import type { Finding, Links } from '../mapping/mapped.ts'
import type { Item } from './batch-of-records.ts'
import { readKnown } from './known.ts'
import { findingsOf } from './refusals.ts'

/** What of the associations could not be sent, by record. */
export type LinkFindings = ReadonlyMap<Item, readonly Finding[]>

/**
 * Sends what products belong together with, after the products themselves. The PIM refuses a whole line for
 * one product that it does not have, so that is asked first and left out.
 */
export function createLinkSender(
  client: Client,
  question: { attributes: readonly string[]; signal: AbortSignal | undefined },
): (taken: readonly Item[]) => Promise<LinkFindings> {
  return async (taken) => {
    const items = lastOfEach(taken)
    const found = new Map<Item, Finding[]>()
    if (items.length === 0) return found
    const targets = items.flatMap(({ product }) => productsIn(product.links ?? {}))
    const known = await readKnown(client, targets, question)
    const lines = items.map((item): ProductPatchLine => {
      const { links, findings } = withoutUnknown(item, known)
      found.set(item, findings)
      return { identifier: item.product.identifier, ...links }
    })
    const call = question.signal ? { signal: question.signal } : {}
    for await (const outcome of client.batch('patch_products', lines, {}, call)) {
      const item = items[outcome.line - 1]
      if (!item || outcome.kind === 'created' || outcome.kind === 'updated') continue
      const findings = findingsOf(outcome, item).map((one) => ({ ...one, target: 'associations' }))
      found.get(item)?.push(...findings)
    }
    return found
  }
}

/** Of a product that comes twice in a batch the later lists count. */
function lastOfEach(taken: readonly Item[]): Item[] {
  const linked = taken.filter(({ product }) => product.links)
  return [...new Map(linked.map((item) => [item.key, item])).values()]
}

function productsIn({ associations = {}, quantified_associations: counted = {} }: Links): string[] {
  return [
    ...Object.values(associations).flatMap(({ products = [] }) => products),
    ...Object.values(counted).flatMap(({ products = [] }) =>
      products.map(({ identifier }) => identifier),
    ),
  ]
}

function withoutUnknown(
  { product: { links = {} }, place }: Item,
  known: { has(key: string): boolean },
): { links: Links; findings: Finding[] } {
  const findings: Finding[] = []
  const isKnown = (type: string, identifier: string) => {
    if (known.has(identifier.toLowerCase())) return true
    const reason = `The PIM has no product "${identifier}" yet. The next run tries it again.`
    findings.push({ reason, place, target: type, text: identifier })
    return false
  }
  const { associations, quantified_associations: counted } = links
  return {
    findings,
    links: {
      ...(associations && {
        associations: mapped(associations, (type, kinds) => ({
          ...kinds,
          ...(kinds.products && { products: kinds.products.filter((one) => isKnown(type, one)) }),
        })),
      }),
      ...(counted && {
        quantified_associations: mapped(counted, (type, kinds) => ({
          ...kinds,
          ...(kinds.products && {
            products: kinds.products.filter(({ identifier }) => isKnown(type, identifier)),
          }),
        })),
      }),
    },
  }
}

function mapped<Kinds>(
  types: Record<string, Kinds>,
  change: (type: string, kinds: Kinds) => Kinds,
): Record<string, Kinds> {
  return Object.fromEntries(
    Object.entries(types).map(([type, kinds]) => [type, change(type, kinds)]),
  )
}
