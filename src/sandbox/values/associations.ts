// How associations are kept: products by uuid, so that renaming one breaks nothing; everything else by
// code. Only types that hold something are kept.

export interface AssociatedItems {
  groups: string[]
  /** Uuids. */
  products: string[]
  product_models: string[]
}

export type Associations = Record<string, AssociatedItems>

export interface QuantifiedItems {
  products: { uuid: string; quantity: number }[]
  product_models: { identifier: string; quantity: number }[]
}

export type QuantifiedAssociations = Record<string, QuantifiedItems>

/** Joins what a variant has with what it inherits, each target once. */
export function joinAssociations(all: Associations[]): Associations {
  const joined: Associations = {}
  for (const [type, items] of all.flatMap((associations) => Object.entries(associations))) {
    const known = joined[type] ?? noAssociatedItems
    joined[type] = {
      groups: union(known.groups, items.groups),
      products: union(known.products, items.products),
      product_models: union(known.product_models, items.product_models),
    }
  }
  return joined
}

/** As above; what is nearer wins over what is inherited for the same target. */
export function joinQuantifiedAssociations(all: QuantifiedAssociations[]): QuantifiedAssociations {
  const joined: QuantifiedAssociations = {}
  for (const [type, items] of all.flatMap((associations) => Object.entries(associations))) {
    const known = joined[type] ?? { products: [], product_models: [] }
    joined[type] = {
      products: firstBy([...known.products, ...items.products], ({ uuid }) => uuid),
      product_models: firstBy(
        [...known.product_models, ...items.product_models],
        ({ identifier }) => identifier,
      ),
    }
  }
  return joined
}

/** Whoever can be associated back: groups hold no associations. */
export type LinkedKind = 'products' | 'product_models'

/** The associations with other links of one type and kind; a type that holds nothing falls away. */
export function withLinks(
  associations: Associations,
  type: string,
  kind: keyof AssociatedItems,
  links: string[],
): Associations {
  const { [type]: known = noAssociatedItems, ...rest } = associations
  const items = { ...known, [kind]: links }
  return isNothing(items) ? rest : { ...associations, [type]: items }
}

export const noAssociatedItems: AssociatedItems = { groups: [], products: [], product_models: [] }

export function isNothing({ groups, products, product_models: models }: AssociatedItems): boolean {
  return groups.length + products.length + models.length === 0
}

/** The same types, with other things in them. */
export function mapTypes<From, To>(
  associations: Record<string, From>,
  map: (items: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(associations).map(([type, items]) => [type, map(items)]))
}

function union(first: string[], second: string[]): string[] {
  return [...new Set([...first, ...second])]
}

function firstBy<Item>(items: Item[], key: (item: Item) => string): Item[] {
  return [...new Map(items.toReversed().map((item) => [key(item), item])).values()].toReversed()
}
