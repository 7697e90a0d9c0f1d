import type { Database } from '../../ports.ts'
import type { Associations, QuantifiedAssociations } from '../../values/associations.ts'
import type { Values } from '../../values/value.ts'

/** A product model as it is stored: its own level only. */
export interface StoredProductModel {
  code: string
  parent: string | null
  family_variant: string
  categories: string[]
  values: Values
  associations: Associations
  quantified_associations: QuantifiedAssociations
}

interface Row {
  code: string
  parent: string | null
  family_variant: string
  categories: string
  values: string
  associations: string
  quantified_associations: string
}

export interface ProductModelReader {
  get(code: string): StoredProductModel | undefined
  /** The model and the ones above it, nearest first. */
  lineage(code: string | null): StoredProductModel[]
  /** The stored spellings of those of `codes` that exist, by lower-cased code. */
  codes(codes: string[]): Map<string, string>
}

export function productModelReader(database: Database): ProductModelReader {
  const get = (code: string) => {
    const row = database.get<Row>('select * from product_models where code = ?', code)
    return row && parseRow(row)
  }
  const lineage = (code: string | null): StoredProductModel[] => {
    const model = code === null ? undefined : get(code)
    return model ? [model, ...lineage(model.parent)] : []
  }
  return {
    get,
    lineage,
    codes(codes) {
      const rows = database.all<{ code: string }>(
        'select code from json_each(?) join product_models on code = value',
        JSON.stringify(codes),
      )
      return new Map(rows.map(({ code }) => [code.toLowerCase(), code]))
    },
  }
}

function parseRow(row: Row): StoredProductModel {
  return {
    code: row.code,
    parent: row.parent,
    family_variant: row.family_variant,
    categories: JSON.parse(row.categories),
    values: JSON.parse(row.values),
    associations: JSON.parse(row.associations),
    quantified_associations: JSON.parse(row.quantified_associations),
  }
}
