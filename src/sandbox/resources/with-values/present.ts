import type { Attribute } from '#contract'
import type { Database } from '../../ports.ts'
import type { Call } from '../../rest/call.ts'
import {
  type Associations,
  type QuantifiedAssociations,
  joinAssociations,
  joinQuantifiedAssociations,
  mapTypes,
  noAssociatedItems,
} from '../../values/associations.ts'
import type { Value, Values } from '../../values/value.ts'
import { associationTypeReader } from '../association-types/store.ts'
import { attributeOptionReader } from '../attribute-options/store.ts'
import { assetCodes } from '../custom-entities/store.ts'
import { mediaFileAddress } from '../media-files/store.ts'
import type { Held } from './held.ts'
import type { ProductKey } from './rules/associations.ts'
import { identifiersOf } from './targets.ts'
import type { View } from './view.ts'

/** Values as callers see them: those of the view, with addresses of files and labels of options. */
export function presentValues(
  values: Values,
  call: Pick<Call, 'base' | 'database'>,
  view: View,
  attributeOf: (code: string) => Attribute | undefined,
): Record<string, object[]> {
  const shown = Object.entries(values).flatMap(([code, entries]): [string, object[]][] => {
    if (view.attributes && !view.attributes.has(code)) return []
    const attribute = attributeOf(code)
    const visible = entries
      .filter((entry) => isVisible(entry, view))
      .flatMap((entry) => withoutGone(entry, attribute, call.database))
    if (visible.length === 0) return []
    return [[code, visible.map((entry) => presentValue(entry, attribute, call, view))]]
  })
  return Object.fromEntries(shown)
}

function isVisible({ locale, scope }: Value, { locales, channel }: View): boolean {
  if (locale !== null && locales && !locales.has(locale)) return false
  return scope === null || !channel || scope === channel.code
}

/** Assets can be deleted; values go on without them. */
function withoutGone(value: Value, attribute: Attribute | undefined, database: Database): Value[] {
  if (attribute?.type !== 'pim_catalog_asset_collection') return [value]
  const codes = value.data as string[]
  const known = assetCodes(database, attribute.reference_data_name ?? '', codes)
  const data = codes.filter((code) => known.has(code.toLowerCase()))
  return data.length > 0 ? [{ ...value, data }] : []
}

const mediaTypes = ['pim_catalog_image', 'pim_catalog_file']
const selectTypes = ['pim_catalog_simpleselect', 'pim_catalog_multiselect']

function presentValue(
  value: Value,
  attribute: Attribute | undefined,
  { base, database }: Pick<Call, 'base' | 'database'>,
  view: View,
): object {
  if (!attribute) return value
  if (mediaTypes.includes(attribute.type)) {
    const href = `${mediaFileAddress(base, String(value.data))}/download`
    return { ...value, _links: { download: { href } } }
  }
  if (view.withAttributeOptions && selectTypes.includes(attribute.type)) {
    return { ...value, linked_data: linkedData(value.data, attribute.code, database) }
  }
  return value
}

/** The options behind a select value: one as it is, several by their code. */
function linkedData(data: unknown, attribute: string, database: Database): object | null {
  const reader = attributeOptionReader(database, attribute)
  const linked = (code: string) => {
    const option = reader.get(code)
    return option ? { attribute, code: option.code, labels: option.labels } : null
  }
  if (!Array.isArray(data)) return linked(String(data))
  return Object.fromEntries(data.map((code: string) => [code, linked(code)]))
}

export interface PresentedAssociations {
  associations: Associations
  quantified_associations: object
}

/**
 * Makes what callers see of associations, own and inherited together: every type without quantities,
 * and those with quantities that hold something. `all` begins with the own ones.
 */
export function associationsPresenter(
  database: Database,
  productKey: ProductKey,
): (all: Held[]) => PresentedAssociations {
  const types = associationTypeReader(database)
    .all()
    .filter((type) => !type.is_quantified)
    .map(({ code }) => code)
  return (all) => {
    const plain = joinAssociations(all.map(({ associations }) => associations))
    const quantified = joinQuantifiedAssociations(
      all.map(({ quantified_associations: links }) => links),
    )
    const nameOf = readNames(database, productKey, associatedUuids(plain, quantified))
    const named = mapTypes(plain, (items) => ({
      ...items,
      products: items.products.flatMap((uuid) => nameOf(uuid) ?? []),
    }))
    return {
      associations: Object.fromEntries(
        types.map((type) => [type, named[type] ?? noAssociatedItems]),
      ),
      quantified_associations: withoutEmpty(
        mapTypes(quantified, (items) => ({
          products: items.products.flatMap(({ uuid, quantity }) => {
            const name = nameOf(uuid)
            return name ? [{ [productKey]: name, quantity }] : []
          }),
          product_models: items.product_models,
        })),
      ),
    }
  }
}

/** All that was linked may be gone. */
function withoutEmpty<Items extends { products: unknown[]; product_models: unknown[] }>(
  quantified: Record<string, Items>,
): Record<string, Items> {
  return Object.fromEntries(
    Object.entries(quantified).filter(
      ([, { products, product_models: models }]) => products.length + models.length > 0,
    ),
  )
}

/** What a product is called in associations; nothing for one that is gone. */
function readNames(
  database: Database,
  productKey: ProductKey,
  uuids: string[],
): (uuid: string) => string | null | undefined {
  if (uuids.length === 0) return () => undefined
  const identifiers = identifiersOf(database, uuids)
  return (uuid) => (productKey === 'uuid' && identifiers.has(uuid) ? uuid : identifiers.get(uuid))
}

function associatedUuids(plain: Associations, quantified: QuantifiedAssociations): string[] {
  return [
    ...Object.values(plain).flatMap(({ products }) => products),
    ...Object.values(quantified).flatMap(({ products }) => products.map(({ uuid }) => uuid)),
  ]
}
