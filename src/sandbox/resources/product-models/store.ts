import type { Database } from '../../ports.ts'
import { isText } from '../../rest/filters/case.ts'
import type { Held } from '../with-values/held.ts'
import { type PagedReader, pagedReader } from '../with-values/pages.ts'

/** A product model as it is stored: its own level only. */
export interface StoredProductModel extends Held {
  code: string
  /** Of a sub model: the root it is below. */
  parent: string | null
  family_variant: string
  /** ISO 8601, to the second. */
  created: string
  updated: string
}

interface Row {
  code: string
  parent: string | null
  family_variant: string
  categories: string
  values: string
  associations: string
  quantified_associations: string
  created: string
  updated: string
}

/** Pages are by code, ascending. */
export interface ProductModelReader extends PagedReader<StoredProductModel> {
  get(code: string): StoredProductModel | undefined
  /** The model and the ones above it, nearest first. */
  lineage(code: string | null): StoredProductModel[]
  /** The sub models of a root. */
  below(code: string): StoredProductModel[]
}

export interface ProductModelWriter extends ProductModelReader {
  /** Inserts or replaces. */
  save(model: StoredProductModel): void
  /** Removes the model, its sub models and their variants. */
  remove(code: string): void
}

export function productModelReader(database: Database): ProductModelReader {
  const get = (code: string) => {
    const { sql, values } = isText('code', code)
    const row = database.get<Row>(`select * from product_models where ${sql}`, ...values)
    return row && parseRow(row)
  }
  const lineage = (code: string | null): StoredProductModel[] => {
    const model = code === null ? undefined : get(code)
    return model ? [model, ...lineage(model.parent)] : []
  }
  return {
    ...pagedReader(database, { table: 'product_models', key: 'code', parse: parseRow }),
    get,
    lineage,
    below: (code) =>
      database.all<Row>('select * from product_models where parent = ?', code).map(parseRow),
  }
}

export function productModelWriter(database: Database): ProductModelWriter {
  return {
    ...productModelReader(database),
    save(model) {
      database.run(
        upsert,
        model.code,
        model.parent,
        model.family_variant,
        JSON.stringify(model.categories),
        JSON.stringify(model.values),
        JSON.stringify(model.associations),
        JSON.stringify(model.quantified_associations),
        model.created,
        model.updated,
      )
    },
    remove(code) {
      database.run('delete from product_models where code = ?', code)
    },
  }
}

const upsert = `insert into product_models (code, parent, family_variant, categories, "values",
    associations, quantified_associations, created, updated) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (code) do update set parent = excluded.parent, categories = excluded.categories,
    "values" = excluded."values", associations = excluded.associations,
    quantified_associations = excluded.quantified_associations, updated = excluded.updated`

function parseRow(row: Row): StoredProductModel {
  return {
    code: row.code,
    parent: row.parent,
    family_variant: row.family_variant,
    categories: JSON.parse(row.categories),
    values: JSON.parse(row.values),
    associations: JSON.parse(row.associations),
    quantified_associations: JSON.parse(row.quantified_associations),
    created: row.created,
    updated: row.updated,
  }
}
