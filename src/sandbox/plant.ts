import type { Catalog, CatalogEntity, CatalogProduct, CatalogProductModel } from '#contract'
import type { Database } from './ports.ts'
import {
  type Kind,
  assetFamilies,
  referenceEntities,
} from './resources/custom-entities/rules/kinds.ts'
import { entityStore } from './resources/custom-entities/store.ts'
import {
  writeAttribute,
  writeEntity,
  writeOption,
  writeRecord,
} from './resources/custom-entities/writes.ts'
import { mediaFileWriter } from './resources/media-files/store.ts'
import { uniqueValuesOf } from './resources/products/rules.ts'
import { productWriter } from './resources/products/store.ts'
import { productModelWriter } from './resources/product-models/store.ts'
import { readReferences } from './resources/references.ts'
import { type Associations, type QuantifiedAssociations, mapTypes } from './values/associations.ts'
import { mergeValues, settleValues } from './values/patch.ts'
import { refreshStructure } from './rest/remembered.ts'
import type { References, Values } from './values/value.ts'

/**
 * Fills an empty, migrated database with a catalogue. Values pass the same checks as those of a caller;
 * a catalogue that breaks a rule is refused with the resource's code.
 */
export function plant(database: Database, catalog: Catalog): void {
  database.transaction(() => {
    plantStructure(database, catalog)
    refreshStructure(database)
    plantEntities(database, catalog, assetFamilies, catalog.assetFamilies)
    plantEntities(database, catalog, referenceEntities, catalog.referenceEntities)
    const references = readReferences(database)
    plantModels(database, catalog.productModels, references)
    plantProducts(database, catalog.products, references)
  })
}

function plantStructure(database: Database, catalog: Catalog): void {
  const documents: [table: string, items: { code: string }[]][] = [
    ['locales', catalog.locales],
    ['currencies', catalog.currencies],
    ['channels', catalog.channels],
    ['measurement_families', catalog.measurementFamilies],
    ['attribute_groups', catalog.attributeGroups],
    ['attributes', catalog.attributes],
    ['association_types', catalog.associationTypes],
    ['families', catalog.families],
    ['groups', catalog.groups],
  ]
  for (const [table, items] of documents) {
    for (const item of items) {
      database.run(
        `insert into ${table} (code, updated, data) values (?, ?, ?)`,
        item.code,
        planted,
        JSON.stringify(item),
      )
    }
  }
  plantOptions(database, catalog)
  plantCategories(database, catalog)
  plantFamilyVariants(database, catalog)
  plantMediaFiles(database, catalog)
}

function plantOptions(database: Database, { attributeOptions }: Catalog): void {
  for (const option of attributeOptions) {
    database.run(
      'insert into attribute_options (attribute, code, sort_order, updated, data) values (?, ?, ?, ?, ?)',
      option.attribute,
      option.code,
      option.sort_order,
      planted,
      JSON.stringify(option),
    )
  }
}

function plantCategories(database: Database, { categories }: Catalog): void {
  categories.forEach(({ code, parent, labels }, position) => {
    database.run(
      'insert into categories (code, parent, position, updated, data) values (?, ?, ?, ?, ?)',
      code,
      parent,
      position,
      planted,
      JSON.stringify({ labels }),
    )
  })
}

/** When the catalogue was set up; resources without a date of their own carry it. */
const planted = '2026-03-02T08:00:00+00:00'

function plantFamilyVariants(database: Database, { familyVariants }: Catalog): void {
  for (const { family, ...variant } of familyVariants) {
    database.run(
      'insert into family_variants (code, family, updated, data) values (?, ?, ?, ?)',
      variant.code,
      family,
      planted,
      JSON.stringify(variant),
    )
  }
}

function plantMediaFiles(database: Database, { mediaFiles }: Catalog): void {
  for (const { bytes, ...file } of mediaFiles) {
    database.run(
      'insert into media_files (code, data, bytes) values (?, ?, ?)',
      file.code,
      JSON.stringify({ ...file, size: bytes.byteLength }),
      bytes,
    )
  }
}

function plantEntities(
  database: Database,
  catalog: Catalog,
  kind: Kind,
  entities: CatalogEntity[],
): void {
  const writing = { database, now: planted }
  plantUsedFiles(database, catalog, kind, entities)
  for (const { code, labels, attributes, options, records } of entities) {
    writeEntity(writing, kind, { code, labels })
    const entity = entityStore(database, kind).get(code)
    if (!entity) throw new Error(`The catalogue's ${code} was not written`)
    for (const attribute of attributes) writeAttribute(writing, kind, entity, attribute)
    for (const { attribute, ...option } of options) {
      writeOption(writing, kind, { entity: code, attribute }, option)
    }
    for (const record of records) writeRecord(writing, kind, entity, record)
  }
}

/** The files that records name; they have a store of their own. */
function plantUsedFiles(
  database: Database,
  { mediaFiles }: Catalog,
  { files }: Kind,
  entities: CatalogEntity[],
): void {
  const values = entities.flatMap(({ records }) =>
    records.flatMap((record) => Object.values(record.values).flat()),
  )
  const used = new Set(values.map(({ data }) => data))
  for (const { bytes, ...file } of mediaFiles) {
    if (!used.has(file.code)) continue
    const described = { ...file, size: bytes.byteLength }
    mediaFileWriter(database, files.table).add(described, bytes)
  }
}

function plantModels(
  database: Database,
  models: CatalogProductModel[],
  references: References,
): void {
  const writer = productModelWriter(database)
  for (const model of models) {
    writer.save({
      ...model,
      categories: model.categories.toSorted(),
      values: settled(model.code, model.values, references),
      associations: {},
      quantified_associations: {},
    })
  }
}

function plantProducts(
  database: Database,
  products: CatalogProduct[],
  references: References,
): void {
  const writer = productWriter(database)
  const uuids = new Map(products.map(({ identifier, uuid }) => [identifier, uuid]))
  for (const product of products) {
    const stored = {
      ...product,
      parent: product.parent ?? null,
      categories: product.categories.toSorted(),
      groups: (product.groups ?? []).toSorted(),
      values: settled(product.identifier, product.values, references),
      associations: byUuid(product.associations ?? {}, uuids),
      quantified_associations: quantifiedByUuid(product.quantified_associations ?? {}, uuids),
    }
    writer.save(stored, uniqueValuesOf(stored, references))
  }
}

function settled(code: string, sent: object, references: References): Values {
  const { values, violations } = settleValues(sent, references, () => true)
  const [violation] = violations
  if (violation) throw new Error(`The catalogue's ${code} breaks a rule: ${violation.message}`)
  return mergeValues({}, values)
}

function byUuid(associations: object, uuids: Map<string, string>): Associations {
  return mapTypes(associations as Associations, (items) => ({
    groups: items.groups,
    products: items.products.map((identifier) => uuidOf(identifier, uuids)),
    product_models: items.product_models,
  }))
}

function quantifiedByUuid(
  associations: object,
  uuids: Map<string, string>,
): QuantifiedAssociations {
  type Sent = Record<
    string,
    {
      products: { identifier: string; quantity: number }[]
      product_models: QuantifiedAssociations[string]['product_models']
    }
  >
  return mapTypes(associations as Sent, (items) => ({
    products: items.products.map(({ identifier, quantity }) => ({
      uuid: uuidOf(identifier, uuids),
      quantity,
    })),
    product_models: items.product_models,
  }))
}

function uuidOf(identifier: string, uuids: Map<string, string>): string {
  const uuid = uuids.get(identifier)
  if (!uuid) throw new Error(`The catalogue associates the unknown product ${identifier}`)
  return uuid
}
