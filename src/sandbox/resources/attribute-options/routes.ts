import type { Attribute, AttributeOption } from '#contract'
import { NotFound } from '../../problems.ts'
import { type Call, type Handlers, parameter } from '../../rest/call.ts'
import { listOf, oneOf } from '../../rest/structural.ts'
import {
  type WritableResource,
  createOf,
  updateListOf,
  updateOf,
} from '../../rest/structural-writes.ts'
import { attributeReader } from '../attributes/store.ts'
import { localeReader } from '../locales/store.ts'
import { applyAttributeOption, hasOptions, withoutOptions } from './rules.ts'
import { attributeOptionReader, attributeOptionStore } from './store.ts'

const options: WritableResource<AttributeOption> = {
  noun: 'Attribute option',
  keyName: 'option code',
  open: (database, call) => attributeOptionStore(database, attributeOf(call).code),
  notFound: (code, call) =>
    `Attribute option "${code}" does not exist or is not an option of the attribute "${parameter(call, 'attribute_code')}".`,
  updateOne: 'patch_attributes__attribute_code__options__code_',
  apply(change, call) {
    const attribute = attributeOf(call)
    const locales = localeReader(call.database)
    return applyAttributeOption(change, {
      attribute,
      attributeInAddress: parameter(call, 'attribute_code'),
      isAttribute: (code) => attributeReader(call.database).get(code) !== undefined,
      isKnownLocale: (code) => locales.get(code) !== undefined,
      lastPlace: attributeOptionReader(call.database, attribute.code).lastPlace,
    })
  },
}

export const attributeOptionHandlers = {
  get_attributes__attribute_code__options: listOf(options),
  post_attributes__attribute_code__options: createOf(options),
  patch_attributes__attribute_code__options: updateListOf(options),
  get_attributes__attribute_code__options__code_: oneOf(options),
  patch_attributes__attribute_code__options__code_: updateOf(options),
} satisfies Partial<Handlers>

/** The attribute in the address. One without options has nothing to read; a write breaks a rule there. */
function attributeOf(call: Call): Attribute {
  const code = parameter(call, 'attribute_code')
  const attribute = attributeReader(call.database).get(code)
  if (!attribute) throw new NotFound(`Attribute "${code}" does not exist.`)
  if (call.operation.method !== 'GET' || hasOptions(attribute)) return attribute
  throw new NotFound(`${withoutOptions(code)}.`)
}
