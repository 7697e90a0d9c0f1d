import { ensureValid, type Violation } from '../../problems.ts'
import type { Value, Values } from '../../values/value.ts'
import type { FamilyVariantOfFamily } from '../family-variants/store.ts'
import type { StoredProductModel } from '../product-models/store.ts'
import type { StoredProduct } from './product.ts'

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

/** Axis values must be there, stay what they are, and differ from those of every sibling. */
export function axisViolations(
  before: StoredProduct | undefined,
  after: StoredProduct,
  { axes }: VariantLevel,
  siblings: StoredProduct[],
): Violation[] {
  const empty = axes.filter((axis) => !axisValue(after.values, axis))
  if (empty.length > 0) {
    return empty.map((axis) => ({
      property: 'attribute',
      message: `Attribute "${axis}" cannot be empty, as it is defined as an axis for this entity`,
    }))
  }
  const changed = axes.filter(
    (axis) =>
      before?.parent === after.parent &&
      axisValue(before?.values ?? {}, axis) !== axisValue(after.values, axis),
  )
  if (changed.length > 0) {
    return changed.map((axis) => ({
      property: 'attribute',
      message: `Variant axis "${axis}" cannot be modified, "[${axisValue(after.values, axis)}]" given`,
    }))
  }
  return takenBySibling(after, axes, siblings)
}

function takenBySibling(
  product: StoredProduct,
  axes: string[],
  siblings: StoredProduct[],
): Violation[] {
  const combination = ({ values }: StoredProduct) =>
    axes.map((axis) => `[${axisValue(values, axis)}]`).join(',')
  const own = combination(product)
  const sibling = siblings.find(
    (other) =>
      other.uuid !== product.uuid && combination(other).toLowerCase() === own.toLowerCase(),
  )
  if (!sibling) return []
  const message = `Cannot set value "${own}" for the attribute axis "${axes.join(',')}" on variant product "${product.identifier ?? product.uuid}", as the variant product "${sibling.identifier ?? sibling.uuid}" already has this value`
  return [{ property: 'attribute', message }]
}

/** An axis value in words; empty when there is none. Axes are neither localizable nor scopable. */
function axisValue(values: Values, axis: string): string {
  const data = values[axis]?.[0]?.data
  if (data === undefined) return ''
  if (typeof data === 'boolean') return data ? '1' : '0'
  if (typeof data !== 'object' || data === null) return String(data)
  const { amount, unit } = data as { amount: unknown; unit: unknown }
  return `${String(amount)} ${String(unit)}`
}

/** A variant's values with those of the models above it. No attribute is on two levels. */
export function inheritValues(own: Values, lineage: { values: Values }[]): Values {
  return Object.assign({}, ...lineage.toReversed().map(({ values }) => values), own) as Record<
    string,
    Value[]
  >
}
