import type { AttributeOption } from '#contract'
import { NotFound } from '../../problems.ts'
import { type Call, type Handlers, parameter } from '../../rest/call.ts'
import { listOf, oneOf, type StructuralResource } from '../../rest/structural.ts'
import { attributeReader } from '../attributes/store.ts'
import { attributeOptionReader } from './store.ts'

const typesWithOptions = ['pim_catalog_simpleselect', 'pim_catalog_multiselect']

const options: StructuralResource<AttributeOption> = {
  noun: 'Attribute option',
  open: (database, call) => attributeOptionReader(database, ensureAttributeWithOptions(call)),
  notFound: (code, call) =>
    `Attribute option "${code}" does not exist or is not an option of the attribute "${parameter(call, 'attribute_code')}".`,
}

export const attributeOptionHandlers = {
  get_attributes__attribute_code__options: listOf(options),
  get_attributes__attribute_code__options__code_: oneOf(options),
} satisfies Partial<Handlers>

function ensureAttributeWithOptions(call: Call): string {
  const code = parameter(call, 'attribute_code')
  const attribute = attributeReader(call.database).get(code)
  if (!attribute) throw new NotFound(`Attribute "${code}" does not exist.`)
  if (typesWithOptions.includes(attribute.type)) return attribute.code
  const supported = typesWithOptions.map((type) => `"${type}"`).join(', ')
  throw new NotFound(
    `Attribute "${code}" does not support options. Only attributes of type ${supported} support options.`,
  )
}
