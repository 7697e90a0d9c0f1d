import type { FamilyVariant } from '#contract'

/**
 * A family variant after its family has changed: attributes that are gone leave their level, unique ones
 * that came go to the last level. The same variant, if nothing changes for it.
 */
export function fitVariant(
  variant: FamilyVariant,
  attributes: string[],
  unique: string[],
): FamilyVariant {
  const last = Math.max(...variant.variant_attribute_sets.map(({ level }) => level))
  const sets = variant.variant_attribute_sets.map((set) => {
    const kept = set.attributes.filter((code) => attributes.includes(code))
    const missing = set.level === last ? unique.filter((code) => !kept.includes(code)) : []
    return { ...set, attributes: [...kept, ...missing] }
  })
  const fitted = { ...variant, variant_attribute_sets: sets }
  return JSON.stringify(fitted) === JSON.stringify(variant) ? variant : fitted
}
