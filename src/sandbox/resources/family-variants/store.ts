import type { FamilyVariant } from '#contract'
import type { Database } from '../../ports.ts'
import { type DocumentStore, documentStore } from '../../rest/documents.ts'
import { condition } from '../../rest/filters/condition.ts'

/** A family variant and the family it belongs to, which the API shows in the address only. */
export interface FamilyVariantOfFamily extends FamilyVariant {
  family: string
}

export function readFamilyVariant(
  database: Database,
  code: string,
): FamilyVariantOfFamily | undefined {
  const row = database.get<{ family: string; data: string }>(
    'select family, data from family_variants where code = ?',
    code,
  )
  return row && { ...(JSON.parse(row.data) as FamilyVariant), family: row.family }
}

/** The variants of one family. */
export function familyVariantStore(
  database: Database,
  family: string,
): DocumentStore<FamilyVariant> {
  return documentStore(database, {
    table: 'family_variants',
    where: condition('family = ?', family),
    columns: () => ({ family }),
  })
}
