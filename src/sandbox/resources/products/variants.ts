import { ensureValid } from '../../problems.ts'
import type { FamilyVariantOfFamily } from '../family-variants/store.ts'
import type { StoredProductModel } from '../product-models/store.ts'

/** What a product model gives to the variants below it. */
export interface VariantLevel {
  family: string
  /** The model and the ones above it, nearest first. */
  lineage: StoredProductModel[]
  axes: string[]
  /** Attributes whose values the variant itself holds. */
  attributes: string[]
}

/** The last level of the family variant, or a refusal when the model is not directly above it. */
export function lastLevelBelow(
  product: string,
  lineage: StoredProductModel[],
  variant: FamilyVariantOfFamily,
): VariantLevel {
  const levels = variant.variant_attribute_sets.toSorted((a, b) => a.level - b.level)
  const last = levels.at(-1)
  if (!last || lineage.length !== levels.length) {
    const model = lineage[0]?.code ?? ''
    const message = `The variant product "${product}" cannot have product model "${model}" as parent, (this product model can only have other product models as children)`
    ensureValid([{ property: 'parent', message }])
  }
  return {
    family: variant.family,
    lineage,
    axes: last?.axes ?? [],
    attributes: last?.attributes ?? [],
  }
}
