import type { CatalogProduct } from '#contract'
import type { Source } from '../source.ts'
import type { Structure } from '../structure/structure.ts'
import type { Entry } from './expand.ts'
import { findCodes } from './find-codes.ts'

type Associations = NonNullable<CatalogProduct['associations']>
type Quantified = NonNullable<CatalogProduct['quantified_associations']>

/** How products belong together, by the code of the product that names the others. */
export interface Links {
  associations: Map<string, Associations>
  quantified: Map<string, Quantified>
}

interface Known {
  entries: ReadonlyMap<string, Entry>
  groups: ReadonlySet<string>
  structure: Structure
}

/** Reads `type, from, to, groups` entries; `to` is a list of codes, or `code: quantity` for a quantified type. */
export function readLinks(source: Source, known: Known): Links {
  const links: Links = { associations: new Map(), quantified: new Map() }
  for (const item of source.items()) {
    item.fieldsOnly('type', 'from', 'to', 'groups')
    const type = known.structure.associationTypes.get(item.need('type').text())
    if (!type) return item.need('type').fail('is not an association type')
    const from = item
      .need('from')
      .items()
      .flatMap((code) => findCodes(code, productCodes(known)))
    if (type.is_quantified) addQuantities(links, type.code, from, item.need('to'), known)
    else addLinks(links, type, from, item, known)
  }
  return links
}

function addLinks(
  links: Links,
  type: { code: string; is_two_way: boolean },
  from: readonly string[],
  item: Source,
  known: Known,
): void {
  const targets = (item.get('to')?.items() ?? []).flatMap((code) => findTargets(code, known))
  for (const code of from) {
    const lists = listsOf(links, code, type.code)
    for (const target of targets.filter((one) => one !== code)) {
      add(
        known.entries.get(target)?.kind === 'model' ? lists.product_models : lists.products,
        target,
      )
      if (type.is_two_way) add(listsOf(links, target, type.code).products, code)
    }
    for (const group of item.get('groups')?.items() ?? []) {
      if (!known.groups.has(group.text())) group.fail(`"${group.text()}" is not a group`)
      add(lists.groups, group.text())
    }
  }
}

/** A pattern means root models and simple products: what a shop would show as one thing. */
function findTargets(source: Source, { entries }: Known): string[] {
  const pattern = source.text().includes('*')
  const codes = [...entries.values()].filter((entry) => !pattern || entry.parent === null)
  return findCodes(
    source,
    codes.map((entry) => entry.code),
  )
}

function addQuantities(
  links: Links,
  type: string,
  from: readonly string[],
  to: Source,
  { entries }: Known,
): void {
  const products: { identifier: string; quantity: number }[] = []
  const product_models: typeof products = []
  for (const [identifier, quantity] of to.fields()) {
    const target = entries.get(identifier)
    if (!target) quantity.fail(`no product is called "${identifier}"`)
    const list = target?.kind === 'model' ? product_models : products
    list.push({ identifier, quantity: quantity.number() })
  }
  for (const code of from) {
    const quantified = links.quantified.get(code) ?? {}
    links.quantified.set(code, { ...quantified, [type]: { products, product_models } })
  }
}

function listsOf(links: Links, code: string, type: string): Associations[string] {
  const associations = links.associations.get(code) ?? {}
  links.associations.set(code, associations)
  return (associations[type] ??= { groups: [], products: [], product_models: [] })
}

function add(list: string[], code: string): void {
  if (!list.includes(code)) list.push(code)
  list.sort()
}

function productCodes({ entries }: Known): string[] {
  return [...entries.values()].filter(({ kind }) => kind === 'product').map(({ code }) => code)
}
