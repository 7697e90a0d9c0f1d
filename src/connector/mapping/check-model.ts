import type { PimStructure } from '../structure/structure.ts'
import { checkCodes, checkOrigin, unknown } from './check-rule.ts'
import { type Levels, levelsOf, refusedLevels } from './levels.ts'
import type { Complaint } from './problems.ts'
import type { Mapping } from './schema.ts'

/** Holds the rule for product models against the family variants of the PIM, and the values against both. */
export function checkModel(mapping: Mapping, structure: PimStructure): Complaint[] {
  const { model, parent } = mapping
  if (!model) return []
  const { code, family_variant: branch } = model
  const path = ['model', 'family_variant']
  const both = 'With model, that is the parent. Leave one of the two out.'
  const known = structure.familyVariants
  return [
    ...checkOrigin(code, ['model', 'code']),
    ...(parent ? [{ path: ['parent'], atKey: true, message: both }] : []),
    ...(typeof branch === 'string'
      ? checkBranch(branch, mapping, structure)
      : checkCodes(branch, path, 'family variant', known)),
  ]
}

function checkBranch(code: string, mapping: Mapping, structure: PimStructure): Complaint[] {
  const path = ['model', 'family_variant']
  const known = structure.familyVariants
  const variant = known?.get(code)
  if (!variant) return known ? [unknown(path, 'family variant', code, known.keys())] : []
  const message = refusedLevels(variant)
  if (message !== undefined) return [{ path, message }]
  const levels = levelsOf(code, structure)
  if (!levels) return []
  return [...checkAxes(mapping, levels), ...checkFamily(mapping, levels, structure)]
}

function checkAxes({ values }: Mapping, { axes, familyVariant }: Levels): Complaint[] {
  const mapped = new Set(values.map(({ attribute }) => attribute))
  return axes
    .filter((axis) => !mapped.has(axis))
    .map((axis) => ({
      path: ['model', 'family_variant'],
      message: `Variants of ${familyVariant} differ in ${axis}. Map it: values: - attribute: ${axis}.`,
    }))
}

/** When all products are of one family, it has to be this one, with all attributes that are mapped. */
function checkFamily(
  { family, values }: Mapping,
  levels: Levels,
  { attributes }: PimStructure,
): Complaint[] {
  const [constant, isFixed] = [family?.value, family === undefined || family.value !== undefined]
  if (constant !== undefined && constant !== levels.family) {
    const message = `${levels.familyVariant} is a variant of the family ${levels.family}. Leave this out.`
    return [{ path: ['family', 'value'], message }]
  }
  const { ofModel, ofVariant } = levels
  return values.flatMap(({ attribute }, index) => {
    const isThere = ofModel.has(attribute) || ofVariant.has(attribute)
    if (!isFixed || isThere || !attributes.has(attribute)) return []
    const message = `The family ${levels.family} does not have ${attribute}, so no variant of ${levels.familyVariant} can.`
    return [{ path: ['values', index, 'attribute'], message }]
  })
}
