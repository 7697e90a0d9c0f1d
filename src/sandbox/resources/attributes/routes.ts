import type { Attribute } from '#contract'
import type { Handlers } from '../../rest/call.ts'
import { amongOperator, updatedOperator } from '../../rest/filters/structural.ts'
import { listOf, oneOf } from '../../rest/structural.ts'
import {
  type WritableResource,
  createOf,
  updateListOf,
  updateOf,
} from '../../rest/structural-writes.ts'
import { attributeGroupReader } from '../attribute-groups/store.ts'
import { localeReader } from '../locales/store.ts'
import { measurementReader } from '../measurements/store.ts'
import { applyAttribute } from './rules.ts'
import { attributeStore, linkedEntity } from './store.ts'

const attributes: WritableResource<Attribute> = {
  noun: 'Attribute',
  open: attributeStore,
  filters: { code: amongOperator('code'), type: amongOperator('type'), updated: updatedOperator },
  updateOne: 'patch_attributes__code_',
  apply: (change, { database }) =>
    applyAttribute(change, {
      group: attributeGroupReader(database).get,
      locale: localeReader(database).get,
      measurementFamily: measurementReader(database).get,
      linkedEntity: (type, code) => linkedEntity(database, type, code),
    }),
}

export const attributeHandlers = {
  get_attributes: listOf(attributes),
  post_attributes: createOf(attributes),
  patch_attributes: updateListOf(attributes),
  get_attributes__code_: oneOf(attributes),
  patch_attributes__code_: updateOf(attributes),
} satisfies Partial<Handlers>
