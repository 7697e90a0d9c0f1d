import type { Database } from '../../ports.ts'
import {
  type AssociatedItems,
  type Associations,
  type LinkedKind,
  type QuantifiedAssociations,
  type QuantifiedItems,
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
  changeHolders(database, codes, {
    plain: (items) => ({
      ...items,
      product_models: items.product_models.filter((code) => !isGone(code)),
    }),
    counted: (items) => ({
      ...items,
      product_models: items.product_models.filter(({ identifier }) => !isGone(identifier)),
    }),
  })
}

/**
 * The same of a product, when another one is about to take its uuid. Until then, what still points at it
 * is not shown.
 */
export function forgetProduct(database: Database, uuid: string): void {
  const sql = 'select uuid from deleted_products where uuid = ?'
  if (!database.get(sql, uuid)) return
  changeHolders(database, [uuid], {
    plain: (items) => ({ ...items, products: items.products.filter((key) => key !== uuid) }),
    counted: (items) => ({
      ...items,
      products: items.products.filter((link) => link.uuid !== uuid),
    }),
  })
  database.run('delete from deleted_products where uuid = ?', uuid)
}

interface Changes {
  plain(items: AssociatedItems): AssociatedItems
  counted(items: QuantifiedItems): QuantifiedItems
}

/** Changes the associations in which one of the keys stands. */
function changeHolders(database: Database, keys: string[], { plain, counted }: Changes): void {
  for (const table of kinds) {
    const rows = database.all<{ key: string; associations: string; quantified: string }>(
      `select ${keyColumns[table]} as key, associations, quantified_associations as quantified
        from ${table} where exists (
          select 1 from json_each(?) as gone
          where instr(associations || quantified_associations, '"' || gone.value || '"') > 0
        )`,
      JSON.stringify(keys),
    )
    for (const { key, associations, quantified } of rows) {
      database.run(
        `update ${table} set associations = ?, quantified_associations = ? where ${keyColumns[table]} = ?`,
        JSON.stringify(changed(JSON.parse(associations) as Associations, plain)),
        JSON.stringify(changed(JSON.parse(quantified) as QuantifiedAssociations, counted)),
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

/** Types of which nothing is left fall away. */
function changed<Items extends object>(
  associations: Record<string, Items>,
  change: (items: Items) => Items,
): Record<string, Items> {
  const entries = Object.entries(mapTypes(associations, change))
  return Object.fromEntries(
    entries.filter(([, items]) =>
      Object.values(items).some((links: unknown[]) => links.length > 0),
    ),
  )
}
