import type { Database, SqlValue } from '../../ports.ts'
import { type Comparison, isText } from '../../rest/filters/case.ts'
import { type PagedReader, pagedReader } from '../with-values/pages.ts'
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

/** Pages are by uuid, ascending. */
export interface ProductReader extends PagedReader<StoredProduct> {
  byIdentifier(identifier: string): StoredProduct | undefined
  byUuid(uuid: string): StoredProduct | undefined
  variantsOf(parent: string): StoredProduct[]
  /** The product that holds this value of a unique attribute. */
  holderOf(attribute: string, value: string): string | undefined
}

export interface ProductWriter extends ProductReader {
  /** Inserts or replaces. */
  save(product: StoredProduct, uniqueValues: Map<string, string>): void
  remove(uuid: string): void
}

export function productReader(database: Database): ProductReader {
  const one = ({ sql, values }: Comparison) => {
    // Rows are found by their numbers: a look-up that no index answers reads no wide rows but this one.
    const row = database.get<Row>(
      `select * from products where rowid in (select rowid from products where ${sql})`,
      ...values,
    )
    return row && parseRow(row)
  }
  return {
    ...pagedReader(database, { table: 'products', key: 'uuid', parse: parseRow }),
    byIdentifier: (identifier) => one(isText('identifier', identifier)),
    byUuid: (uuid) => one({ sql: 'uuid = ?', values: [uuid.toLowerCase()] }),
    variantsOf: (parent) =>
      database.all<Row>('select * from products where parent = ?', parent).map(parseRow),
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
    save(product, uniqueValues) {
      database.run(upsert, ...toRow(product))
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

/** Whatever is written may change how complete the product is. */
const upsert = `insert into products (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})
  on conflict (uuid) do update set completeness = null, ${columns
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
