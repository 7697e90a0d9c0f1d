import type { Family, ProductPatch } from '#contract'
import type { FamilyVariantOfFamily, PimStructure } from '../structure/structure.ts'

export type Values = NonNullable<ProductPatch['values']>

/** Where the attributes of a family have their values, when its products come in variants. */
export interface Levels {
  familyVariant: string
  family: string
  axes: readonly string[]
  ofModel: ReadonlySet<string>
  ofVariant: ReadonlySet<string>
}

/** The levels of a family variant; undefined where it, or its family, is not known. */
export function levelsOf(
  code: string,
  { families, familyVariants }: PimStructure,
): Levels | undefined {
  const variant = familyVariants?.get(code)
  const family = families.get(variant?.family ?? '')
  return variant && family && settledLevels(family, variant)
}

function settledLevels(
  family: Family,
  { code, variant_attribute_sets: sets }: FamilyVariantOfFamily,
) {
  const axes = sets.flatMap((set) => set.axes)
  const ofVariant = new Set([...axes, ...sets.flatMap(({ attributes }) => attributes)])
  const ofModel = new Set(family.attributes.filter((attribute) => !ofVariant.has(attribute)))
  return { familyVariant: code, family: family.code, axes, ofModel, ofVariant }
}

/** Why a family variant cannot be filled by a mapping; undefined when it can. */
export function refusedLevels({ code, variant_attribute_sets: sets }: FamilyVariantOfFamily) {
  return sets.length === 1
    ? undefined
    : `${code} has ${sets.length} levels, and a mapping makes models of one. Take a family variant with one level.`
}

/** Values apart by where they belong; `nowhere` are those that the family does not have. */
export function splitValues(
  values: Values,
  { ofModel, ofVariant }: Levels,
): { ofModel: Values; ofVariant: Values; nowhere: string[] } {
  const only = (belongs: (code: string) => boolean): Values =>
    Object.fromEntries(Object.entries(values).filter(([code]) => belongs(code)))
  return {
    ofModel: only((code) => ofModel.has(code)),
    ofVariant: only((code) => ofVariant.has(code)),
    nowhere: Object.keys(values).filter((code) => !ofModel.has(code) && !ofVariant.has(code)),
  }
}
