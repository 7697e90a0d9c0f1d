/** What has to be known of the PIM. */
export const pimFile = String.raw`import type { Client } from 'doorway/src/client/index.ts'
import { rules } from './mapping.ts'
import type { Rule } from './product.ts'

export interface Attribute {
  code: string
  type: string
  max_characters?: number | null
  validation_rule?: string | null
  validation_regexp?: string | null
  decimals_allowed?: boolean | null
  negative_allowed?: boolean | null
  number_min?: string | null
  number_max?: string | null
  metric_family?: string | null
  default_metric_unit?: string | null
}

export interface MeasurementFamily {
  code: string
  standard_unit_code: string
  units: Record<string, { code: string; symbol: string; labels: Record<string, unknown> }>
}

export interface Option {
  code: string
  labels: Record<string, string | null>
}

/** An option that a product needs and the PIM does not have yet. */
export type NewOption = Option & { attribute: string }

export interface Pim {
  attributes: Map<string, Attribute>
  attributeOf(rule: Rule): Attribute
  families: Set<string>
  categories: Set<string>
  currencies: Set<string>
  /** Active ones. */
  locales: string[]
  measurementFamilies: Map<string, MeasurementFamily>
  options: Map<string, Option[]>
}

/** Reads what the mapping needs, once. */
export async function readPim(client: Client): Promise<Pim> {
  const whole = { query: { limit: 100 } }
  const attributes = byCode(
    (await Array.fromAsync(client.items('get_attributes', whole))) as Attribute[],
  )
  const codes = new Set(rules.flatMap(({ attribute }) => attribute ?? []))
  const options = new Map<string, Option[]>()
  for (const code of codes) {
    const { type } = attributeOf(attributes, code)
    if (!type.endsWith('_catalog_simpleselect') && !type.endsWith('_catalog_multiselect')) continue
    const input = { ...whole, path: { attribute_code: code } }
    const list = client.items('get_attributes__attribute_code__options', input)
    options.set(code, (await Array.fromAsync(list)) as Option[])
  }
  const needsCategories = rules.some(({ property }) => property === 'categories')
  const measured = await client.call('get_measurement_families', {})
  if (measured.error) throw new Error(measured.error.message)
  return {
    attributes,
    attributeOf: (rule) => attributeOf(attributes, rule.attribute ?? ''),
    families: codesOf(await Array.fromAsync(client.items('get_families', whole))),
    categories: needsCategories
      ? codesOf(await Array.fromAsync(client.items('get_categories', whole)))
      : new Set(),
    currencies: codesOf(active(await Array.fromAsync(client.items('get_currencies', whole)))),
    locales: [...codesOf(active(await Array.fromAsync(client.items('get_locales', whole))))],
    measurementFamilies: byCode(measured.data as MeasurementFamily[]),
    options,
  }
}

/** Which of these products the PIM has; in lower case, as it compares them. */
export async function readKnown(client: Client, identifiers: string[]): Promise<Set<string>> {
  const known = new Set<string>()
  const each = [...new Set(identifiers)]
  // An address has no room for a hundred long identifiers.
  for (let start = 0; start < each.length; start += 10) {
    const value = each.slice(start, start + 10)
    const search = { identifier: [{ operator: 'IN' as const, value }] }
    const { data, error } = await client.call('get_products', { query: { limit: 100, search } })
    if (error) throw new Error('The PIM refuses: ' + error.message)
    for (const { identifier } of data._embedded.items) known.add((identifier ?? '').toLowerCase())
  }
  return known
}

function attributeOf(attributes: Map<string, Attribute>, code: string): Attribute {
  const attribute = attributes.get(code)
  if (!attribute) throw new Error('The PIM has no attribute ' + code + '. Create it, or mend mapping.ts.')
  return attribute
}

function byCode<Item extends { code: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.code, item]))
}

function codesOf(items: readonly { code: string }[]): Set<string> {
  return new Set(items.map(({ code }) => code))
}

function active<Item extends { enabled: boolean }>(items: readonly Item[]): Item[] {
  return items.filter(({ enabled }) => enabled)
}
`
