import { convertAmount } from '../../transforms/convert.ts'
import { isRefusal, refusal, type Refusal } from '../../transforms/transform.ts'
import type { Piece } from '../fields.ts'
import { createCompanionReader } from './companion.ts'
import { amountFor } from './number.ts'
import { findUnit } from './units.ts'
import { type Datum, onlyOne, type TypeContext, type ValueType } from './value-type.ts'

/** Measurements. Without a word about the unit, the amount is in the attribute's own. */
export function metricType({ attribute, rule, structure, fields }: TypeContext): ValueType {
  const readUnit = createCompanionReader(rule.unit, fields)
  const family = structure.measurementFamilies.get(attribute.metric_family ?? '')

  function unitOf(piece: Piece): string | Refusal {
    const word = readUnit(piece)
    if (isRefusal(word)) return word
    if (!family) return refusal(`The PIM has no measurement family for ${attribute.code}.`)
    if (word !== undefined) return findUnit(word, family)
    if (rule.unit !== undefined) return refusal('The amount has no unit beside it.')
    return attribute.default_metric_unit ?? family.standard_unit_code
  }

  function settle(piece: Piece): Datum | Refusal {
    const unit = unitOf(piece)
    if (isRefusal(unit)) return unit
    const { convert_to: target = unit } = rule
    const plain = { ...attribute, ...(target !== unit && unbound) }
    const amount = amountFor(plain, piece.text)
    if (isRefusal(amount) || !family || target === unit) return withUnit(amount, unit)
    const converted = convertAmount(amount, unit, target, family)
    return withUnit(isRefusal(converted) ? converted : amountFor(attribute, converted), target)
  }

  return { each: settle, combine: onlyOne }
}

/** Limits are about the unit that is sent, not about the one that is read. */
const unbound = {
  decimals_allowed: true,
  negative_allowed: true,
  number_min: null,
  number_max: null,
}

function withUnit(amount: string | Refusal, unit: string): Datum | Refusal {
  return typeof amount === 'string' ? { data: { amount, unit } } : amount
}
