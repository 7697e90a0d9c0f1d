import { AnswerError, type CallOptions, type Client } from '#client'
import type { AttributeOption, MeasurementFamily } from '#contract'
import type { Mapping } from '../mapping/schema.ts'
import { collect } from './collect.ts'
import { type PimStructure, selectTypes } from './structure.ts'

export interface StructureQuestion {
  /** Attributes whose options are wanted; those that are no selects are passed over. @default none */
  optionsOf?: Iterable<string>
  /** Whether categories are wanted. @default false */
  categories?: boolean
  /** Whether association types are wanted. @default false */
  associationTypes?: boolean
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
  { optionsOf = [], categories = false, associationTypes = false, signal }: StructureQuestion = {},
): Promise<PimStructure> {
  const call = signal ? { signal } : {}
  const attributes = byCode(await collect(client.items('get_attributes', whole, call)))
  const selects = [...new Set(optionsOf)].filter((code) =>
    selectTypes.has(attributes.get(code)?.type ?? ''),
  )
  return {
    attributes,
    families: byCode(await collect(client.items('get_families', whole, call))),
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
