import type { FamilyVariant } from '#contract'
import type { Database } from '../../ports.ts'

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
