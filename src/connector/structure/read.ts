import { AnswerError, type CallOptions, type Client } from '#client'
import type { AttributeOption, MeasurementFamily } from '#contract'
import type { Mapping } from '../mapping/schema.ts'
import { collect } from './collect.ts'
import { type FamilyVariantOfFamily, type PimStructure, selectTypes } from './structure.ts'

export interface StructureQuestion {
  /** Attributes whose options are wanted; those that are no selects are passed over. @default none */
  optionsOf?: Iterable<string>
  /** Whether categories are wanted. @default false */
  categories?: boolean
  /** Whether association types are wanted. @default false */
  associationTypes?: boolean
  /** Whether family variants are wanted, a call a family. @default false */
  familyVariants?: boolean
  signal?: AbortSignal
}

/**
 * The structure of a PIM: attributes, families, channels, active locales and currencies, units, and of
 * options and categories what is asked for.
 *
 * @throws AnswerError when the PIM refuses (credentials, rights), NetworkError when it does not answer
 */
export async function readStructure(
  client: Client,
  question: StructureQuestion = {},
): Promise<PimStructure> {
  const { optionsOf = [], categories, associationTypes, familyVariants, signal } = question
  const call = signal ? { signal } : {}
  const attributes = byCode(await collect(client.items('get_attributes', whole, call)))
  const selects = [...new Set(optionsOf)].filter((code) =>
    selectTypes.has(attributes.get(code)?.type ?? ''),
  )
  const families = byCode(await collect(client.items('get_families', whole, call)))
  return {
    attributes,
    families,
    ...(familyVariants && {
      familyVariants: byCode(await readFamilyVariants(client, families.keys(), call)),
    }),
    channels: byCode(await collect(client.items('get_channels', whole, call))),
    locales: activeOf(await collect(client.items('get_locales', whole, call))),
    currencies: activeOf(await collect(client.items('get_currencies', whole, call))),
    measurementFamilies: byCode(await readMeasurementFamilies(client, call)),
    options: await readOptions(client, selects, call),
    ...(associationTypes && {
      associationTypes: byCode(await collect(client.items('get_association_types', whole, call))),
    }),
    ...(categories && {
      categories: byCode(await collect(client.items('get_categories', whole, call))),
    }),
  }
}

/** Just what this mapping needs. */
export function readStructureFor(
  client: Client,
  mapping: Mapping,
  signal?: AbortSignal,
): Promise<PimStructure> {
  return readStructure(client, {
    optionsOf: mapping.values.map(({ attribute }) => attribute),
    categories: mapping.categories !== undefined,
    associationTypes: mapping.associations !== undefined,
    familyVariants: mapping.model !== undefined,
    ...(signal && { signal }),
  })
}

const whole = { query: { limit: 100 } }

async function readOptions(client: Client, attributes: readonly string[], call: CallOptions) {
  const options = new Map<string, readonly AttributeOption[]>()
  for (const code of attributes) {
    const input = { ...whole, path: { attribute_code: code } }
    const list = client.items('get_attributes__attribute_code__options', input, call)
    options.set(code, await collect(list))
  }
  return options
}

async function readFamilyVariants(
  client: Client,
  families: Iterable<string>,
  call: CallOptions,
): Promise<FamilyVariantOfFamily[]> {
  const variants: FamilyVariantOfFamily[] = []
  for (const family of families) {
    const input = { ...whole, path: { family_code: family } }
    const list = client.items('get_families__family_code__variants', input, call)
    for await (const variant of list) variants.push({ ...variant, family })
  }
  return variants
}

async function readMeasurementFamilies(
  client: Client,
  call: CallOptions,
): Promise<readonly MeasurementFamily[]> {
  const { data, error, response } = await client.call('get_measurement_families', {}, call)
  if (error) throw new AnswerError(error, response)
  return data
}

function byCode<Item extends { code: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.code, item]))
}

function activeOf(items: readonly { code: string; enabled: boolean }[]): Set<string> {
  return new Set(items.filter(({ enabled }) => enabled).map(({ code }) => code))
}
