import type { Family, FamilyVariant } from '#contract'

/** What belongs to a level of product models. */
export interface ModelLevel {
  axes: string[]
  /** Attributes whose values the models of this level hold themselves. */
  attributes: string[]
}

/** A root holds what is common to all: the family's attributes that are in none of the sets. */
export function rootLevel(family: Family, variant: FamilyVariant): ModelLevel {
  const below = new Set(variant.variant_attribute_sets.flatMap(({ attributes }) => attributes))
  return { axes: [], attributes: family.attributes.filter((code) => !below.has(code)) }
}

/** Sub models stand on the first of two levels; where there is one, it is the variants'. */
export function subLevel({ variant_attribute_sets: sets }: FamilyVariant): ModelLevel | undefined {
  const first = sets.length > 1 ? sets.find(({ level }) => level === 1) : undefined
  return first && { axes: first.axes, attributes: first.attributes }
}
