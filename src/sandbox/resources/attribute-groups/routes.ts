import type { AttributeGroup } from '#contract'
import type { Handlers } from '../../rest/call.ts'
import { formatMoment } from '../../rest/dates.ts'
import { amongOperator, updatedOperator } from '../../rest/filters/structural.ts'
import { listOf, oneOf } from '../../rest/structural.ts'
import {
  type WritableResource,
  createOf,
  updateListOf,
  updateOf,
} from '../../rest/structural-writes.ts'
import { localeReader } from '../locales/store.ts'
import { applyAttributeGroup, defaultGroup } from './rules.ts'
import { attributeCodes, attributeGroupStore, moveAttributes } from './store.ts'

const attributeGroups: WritableResource<AttributeGroup> = {
  noun: 'Attribute group',
  open: attributeGroupStore,
  filters: { code: amongOperator('code'), updated: updatedOperator },
  updateOne: 'patch_attribute_groups__code_',
  apply: (change, { database }) => {
    const locales = localeReader(database)
    return applyAttributeGroup(change, {
      isKnownLocale: (code) => locales.get(code) !== undefined,
      attributes: (codes) => attributeCodes(database, codes),
      groups: attributeGroupStore(database).count(),
    })
  },
  afterSave(group, before, { database, clock }) {
    const moment = formatMoment(clock.now())
    const current = before?.attributes ?? []
    const gone = current.filter((code) => !group.attributes.includes(code))
    const come = group.attributes.filter((code) => !current.includes(code))
    if (gone.length > 0) moveAttributes(database, gone, defaultGroup, moment)
    if (come.length > 0) moveAttributes(database, come, group.code, moment)
  },
}

export const attributeGroupHandlers = {
  get_attribute_groups: listOf(attributeGroups),
  post_attribute_groups: createOf(attributeGroups),
  patch_attribute_groups: updateListOf(attributeGroups),
  get_attribute_groups__code_: oneOf(attributeGroups),
  patch_attribute_groups__code_: updateOf(attributeGroups),
} satisfies Partial<Handlers>
