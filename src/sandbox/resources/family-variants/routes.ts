import type { Family, FamilyVariant } from '#contract'
import { NotFound } from '../../problems.ts'
import { type Call, type Handlers, parameter } from '../../rest/call.ts'
import type { Change } from '../../rest/entities.ts'
import { listOf, oneOf } from '../../rest/structural.ts'
import {
  type WritableResource,
  createOf,
  updateListOf,
  updateOf,
} from '../../rest/structural-writes.ts'
import { attributeReader } from '../attributes/store.ts'
import { familyReader } from '../families/store.ts'
import { localeReader } from '../locales/store.ts'
import { applyFamilyVariant } from './rules.ts'
import { familyVariantStore, readFamilyVariant } from './store.ts'

const familyVariants: WritableResource<FamilyVariant> = {
  noun: 'Family variant',
  open: (database, call) => familyVariantStore(database, familyOf(call).code),
  notFound,
  updateOne: 'patch_families__family_code__variants__code_',
  apply(change, call) {
    const locales = localeReader(call.database)
    return applyFamilyVariant(ofThisFamily(change, call), {
      family: familyOf(call),
      attribute: attributeReader(call.database).get,
      isKnownLocale: (code) => locales.get(code) !== undefined,
    })
  },
}

export const familyVariantHandlers = {
  get_families__family_code__variants: listOf(familyVariants),
  post_families__family_code__variants: createOf(familyVariants),
  patch_families__family_code__variants: updateListOf(familyVariants),
  get_families__family_code__variants__code_: oneOf(familyVariants),
  patch_families__family_code__variants__code_: updateOf(familyVariants),
} satisfies Partial<Handlers>

function familyOf(call: Call): Family {
  const code = parameter(call, 'family_code')
  const family = familyReader(call.database).get(code)
  if (family) return family
  throw new NotFound(`Family "${code}" does not exist.`)
}

/** Codes are unique beyond the family: a new variant cannot take one, and none is changed from elsewhere. */
function ofThisFamily(change: Change<FamilyVariant>, call: Call): Change<FamilyVariant> {
  const { before, body } = change
  const code = String(body.code)
  if (before || !readFamilyVariant(call.database, code)) return change
  if (call.operation.method === 'POST') return { ...change, isTaken: true }
  throw new NotFound(notFound(code, call))
}

function notFound(code: string, call: Call): string {
  return `Family variant "${code}" does not exist or is not a variant of the family "${parameter(call, 'family_code')}".`
}
