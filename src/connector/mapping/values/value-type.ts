import type { Attribute, AttributeOption, ProductValueInput } from '#contract'
import type { PimStructure } from '../../structure/structure.ts'
import { refusal, type Refusal } from '../../transforms/transform.ts'
import type { FieldContext, Piece } from '../fields.ts'
import type { ValueRule } from '../schema.ts'

export type Data = ProductValueInput['data']

/** An option that a product needs and the PIM does not have yet. */
export type NewOption = Pick<AttributeOption, 'code' | 'labels'> & { attribute: string }

/** From texts to the data of one type of attribute. */
export interface ValueType {
  /** One text. A refusal says why it cannot be. */
  each(piece: Piece): Datum | Refusal
  /** All of them as one value. */
  combine(data: readonly Datum[]): Data | Refusal
  /** One text that cannot be spoils the whole value. */
  isOneWhole?: boolean
}

export interface Datum {
  data:
    | string
    | number
    | boolean
    | { amount: string; unit: string }
    | { amount: string; currency: string }
    | { identifier: string; quantity: number }
  newOption?: NewOption
}

export interface TypeContext {
  attribute: Attribute
  rule: ValueRule
  structure: PimStructure
  fields: FieldContext
}

/** For attributes that hold one thing: several equal ones count once, different ones are refused. */
export function onlyOne(data: readonly Datum[]): Data | Refusal {
  const [first, ...others] = data
  const key = JSON.stringify(first?.data)
  if (others.some((other) => JSON.stringify(other.data) !== key)) {
    return refusal(
      `There are ${data.length} different texts for one value. ` +
        'Choose with the transforms first, last or join, or with a condition in the path.',
    )
  }
  return (first?.data ?? null) as Data
}

/** For attributes that hold several codes. */
export function asList(data: readonly Datum[]): Data {
  return [...new Set(data.map((datum) => String(datum.data)))]
}
