import type { Attribute } from '#contract'
import type { Handlers } from '../../rest/call.ts'
import { listOf, oneOf, type StructuralResource } from '../../rest/structural.ts'
import { attributeReader } from './store.ts'

const attributes: StructuralResource<Attribute> = { noun: 'Attribute', open: attributeReader }

export const attributeHandlers = {
  get_attributes: listOf(attributes),
  get_attributes__code_: oneOf(attributes),
} satisfies Partial<Handlers>
