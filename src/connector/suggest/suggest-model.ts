import type { Inspection } from '../inspecting/inspect.ts'
import { type Levels, levelsOf } from '../mapping/levels.ts'
import type { ModelRule, ValueRule } from '../mapping/schema.ts'
import type { FamilyVariantOfFamily, PimStructure } from '../structure/structure.ts'
import type { Candidate } from './candidates.ts'
import { suggestFamily } from './suggest-family.ts'
import { means } from './words.ts'

/** Where the number of a product's model stands, and how its variants branch. */
export interface ModelSuggestion {
  rule: ModelRule
  reason: string
  candidate: Candidate
}

/** A field that is named like the number of a parent, and has the same one in several records. */
export function findParent(
  candidates: readonly Candidate[],
  identifier: Candidate | undefined,
  { count }: Inspection,
): Candidate | undefined {
  return candidates.find((candidate) => {
    const { field, isManifold } = candidate
    const filled = field.count - field.empty
    const compared = field.distinct + field.again
    const isShared = field.again >= Math.max(1, compared / 4) && field.distinct > 1
    return (
      candidate !== identifier &&
      !isManifold &&
      isNamedLikeParent(candidate) &&
      isShared &&
      filled >= count / 2
    )
  })
}

/** A style may be a word, as in modern or classic; a number of one has digits. */
function isNamedLikeParent({ name, bare, field }: Candidate): boolean {
  if (means(name, 'parent') || means(bare, 'parent')) return true
  return means(name, 'style') && field.samples.every((text) => /\d/.test(text))
}

/**
 * The model, when the PIM has just one family variant that fits: its axes are mapped and differ, and its family
 * has all that is mapped.
 */
export function suggestModel(
  candidate: Candidate,
  found: readonly { rule: ValueRule; candidate: Candidate }[],
  others: readonly Candidate[],
  structure: PimStructure,
): ModelSuggestion | undefined {
  const mapped = new Map(found.map((value) => [value.rule.attribute, value.candidate.field]))
  const values = found.map(({ rule }) => rule)
  const family = suggestFamily(others, values, structure)?.rule
  // Of several families, some of the records would be refused.
  if (family?.from !== undefined) return undefined
  const fitting = [...(structure.familyVariants?.values() ?? [])].flatMap((variant) => {
    const levels = fittingLevels(variant, structure)
    if (!levels || (family && levels.family !== family.value)) return []
    const { axes, ofModel, ofVariant } = levels
    const differ = axes.every((axis) => (mapped.get(axis)?.distinct ?? 0) > 1)
    const holdsAll = [...mapped.keys()].every((code) => ofModel.has(code) || ofVariant.has(code))
    return differ && holdsAll ? [levels] : []
  })
  const [levels, second] = fitting
  return levels && !second ? suggestionOf(candidate, levels) : undefined
}

function fittingLevels(
  { code, variant_attribute_sets: sets }: FamilyVariantOfFamily,
  structure: PimStructure,
): Levels | undefined {
  return sets.length === 1 ? levelsOf(code, structure) : undefined
}

function suggestionOf(candidate: Candidate, { axes, familyVariant }: Levels): ModelSuggestion {
  const { path, distinct, again } = candidate.field
  return {
    candidate,
    rule: { code: { from: path, transforms: ['trim'] }, family_variant: familyVariant },
    reason:
      `Named like the number of a model; ${distinct} different ones in ${distinct + again} records. ` +
      `${familyVariant} is the family variant whose variants differ in ${axes.join(' and ')}.`,
  }
}
