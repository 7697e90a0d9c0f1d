import type { AssociationType } from '#contract'
import type { Handlers } from '../../rest/call.ts'
import { listOf, oneOf } from '../../rest/structural.ts'
import {
  type WritableResource,
  createOf,
  updateListOf,
  updateOf,
} from '../../rest/structural-writes.ts'
import { localeReader } from '../locales/store.ts'
import { applyAssociationType } from './rules.ts'
import { associationTypeStore } from './store.ts'

const associationTypes: WritableResource<AssociationType> = {
  noun: 'Association type',
  open: associationTypeStore,
  updateOne: 'patch_association_types__code_',
  apply: (change, { database }) => {
    const locales = localeReader(database)
    return applyAssociationType(change, (code) => locales.get(code) !== undefined)
  },
}

export const associationTypeHandlers = {
  get_association_types: listOf(associationTypes),
  post_association_types: createOf(associationTypes),
  patch_association_types: updateListOf(associationTypes),
  get_association_types__code_: oneOf(associationTypes),
  patch_association_types__code_: updateOf(associationTypes),
} satisfies Partial<Handlers>
