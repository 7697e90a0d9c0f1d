import type { Family } from '#contract'
import { type Answer, noContent } from '../../http/answer.ts'
import { NotFound, Refused } from '../../problems.ts'
import { type Call, type Handlers, parameter, writing } from '../../rest/call.ts'
import { formatMoment } from '../../rest/dates.ts'
import { amongOperator, flagOperator, updatedOperator } from '../../rest/filters/structural.ts'
import { listOf, oneOf } from '../../rest/structural.ts'
import {
  type WritableResource,
  createOf,
  updateListOf,
  updateOf,
} from '../../rest/structural-writes.ts'
import { attributeReader } from '../attributes/store.ts'
import { channelReader } from '../channels/store.ts'
import { localeReader } from '../locales/store.ts'
import { type FamilyContext, applyFamily, requirementsOnAll } from './rules.ts'
import { familyStore, isUsed, removeFamily, saveVariant, variantsOf } from './store.ts'
import { fitVariant } from './variants.ts'

const families: WritableResource<Family> = {
  noun: 'Family',
  open: familyStore,
  filters: {
    code: amongOperator('code'),
    updated: updatedOperator,
    has_products: flagOperator(
      'exists (select 1 from products where products.family = families.code)',
    ),
  },
  present: (family, call) => ({
    ...family,
    attribute_requirements: requirementsOnAll(family.attribute_requirements, placesOf(call)),
  }),
  updateOne: 'patch_families__code_',
  apply: (change, call) => applyFamily(change, contextOf(call, change.before)),
  afterSave(family, _, { database, clock }) {
    const attributes = attributeReader(database)
    const unique = family.attributes.filter((code) => attributes.get(code)?.unique)
    for (const variant of variantsOf(database, family.code)) {
      const fitted = fitVariant(variant, family.attributes, unique)
      if (fitted !== variant) saveVariant(database, fitted, formatMoment(clock.now()))
    }
  },
}

export const familyHandlers = {
  get_families: listOf(families),
  post_families: createOf(families),
  patch_families: updateListOf(families),
  get_families__code_: oneOf(families),
  patch_families__code_: updateOf(families),
  delete_families__code_: writing(deleteFamily),
} satisfies Partial<Handlers>

function deleteFamily(call: Call): Answer {
  const code = parameter(call, 'code')
  const family = familyStore(call.database).get(code)
  if (!family) throw new NotFound(`Family "${code}" does not exist.`)
  if (isUsed(call.database, family.code)) {
    throw new Refused(
      `Family "${family.code}" cannot be deleted, because products or product models use it.`,
    )
  }
  removeFamily(call.database, family.code)
  return noContent()
}

function contextOf(call: Call, family: Family | undefined): FamilyContext {
  const { database } = call
  const locales = localeReader(database)
  return {
    ...placesOf(call),
    attribute: attributeReader(database).get,
    channel: channelReader(database).get,
    isKnownLocale: (code) => locales.get(code) !== undefined,
    variants: family ? variantsOf(database, family.code) : [],
  }
}

function placesOf({ database }: Call): Pick<FamilyContext, 'channels' | 'identifier'> {
  return {
    channels: channelReader(database)
      .all()
      .map(({ code }) => code),
    identifier: attributeReader(database).identifier().code,
  }
}
