import type { Attribute } from '#contract'
import type { Database } from '../../ports.ts'
import type { Call } from '../../rest/call.ts'
import {
  type Associations,
  type QuantifiedAssociations,
  joinAssociations,
  joinQuantifiedAssociations,
  mapTypes,
} from '../../values/associations.ts'
import type { Value, Values } from '../../values/value.ts'
import { associationTypeReader } from '../association-types/store.ts'
import { attributeOptionReader } from '../attribute-options/store.ts'
import { attributeReader } from '../attributes/store.ts'
import { channelReader } from '../channels/store.ts'
import { familyReader } from '../families/store.ts'
import { type StoredProductModel, productModelReader } from '../product-models/store.ts'
import { readReferences } from '../references.ts'
import { completenesses } from './completeness.ts'
import type { Flavour, StoredProduct } from './product.ts'
import { productReader } from './store.ts'
import { inheritValues } from './variants.ts'
import type { ProductView } from './view.ts'

/** Makes what callers see of stored products; made once a request, so that it reads little twice. */
export function productPresenter(
  call: Call,
  flavour: Flavour,
  view: ProductView,
): (product: StoredProduct) => object {
  const { database } = call
  const identifierAttribute = attributeReader(database).identifier()
  const references = readReferences(database)
  const models = productModelReader(database)
  const associationTypes = associationTypeReader(database)
    .all()
    .filter((type) => !type.is_quantified)
    .map(({ code }) => code)
  const channels = view.withCompletenesses ? channelReader(database).all() : []
  const families = familyReader(database)

  return (product) => {
    const lineage = models.lineage(product.parent)
    const values = inheritValues(product.values, lineage)
    const shown = flavour === 'uuid' ? withIdentifier(values, product, identifierAttribute) : values
    const associated = readAssociations(database, product, lineage, flavour)
    return {
      uuid: product.uuid,
      ...(flavour === 'identifier' && { identifier: product.identifier }),
      enabled: product.enabled,
      family: product.family,
      categories: allCategories(product, lineage),
      groups: product.groups,
      parent: product.parent,
      values: presentValues(shown, call, view, references.attribute),
      created: product.created,
      updated: product.updated,
      associations: Object.fromEntries(
        associationTypes.map((type) => [type, associated.plain[type] ?? noItems]),
      ),
      quantified_associations: associated.quantified,
      ...(view.withCompletenesses && {
        completenesses: completenesses(
          values,
          { attribute: identifierAttribute, value: product.identifier },
          product.family === null ? undefined : families.get(product.family),
          channels,
          references,
        ),
      }),
    }
  }
}

const noItems = { groups: [], products: [], product_models: [] }

/** Own categories and those of the models above, each once, by code. */
export function allCategories(
  { categories }: { categories: string[] },
  lineage: { categories: string[] }[],
): string[] {
  const all = [categories, ...lineage.map((model) => model.categories)].flat()
  return [...new Set(all)].sort()
}

function withIdentifier(
  values: Values,
  { identifier }: StoredProduct,
  { code }: Attribute,
): Values {
  if (identifier === null) return values
  return { [code]: [{ locale: null, scope: null, data: identifier }], ...values }
}

function presentValues(
  values: Values,
  { base, database }: Call,
  view: ProductView,
  attributeOf: (code: string) => Attribute | undefined,
): Record<string, object[]> {
  const shown = Object.entries(values).flatMap(([code, entries]): [string, object[]][] => {
    if (view.attributes && !view.attributes.has(code)) return []
    const visible = entries.filter((entry) => isVisible(entry, view))
    if (visible.length === 0) return []
    const attribute = attributeOf(code)
    return [[code, visible.map((entry) => presentValue(entry, attribute, base, database, view))]]
  })
  return Object.fromEntries(shown)
}

function isVisible({ locale, scope }: Value, { locales, channel }: ProductView): boolean {
  if (locale !== null && locales && !locales.has(locale)) return false
  return scope === null || !channel || scope === channel.code
}

const mediaTypes = ['pim_catalog_image', 'pim_catalog_file']
const selectTypes = ['pim_catalog_simpleselect', 'pim_catalog_multiselect']

function presentValue(
  value: Value,
  attribute: Attribute | undefined,
  base: string,
  database: Database,
  view: ProductView,
): object {
  if (!attribute) return value
  if (mediaTypes.includes(attribute.type)) {
    const href = `${base}/api/rest/v1/media-files/${encodeMediaCode(String(value.data))}/download`
    return { ...value, _links: { download: { href } } }
  }
  if (view.withAttributeOptions && selectTypes.includes(attribute.type)) {
    return { ...value, linked_data: linkedData(value.data, attribute.code, database) }
  }
  return value
}

/** A media file's code in an address: encoded, but for its slashes. */
function encodeMediaCode(code: string): string {
  return encodeURIComponent(code).replaceAll('%2F', '/')
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

function readAssociations(
  database: Database,
  product: StoredProduct,
  lineage: StoredProductModel[],
  flavour: Flavour,
): { plain: Associations; quantified: object } {
  const all = [product, ...lineage]
  const plain = joinAssociations(all.map(({ associations }) => associations))
  const quantified = joinQuantifiedAssociations(
    all.map(({ quantified_associations: links }) => links),
  )
  const uuids = associatedUuids(plain, quantified)
  if (uuids.length === 0) return { plain, quantified }
  const identifiers = productReader(database).identifiers(uuids)
  const key = (uuid: string) =>
    flavour === 'uuid' && identifiers.has(uuid) ? uuid : identifiers.get(uuid)
  return {
    plain: mapTypes(plain, (items) => ({
      ...items,
      products: items.products.flatMap((uuid) => key(uuid) ?? []),
    })),
    quantified: mapTypes(quantified, (items) => ({
      products: items.products.flatMap(({ uuid, quantity }) => {
        const name = key(uuid)
        return name ? [{ [flavour]: name, quantity }] : []
      }),
      product_models: items.product_models,
    })),
  }
}

function associatedUuids(plain: Associations, quantified: QuantifiedAssociations): string[] {
  return [
    ...Object.values(plain).flatMap(({ products }) => products),
    ...Object.values(quantified).flatMap(({ products }) => products.map(({ uuid }) => uuid)),
  ]
}
