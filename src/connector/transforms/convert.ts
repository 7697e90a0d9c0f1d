import type { MeasurementFamily } from '#contract'
import { Big } from 'big.js'
import { quote, refusal, type Refusal, type Transform } from './transform.ts'

export interface Conversion {
  /** Codes of units of one measurement family. */
  from: string
  to: string
}

/**
 * An amount in another unit, by the PIM's own factors: 98 GRAM → `0.098` KILOGRAM. At most 12 decimals.
 *
 * @param families the measurement families of the PIM
 */
export function convert(
  { from, to }: Conversion,
  families: Iterable<MeasurementFamily>,
): Transform {
  const family = [...families].find(
    ({ units }) => Object.hasOwn(units, from) && Object.hasOwn(units, to),
  )
  return {
    each: (text) =>
      family
        ? convertAmount(text, from, to, family)
        : refusal(`No measurement family of the PIM has both ${from} and ${to}.`),
  }
}

/** The same for one amount, when the family is known. */
export function convertAmount(
  amount: string,
  from: string,
  to: string,
  { units }: Pick<MeasurementFamily, 'units'>,
): string | Refusal {
  const [source, target] = [units[from], units[to]]
  if (!source || !target) return refusal(`The unit ${source ? to : from} is not one of the PIM's.`)
  if (!/^[+-]?\d{1,40}(\.\d{1,40})?$/.test(amount))
    return refusal(`${quote(amount)} is not a number.`)
  try {
    const standard = source.convert_from_standard.reduce(applied, new Big(amount))
    const result = target.convert_from_standard.toReversed().reduce(undone, standard)
    return result.round(decimals).toFixed()
  } catch {
    return refusal(`${amount} ${from} cannot be converted to ${to}.`)
  }
}

const decimals = 12

interface Operation {
  operator: string
  value: string
}

function applied(amount: Big, { operator, value }: Operation): Big {
  return calculate(amount, operator, value)
}

function undone(amount: Big, { operator, value }: Operation): Big {
  return calculate(amount, opposite[operator] ?? operator, value)
}

const opposite: Record<string, string> = { mul: 'div', div: 'mul', add: 'sub', sub: 'add' }

function calculate(amount: Big, operator: string, value: string): Big {
  if (operator === 'mul') return amount.times(value)
  if (operator === 'div') return amount.div(value)
  return operator === 'add' ? amount.plus(value) : amount.minus(value)
}
