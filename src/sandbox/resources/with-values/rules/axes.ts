import type { Violation } from '../../../problems.ts'
import type { Values } from '../../../values/value.ts'

/** A variant or sub model among its siblings. */
export interface AxisHolder {
  /** What tells it from its siblings, whatever its name is. */
  key: string
  /** As messages call it. */
  name: string
  parent: string | null
  values: Values
}

/** Axis values must be there, stay what they are, and differ from those of every sibling. */
export function axisViolations(
  noun: 'variant product' | 'product model',
  before: AxisHolder | undefined,
  after: AxisHolder,
  axes: string[],
  siblings: AxisHolder[],
): Violation[] {
  const empty = axes.filter((axis) => !axisValue(after, axis))
  if (empty.length > 0) {
    return violations(
      empty,
      (axis) => `Attribute "${axis}" cannot be empty, as it is defined as an axis for this entity`,
    )
  }
  const changed = axes.filter(
    (axis) => before?.parent === after.parent && axisValue(before, axis) !== axisValue(after, axis),
  )
  if (changed.length > 0) {
    return violations(
      changed,
      (axis) => `Variant axis "${axis}" cannot be modified, "[${axisValue(after, axis)}]" given`,
    )
  }
  const own = combination(after, axes)
  const taken = siblings.find(
    (sibling) =>
      sibling.key !== after.key && combination(sibling, axes).toLowerCase() === own.toLowerCase(),
  )
  if (!taken || axes.length === 0) return []
  const message = `Cannot set value "${own}" for the attribute axis "${axes.join(',')}" on ${noun} "${after.name}", as the ${noun} "${taken.name}" already has this value`
  return [{ property: 'attribute', message }]
}

function violations(axes: string[], message: (axis: string) => string): Violation[] {
  return axes.map((axis) => ({ property: 'attribute', message: message(axis) }))
}

function combination(holder: AxisHolder, axes: string[]): string {
  return axes.map((axis) => `[${axisValue(holder, axis)}]`).join(',')
}

/** An axis value in words; empty when there is none. Axes are neither localizable nor scopable. */
function axisValue({ values }: AxisHolder, axis: string): string {
  const data = values[axis]?.[0]?.data
  if (data === undefined) return ''
  if (typeof data === 'boolean') return data ? '1' : '0'
  if (typeof data !== 'object' || data === null) return String(data)
  const { amount, unit } = data as { amount: unknown; unit: unknown }
  return `${String(amount)} ${String(unit)}`
}
