import { InvalidFormat } from '../problems.ts'
import { formatDecimal } from './decimals.ts'
import { checkedNumber } from './number.ts'
import { typeName } from '../type-names.ts'
import type { ValueType } from './value.ts'

/** `{"amount", "unit"}`; the unit is accepted in any case and kept as the measurement family spells it. */
export const metric: ValueType = {
  normalise(data, attribute, check) {
    const { amount, unit } = ensureMetric(data, attribute.code)
    if (amount === null || amount === '') return undefined
    const parsed = checkedNumber(amount, attribute, check)
    const unitCode =
      typeof unit === 'string'
        ? check.references.unitCode(attribute.metric_family ?? '', unit)
        : undefined
    if (!unitCode) return check.refuse('Please specify a valid metric unit')
    if (!parsed) return undefined
    return {
      amount: attribute.decimals_allowed ? formatDecimal(parsed, 4) : parsed.toNumber(),
      unit: unitCode,
    }
  },
}

function ensureMetric(data: unknown, code: string): { amount: unknown; unit: unknown } {
  if (typeof data !== 'object' || data === null) {
    throw new InvalidFormat(
      `Property "${code}" expects an array as data, "${typeName(data)}" given.`,
    )
  }
  for (const key of ['amount', 'unit']) {
    if (!(key in data)) {
      throw new InvalidFormat(`Property "${code}" expects an array with the key "${key}".`)
    }
  }
  return data as { amount: unknown; unit: unknown }
}
