import type { Family } from '#contract'
import type { Handlers } from '../../rest/call.ts'
import { listOf, oneOf, type StructuralResource } from '../../rest/structural.ts'
import { familyReader } from './store.ts'

const families: StructuralResource<Family> = { noun: 'Family', open: familyReader }

export const familyHandlers = {
  get_families: listOf(families),
  get_families__code_: oneOf(families),
} satisfies Partial<Handlers>
