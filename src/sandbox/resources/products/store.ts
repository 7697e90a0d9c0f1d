import type { Database, SqlValue } from '../../ports.ts'
import type { Condition } from '../../rest/filters/condition.ts'
import type { StoredProduct } from './product.ts'

interface Row {
  uuid: string
  identifier: string | null
  enabled: number
  family: string | null
  parent: string | null
  categories: string
  groups: string
  values: string
  associations: string
  quantified_associations: string
  created: string
  updated: string
}

export interface ProductReader {
  byIdentifier(identifier: string): StoredProduct | undefined
  byUuid(uuid: string): StoredProduct | undefined
  /** By uuid, ascending. */
  page(selection: Condition, limit: number, offset: number): StoredProduct[]
  after(selection: Condition, uuid: string, limit: number): StoredProduct[]
  count(selection: Condition): number
  variantsOf(parent: string): StoredProduct[]
  /** Uuid and identifier of those of `uuids` that exist. */
  identifiers(uuids: string[]): Map<string, string | null>
  /** Uuids of those of `identifiers` that exist, by lower-cased identifier. */
  uuids(identifiers: string[]): Map<string, string>
  /** The product that holds this value of a unique attribute. */
  holderOf(attribute: string, value: string): string | undefined
}

export interface ProductWriter extends ProductReader {
  /** Inserts or replaces. `categories` are all that the product is in, inherited ones too. */
  save(product: StoredProduct, categories: string[], uniqueValues: Map<string, string>): void
  remove(uuid: string): void
}

export function productReader(database: Database): ProductReader {
  const one = (sql: string, value: string) => {
    const row = database.get<Row>(sql, value)
    return row && parseRow(row)
  }
  const many = (sql: string, ...values: SqlValue[]) =>
    database.all<Row>(sql, ...values).map(parseRow)
  return {
    byIdentifier: (identifier) => one('select * from products where identifier = ?', identifier),
    byUuid: (uuid) => one('select * from products where uuid = ?', uuid.toLowerCase()),
    page({ sql, values }, limit, offset) {
      return many(
        `select * from products where ${sql} order by uuid limit ? offset ?`,
        ...values,
        limit,
        offset,
      )
    },
    after({ sql, values }, uuid, limit) {
      return many(
        `select * from products where (${sql}) and uuid > ? order by uuid limit ?`,
        ...values,
        uuid,
        limit,
      )
    },
    count({ sql, values }) {
      const query = `select count(*) as count from products where ${sql}`
      return database.get<{ count: number }>(query, ...values)?.count ?? 0
    },
    variantsOf: (parent) => many('select * from products where parent = ?', parent),
    identifiers(uuids) {
      const rows = database.all<{ uuid: string; identifier: string | null }>(
        'select uuid, identifier from json_each(?) join products on uuid = value',
        JSON.stringify(uuids),
      )
      return new Map(rows.map(({ uuid, identifier }) => [uuid, identifier]))
    },
    uuids(identifiers) {
      const rows = database.all<{ uuid: string; identifier: string }>(
        'select uuid, identifier from json_each(?) join products on identifier = value',
        JSON.stringify(identifiers),
      )
      return new Map(rows.map(({ uuid, identifier }) => [identifier.toLowerCase(), uuid]))
    },
    holderOf(attribute, value) {
      return database.get<{ product: string }>(
        'select product from unique_values where attribute = ? and value = ?',
        attribute,
        value,
      )?.product
    },
  }
}

export function productWriter(database: Database): ProductWriter {
  return {
    ...productReader(database),
    save(product, categories, uniqueValues) {
      database.run(upsert, ...toRow(product))
      database.run('delete from product_categories where product = ?', product.uuid)
      database.run(
        'insert into product_categories (category, product) select distinct value, ? from json_each(?)',
        product.uuid,
        JSON.stringify(categories),
      )
      database.run('delete from unique_values where product = ?', product.uuid)
      for (const [attribute, value] of uniqueValues) {
        database.run(
          'insert into unique_values (attribute, value, product) values (?, ?, ?)',
          attribute,
          value,
          product.uuid,
        )
      }
    },
    remove(uuid) {
      database.run('delete from product_categories where product = ?', uuid)
      database.run('delete from unique_values where product = ?', uuid)
      database.run('delete from products where uuid = ?', uuid)
    },
  }
}

const columns = [
  'uuid',
  'identifier',
  'enabled',
  'family',
  'parent',
  'categories',
  'groups',
  '"values"',
  'associations',
  'quantified_associations',
  'created',
  'updated',
]

const upsert = `insert into products (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})
  on conflict (uuid) do update set ${columns
    .slice(1)
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}`

function toRow(product: StoredProduct): SqlValue[] {
  return [
    product.uuid,
    product.identifier,
    Number(product.enabled),
    product.family,
    product.parent,
    JSON.stringify(product.categories),
    JSON.stringify(product.groups),
    JSON.stringify(product.values),
    JSON.stringify(product.associations),
    JSON.stringify(product.quantified_associations),
    product.created,
    product.updated,
  ]
}

function parseRow(row: Row): StoredProduct {
  return {
    uuid: row.uuid,
    identifier: row.identifier,
    enabled: row.enabled === 1,
    family: row.family,
    parent: row.parent,
    categories: JSON.parse(row.categories),
    groups: JSON.parse(row.groups),
    values: JSON.parse(row.values),
    associations: JSON.parse(row.associations),
    quantified_associations: JSON.parse(row.quantified_associations),
    created: row.created,
    updated: row.updated,
  }
}
