import type { ProductPatch } from '#contract'
import type { Place } from '../records/record.ts'
import { type Levels, splitValues, type Values } from './levels.ts'
import type { MappedMedia, MappedModel } from './mapped.ts'
import type { ModelReading } from './model.ts'

/** What a record says of a product: always, and of a new one. */
export interface Parts {
  always: ProductPatch
  whenNew: ProductPatch
}

/** A variant, apart from the model above it. */
export interface Variant extends Parts {
  model: MappedModel
  findings: ModelReading['findings']
}

/** Gives the values of the model's level to the model; what is left is the variant's. */
export function asVariant(
  parts: Parts,
  { code, levels }: NonNullable<ModelReading['model']>,
  place: Place,
): Variant {
  const always = splitValues(parts.always.values ?? {}, levels)
  const whenNew = splitValues(parts.whenNew.values ?? {}, levels)
  const line = { code, family_variant: levels.familyVariant, ...filled(always.ofModel) }
  const first = filled(whenNew.ofModel)
  const axes = axesOf({ ...whenNew.ofVariant, ...always.ofVariant }, levels)
  return {
    always: { ...bare(parts.always), parent: code, ...filled(always.ofVariant) },
    whenNew: { ...bare(parts.whenNew), ...filled(whenNew.ofVariant) },
    model: { code, line, ...(first.values && { whenNew: first }), axes },
    findings: [
      ...familyFindings(parts, levels),
      ...missingAxes(axes, levels),
      ...[...always.nowhere, ...whenNew.nowhere].map((target) => outside(target, levels)),
    ].map((finding) => ({ ...finding, place })),
  }
}

/** A file of the model's level becomes the model's. */
export function onItsLevel(
  media: MappedMedia,
  { code, levels }: NonNullable<ModelReading['model']>,
): MappedMedia {
  return levels.ofModel.has(media.attribute) ? { ...media, owner: { code } } : media
}

/** Without its values, and without its family, which follows from the model. */
function bare({ values: _, family: __, ...properties }: ProductPatch): ProductPatch {
  return properties
}

function filled(values: Values): { values?: Values } {
  return Object.keys(values).length > 0 ? { values } : {}
}

/** Axes are neither localizable nor scopable. */
function axesOf(values: Values, { axes }: Levels): MappedModel['axes'] {
  return Object.fromEntries(axes.map((axis) => [axis, values[axis]?.[0]?.data ?? null]))
}

type Unplaced = Omit<ModelReading['findings'][number], 'place'>

function familyFindings({ always, whenNew }: Parts, levels: Levels): Unplaced[] {
  const family = always.family ?? whenNew.family ?? levels.family
  const reason = `The family is ${family}, but ${levels.familyVariant} is a variant of ${levels.family}.`
  return family === levels.family ? [] : [{ reason, target: 'family', choice: 'reject' }]
}

function missingAxes(axes: MappedModel['axes'], { familyVariant }: Levels): Unplaced[] {
  const missing = Object.keys(axes).filter((axis) => axes[axis] === null)
  return missing.map((target) => ({
    reason: `Variants of ${familyVariant} differ in ${target}, and this one has none.`,
    target,
    choice: 'reject',
  }))
}

function outside(target: string, { family }: Levels): Unplaced {
  const reason = `The family ${family} does not have it, so the PIM would let it fall.`
  return { reason, target, choice: 'ignore' }
}
