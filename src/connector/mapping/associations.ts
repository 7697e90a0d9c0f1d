import { isProductIdentifier } from '#contract'
import { isRefusal, quote, refusal } from '../transforms/transform.ts'
import type { FieldContext } from './fields.ts'
import type { QuantifiedLink } from './mapped.ts'
import type { AssociationRule } from './schema.ts'
import { createCompanionReader } from './values/companion.ts'
import { asList, type Data, type Datum, type ValueType } from './values/value-type.ts'

/** The products, models or groups that something belongs together with, with how many of each if asked. */
export function associationType({ quantity }: AssociationRule, fields: FieldContext): ValueType {
  const readQuantity = createCompanionReader(quantity, fields)
  return {
    each(piece) {
      const code = piece.text.trim()
      if (!isProductIdentifier(code)) {
        return refusal(
          `${quote(code)} cannot be a code. Several of them in one text need the transform split.`,
        )
      }
      if (quantity === undefined) return { data: code }
      const word = readQuantity(piece)
      if (isRefusal(word)) return word
      if (word === undefined) return refusal('There is no quantity beside it.')
      const count = Number(word)
      if (!Number.isSafeInteger(count) || count < 1)
        return refusal(`${quote(word)} is no quantity: a whole number from 1 on.`)
      return { data: { identifier: code, quantity: count } }
    },
    combine: quantity === undefined ? asList : oneOfEach,
  }
}

function oneOfEach(data: readonly Datum[]): ReturnType<ValueType['combine']> {
  const links = new Map<string, QuantifiedLink>()
  for (const { data: datum } of data) {
    const link = datum as QuantifiedLink
    const known = links.get(link.identifier)
    if (known && known.quantity !== link.quantity) {
      const both = `${known.quantity} and ${link.quantity}`
      return refusal(`There are two quantities of ${link.identifier}: ${both}.`)
    }
    links.set(link.identifier, link)
  }
  return [...links.values()] as unknown as Data
}
