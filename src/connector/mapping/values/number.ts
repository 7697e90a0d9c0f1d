import type { Attribute } from '#contract'
import { Big } from 'big.js'
import { quote, refusal, type Refusal } from '../../transforms/transform.ts'
import { onlyOne, type TypeContext, type ValueType } from './value-type.ts'

/** Numbers: as text when decimals are allowed, so that none gets lost on the way. */
export function numberType({ attribute }: TypeContext): ValueType {
  return {
    each({ text }) {
      const amount = amountFor(attribute, text)
      if (typeof amount !== 'string') return amount
      const isExact = !attribute.decimals_allowed && Number.isSafeInteger(Number(amount))
      return { data: isExact ? Number(amount) : amount }
    },
    combine: onlyOne,
  }
}

/** A number that the attribute takes, in plain notation. */
export function amountFor(attribute: Attribute, text: string): string | Refusal {
  const bare = text.trim()
  if (!/^[+-]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})$/.test(bare)) {
    return refusal(
      `${quote(text)} is not a number as the PIM reads it. ` +
        'Say how the source writes it: number: { decimal: ",", thousands: "." }.',
    )
  }
  const number = new Big(
    bare
      .replace(/^\+/, '')
      .replace(/^(-?)\./, '$10.')
      .replace(/\.$/, ''),
  )
  return boundsProblem(attribute, number) ?? number.toFixed()
}

function boundsProblem(attribute: Attribute, number: Big): Refusal | undefined {
  const { code, decimals_allowed, negative_allowed, number_min, number_max } = attribute
  if (decimals_allowed === false && !number.eq(number.round(0, Big.roundDown))) {
    return refusal(`${number.toFixed()} has decimals, and ${code} takes none.`)
  }
  if (negative_allowed === false && number.lt(0)) {
    return refusal(`${number.toFixed()} is below zero, and ${code} does not go there.`)
  }
  if (number_min !== null && number.lt(number_min)) {
    return refusal(
      `${number.toFixed()} is less than ${code} takes: ${new Big(number_min).toFixed()}.`,
    )
  }
  if (number_max !== null && number.gt(number_max)) {
    return refusal(
      `${number.toFixed()} is more than ${code} takes: ${new Big(number_max).toFixed()}.`,
    )
  }
  return undefined
}
