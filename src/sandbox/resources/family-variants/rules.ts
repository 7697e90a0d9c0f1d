import type { Attribute, Family, FamilyVariant } from '#contract'
import { ensureValid } from '../../problems.ts'
import { type Change, readCode, readLabels, violationsOf } from '../../rest/entities.ts'
import { ensureKnownProperties } from '../../rest/shapes.ts'
import { type Level, completeLevels, readLevels } from './levels.ts'

/** What the rules ask of the catalogue; the readers answer, whatever the case of a code. */
export interface FamilyVariantContext {
  family: Family
  attribute(code: string): Attribute | undefined
  isKnownLocale(code: string): boolean
}

const mostLevels = 2
const mostAxes = 5

/** The family variant that a body makes. How many levels it has and what they differ in is chosen once. */
export function applyFamilyVariant(
  change: Change<FamilyVariant>,
  context: FamilyVariantContext,
): FamilyVariant {
  const { before, body } = change
  ensureKnownProperties(body, ['code', 'labels', 'variant_attribute_sets'], ['_links'])
  const code = readCode(change, 'Family variant')
  const labels = readLabels(before?.labels ?? {}, body.labels, context.isKnownLocale, {
    items: 'labels',
  })
  const sent = readLevels(
    before?.variant_attribute_sets,
    body.variant_attribute_sets,
    (attribute) => context.attribute(attribute)?.code,
  )
  const unique = context.family.attributes.filter((one) => context.attribute(one)?.unique)
  const levels = completeLevels(sent, unique)
  ensureValid([
    ...code.violations,
    ...violationsOf('variant_attribute_sets', [
      ...changedAxes(before?.variant_attribute_sets, levels),
      ...levelMessages(levels, code.value, context),
    ]),
    ...labels.violations,
  ])
  return { code: code.value, labels: labels.value, variant_attribute_sets: levels }
}

/** The order of axes does not matter. */
function changedAxes(before: Level[] | undefined, after: Level[]): string[] {
  return after.flatMap(({ level, axes }) => {
    const known = before?.find((one) => one.level === level)?.axes
    const isSame = !known || known.toSorted().join() === axes.toSorted().join()
    return isSame ? [] : [`Variant axes cannot be modified for the level "${level}"`]
  })
}

function levelMessages(
  levels: Level[],
  variant: string,
  context: FamilyVariantContext,
): (string | false)[] {
  const deepest = Math.max(0, ...levels.map(({ level }) => level))
  if (deepest === 0) return ['There should be at least one level defined in the family variant']
  return [
    ...axisMessages(
      levels.flatMap(({ axes }) => axes),
      context,
    ),
    ...attributeMessages(
      levels.flatMap(({ attributes }) => attributes),
      variant,
      context.family,
    ),
    deepest > mostLevels && `Family variant cannot have more than "${mostLevels}" level`,
    ...numberOfAxes(levels, Math.min(deepest, mostLevels)),
  ]
}

const axisTypes = [
  'pim_catalog_boolean',
  'pim_catalog_simpleselect',
  'pim_reference_data_simpleselect',
  'pim_catalog_metric',
  'akeneo_reference_entity',
]

function axisMessages(axes: string[], { attribute }: FamilyVariantContext): (string | false)[] {
  const repeated = repeatedIn(axes)
  return [
    ...axes.flatMap((axis) => {
      const known = attribute(axis)
      const isLocaleSpecific = (known?.available_locales.length ?? 0) > 0
      return [
        (known?.localizable || known?.scopable || isLocaleSpecific) &&
          `Variant axes "${axis}" cannot be localizable, not scopable and not locale specific`,
        known?.unique === true && `Variant axes "${axis}" cannot be unique or an identifier`,
        !axisTypes.includes(known?.type ?? '') &&
          `Variant axes "${axis}" must be a boolean, a simple select, a simple reference data or a measurement`,
      ]
    }),
    repeated !== '' &&
      `Variant axes must be unique, "${repeated}" are used several times in variant attributes sets`,
  ]
}

function attributeMessages(
  attributes: string[],
  variant: string,
  family: Family,
): (string | false)[] {
  const repeated = repeatedIn(attributes)
  return [
    ...attributes.map(
      (code) =>
        !family.attributes.includes(code) &&
        `"${code}" attribute cannot be added to "${variant}" family variant, as it is not an attribute of the "${family.code}" family`,
    ),
    repeated !== '' &&
      `Attributes must be unique, "${repeated}" are used several times in variant attributes sets`,
  ]
}

function numberOfAxes(levels: Level[], deepest: number): (string | false)[] {
  return Array.from({ length: deepest }, (_, at) => at + 1).map((number) => {
    const axes = levels.find(({ level }) => level === number)?.axes
    if (!axes) return `There is no variant attribute set for level "${number}"`
    if (axes.length > mostAxes)
      return `A variant attribute set cannot have more than ${mostAxes} axes`
    return (
      axes.length === 0 &&
      `There should be at least one attribute defined as axis for the attribute set for level "${number}"`
    )
  })
}

function repeatedIn(codes: string[]): string {
  return codes.filter((code, at) => codes.indexOf(code) !== at).join(',')
}
