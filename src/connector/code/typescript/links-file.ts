/** What products belong together with, sent after them. */
export const linksFile = String.raw`import type { Client } from 'doorway/src/client/index.ts'
import type { Element, Piece } from './fields.ts'
import { associations } from './mapping.ts'
import { readKnown } from './pim.ts'
import type { Choices, Product } from './product.ts'
import { Refusal, type Texts } from './steps.ts'
import { beside } from './values.ts'

/** What the mapping says about one way of belonging together. */
export interface Association extends Choices {
  type: string
  to: 'products' | 'product_models' | 'groups'
  read: (record: Element) => Texts
  /** An empty field takes all of them away. */
  erases?: boolean
  /** How many of each, for types with quantities. */
  quantity?: string | ((element: Element) => Texts)
}

type Link = string | { identifier: string; quantity: number }

/** By the code of a type, then by what the links lead to. */
type Lists = Record<string, Partial<Record<Association['to'], Link[]>>>

/** Each list replaces the one of the PIM. */
export interface Links {
  associations?: Lists
  quantified_associations?: Lists
}

/** What the product of a record belongs together with. */
export function linksOf(
  record: Element,
  note: (what: string, choices: Choices, refusal: Refusal) => void,
): Links {
  const links: Links = {}
  for (const rule of associations) {
    const texts = rule.read(record)
    const refused = [...texts.refusals]
    const attempt = <Made>(step: () => Made): Made[] => {
      try {
        return [step()]
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        refused.push(error)
        return []
      }
    }
    const found = texts.pieces.flatMap((piece) => attempt(() => linkTo(piece, rule, record)))
    const isTakenAway = texts.isErased || (texts.isBlank && rule.erases)
    if (found.length > 0 || isTakenAway) attempt(() => put(links, rule, found))
    for (const refusal of refused) note(rule.type, rule, refusal)
  }
  return links
}

function linkTo({ text, element }: Piece, { quantity }: Association, record: Element): Link {
  const identifier = text.trim()
  if (identifier.length > 255 || /[,;]/.test(identifier)) {
    throw new Refusal('"' + text + '" cannot be a code. Several in one text need the step split.')
  }
  if (quantity === undefined) return identifier
  const word = beside({ from: element, to: record }, quantity)
  if (word === undefined) throw new Refusal('There is no quantity beside it.')
  const count = Number(word)
  if (Number.isSafeInteger(count) && count > 0) return { identifier, quantity: count }
  throw new Refusal('"' + word + '" is no quantity: a whole number from 1 on.')
}

function put(links: Links, { type, to, quantity }: Association, found: readonly Link[]): void {
  const once = [...byIdentifier(found).values()]
  const lists = (links[quantity === undefined ? 'associations' : 'quantified_associations'] ??= {})
  const kinds = (lists[type] ??= {})
  kinds[to] = [...new Set([...(kinds[to] ?? []), ...once])]
}

function byIdentifier(found: readonly Link[]): Map<string, Link> {
  const links = new Map<string, Link>()
  for (const link of found) {
    const name = nameOf(link)
    const known = links.get(name)
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(link)) {
      throw new Refusal('There are two quantities of ' + name + '.')
    }
    links.set(name, link)
  }
  return links
}

function nameOf(link: Link): string {
  return typeof link === 'string' ? link : link.identifier
}

/** Goes after the products, since it may be about some of the same file. */
export async function sendLinks(client: Client, products: readonly Product[]): Promise<void> {
  const linked = products.filter(({ links }) => Object.keys(links).length > 0)
  // Of a product that comes twice the later lists count.
  const last = new Map(linked.map((one) => [one.identifier.toLowerCase(), one]))
  const lines = [...last.values()].map(({ identifier, links }) => ({ identifier, ...links }))
  if (lines.length === 0) return
  await leaveUnknownOut(client, lines)
  for await (const outcome of client.batch('patch_products', lines as never[], {})) {
    const refused = outcome.kind === 'failed' ? outcome.error : outcome.answer
    if (outcome.kind === 'created' || outcome.kind === 'updated') continue
    console.error(lines[outcome.line - 1]?.identifier + ': associations: ' + refused.message)
  }
}

/** The PIM refuses the whole line for one product that it does not have. */
async function leaveUnknownOut(client: Client, lines: readonly ({ identifier: string } & Links)[]) {
  const kinds = lines.flatMap(({ identifier, associations = {}, quantified_associations = {} }) =>
    [...Object.entries(associations), ...Object.entries(quantified_associations)].map(
      ([type, lists]) => ({ identifier, type, lists }),
    ),
  )
  const known = await readKnown(client, kinds.flatMap(({ lists }) => (lists.products ?? []).map(nameOf)))
  for (const { identifier, type, lists } of kinds) {
    const unknown = lists.products?.filter((link) => !known.has(nameOf(link).toLowerCase())) ?? []
    if (unknown.length === 0) continue
    const names = unknown.map(nameOf).join(', ')
    console.error(identifier + ': ' + type + ': the PIM has no ' + names + ' yet. The next run tries again.')
    lists.products = lists.products?.filter((link) => !unknown.includes(link)) ?? []
  }
}
`
