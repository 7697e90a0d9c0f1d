import type { Database } from '../../ports.ts'
import {
  type Associations,
  type LinkedKind,
  type QuantifiedAssociations,
  isNothing,
  mapTypes,
  noAssociatedItems,
  withLinks,
} from '../../values/associations.ts'
import { associationTypeReader } from '../association-types/store.ts'

const keyColumns = { products: 'uuid', product_models: 'code' } as const
const kinds = ['products', 'product_models'] as const

interface Linked {
  kind: LinkedKind
  /** Uuid of a product, code of a product model. */
  key: string
}

/**
 * Keeps the other half of associations that work both ways: whoever `owner` is newly associated with is
 * associated back, whoever it no longer is lets go of it. `now` is when that changed them.
 */
export function associateBack(
  database: Database,
  owner: Linked,
  before: Associations,
  after: Associations,
  now: string,
): void {
  const types = associationTypeReader(database)
    .all()
    .filter((type) => type.is_two_way)
  for (const { code: type } of types) {
    const was = before[type] ?? noAssociatedItems
    const is = after[type] ?? noAssociatedItems
    for (const kind of kinds) {
      for (const key of is[kind].filter((link) => !was[kind].includes(link))) {
        changeLinks(database, { kind, key }, type, owner.kind, now, (links) => [
          ...links,
          owner.key,
        ])
      }
      for (const key of was[kind].filter((link) => !is[kind].includes(link))) {
        changeLinks(database, { kind, key }, type, owner.kind, now, (links) =>
          links.filter((link) => link !== owner.key),
        )
      }
    }
  }
}

/** Takes product models that are gone out of all associations, so that none finds a later namesake. */
export function forgetModels(database: Database, codes: string[]): void {
  const isGone = (code: string) => codes.includes(code)
  for (const table of kinds) {
    const rows = database.all<{ key: string; associations: string; quantified: string }>(
      `select ${keyColumns[table]} as key, associations, quantified_associations as quantified
        from ${table} where exists (
          select 1 from json_each(?) as gone
          where instr(associations || quantified_associations, '"' || gone.value || '"') > 0
        )`,
      JSON.stringify(codes),
    )
    for (const { key, associations, quantified } of rows) {
      database.run(
        `update ${table} set associations = ?, quantified_associations = ? where ${keyColumns[table]} = ?`,
        JSON.stringify(withoutModels(JSON.parse(associations) as Associations, isGone)),
        JSON.stringify(withoutCounted(JSON.parse(quantified) as QuantifiedAssociations, isGone)),
        key,
      )
    }
  }
}

function changeLinks(
  database: Database,
  { kind, key }: Linked,
  type: string,
  ownerKind: LinkedKind,
  now: string,
  change: (links: string[]) => string[],
): void {
  const row = database.get<{ associations: string }>(
    `select associations from ${kind} where ${keyColumns[kind]} = ?`,
    key,
  )
  if (!row) return
  const before = JSON.parse(row.associations) as Associations
  const links = before[type]?.[ownerKind] ?? []
  const after = withLinks(before, type, ownerKind, [...new Set(change(links))])
  if (JSON.stringify(after) === row.associations) return
  database.run(
    `update ${kind} set associations = ?, updated = ? where ${keyColumns[kind]} = ?`,
    JSON.stringify(after),
    now,
    key,
  )
}

function withoutModels(associations: Associations, isGone: (code: string) => boolean) {
  const kept = mapTypes(associations, (items) => ({
    ...items,
    product_models: items.product_models.filter((code) => !isGone(code)),
  }))
  return Object.fromEntries(Object.entries(kept).filter(([, items]) => !isNothing(items)))
}

function withoutCounted(associations: QuantifiedAssociations, isGone: (code: string) => boolean) {
  const kept = mapTypes(associations, ({ products, product_models: models }) => ({
    products,
    product_models: models.filter(({ identifier }) => !isGone(identifier)),
  }))
  return Object.fromEntries(
    Object.entries(kept).filter(
      ([, { products, product_models: models }]) => products.length + models.length > 0,
    ),
  )
}
