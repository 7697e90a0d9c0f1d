import type { Attribute } from '#contract'
import { type Decimal, formatDecimal, isWhole, parseDecimal } from './decimals.ts'
import type { Check, ValueType } from './value.ts'

/** A string with at least four decimals when the attribute allows decimals, else a JSON integer. */
export const number: ValueType = {
  normalise(data, attribute, check) {
    const parsed = checkedNumber(data, attribute, check)
    if (!parsed) return undefined
    return attribute.decimals_allowed ? formatDecimal(parsed, 4) : parsed.toNumber()
  },
}

/** Reads a number and holds it against the attribute's rules; metrics and prices use the same. */
export function checkedNumber(
  data: unknown,
  attribute: Attribute,
  check: Check,
): Decimal | undefined {
  const parsed = parseDecimal(data)
  if (!parsed) {
    return check.refuse(
      `The ${attribute.code} attribute requires a number, and the submitted ${shown(data)} value is not.`,
    )
  }
  if (!attribute.decimals_allowed && !isWhole(parsed)) {
    return check.refuse(
      `The ${attribute.code} attribute requires a non-decimal value, and ${shown(data)} is not a valid value.`,
    )
  }
  return isWithinLimits(parsed, attribute, check) ? parsed : undefined
}

function isWithinLimits(parsed: Decimal, attribute: Attribute, check: Check): boolean {
  const minimum =
    parseDecimal(attribute.number_min) ??
    (attribute.negative_allowed === false ? parseDecimal(0) : undefined)
  const maximum = parseDecimal(attribute.number_max)
  if (minimum && parsed.lt(minimum)) {
    check.refuse(
      `The ${attribute.code} attribute requires an equal or greater than ${minimum.toFixed()} value.`,
    )
    return false
  }
  if (maximum && parsed.gt(maximum)) {
    check.refuse(
      `The ${attribute.code} attribute requires an equal or lesser than ${maximum.toFixed()} value.`,
    )
    return false
  }
  return true
}

function shown(data: unknown): string {
  return typeof data === 'string' ? data : JSON.stringify(data)
}
