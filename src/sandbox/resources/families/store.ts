import type { Family, FamilyVariant } from '#contract'
import type { Database } from '../../ports.ts'
import {
  type DocumentReader,
  type DocumentStore,
  documentReader,
  documentStore,
} from '../../rest/documents.ts'
import { refreshStructure } from '../../rest/remembered.ts'

const table = { table: 'families', rememberAs: 'family' }

export function familyReader(database: Database): DocumentReader<Family> {
  return documentReader(database, table)
}

export function familyStore(database: Database): DocumentStore<Family> {
  return documentStore(database, table)
}

/** Whether anything is of the family. */
export function isUsed(database: Database, code: string): boolean {
  const sql = `select 1 where exists (select 1 from products where family = ?)
    or exists (select 1 from product_models
      where family_variant in (select code from family_variants where family = ?))`
  return database.get(sql, code, code) !== undefined
}

/** Its variants go with it. */
export function removeFamily(database: Database, code: string): void {
  database.run('delete from family_variants where family = ?', code)
  familyStore(database).remove(code)
}

/** The ways in which the products of a family come in variants. */
export function variantsOf(database: Database, family: string): FamilyVariant[] {
  return database
    .all<{ data: string }>('select data from family_variants where family = ?', family)
    .map(({ data }) => JSON.parse(data) as FamilyVariant)
}

export function saveVariant(database: Database, variant: FamilyVariant, updated: string): void {
  database.run(
    'update family_variants set data = ?, updated = ? where code = ?',
    JSON.stringify(variant),
    updated,
    variant.code,
  )
  refreshStructure(database)
}
