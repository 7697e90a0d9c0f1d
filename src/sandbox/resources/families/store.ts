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
