import type { Attribute } from '#contract'
import type { Database } from '../../ports.ts'
import {
  type DocumentReader,
  type DocumentStore,
  documentReader,
  documentStore,
} from '../../rest/documents.ts'
import { remembered, structureMemory } from '../../rest/remembered.ts'

export interface AttributeReader extends DocumentReader<Attribute> {
  /** The attribute whose value is a product's identifier. */
  identifier(): Attribute
  /** Those that have a default. */
  withDefault(): Attribute[]
}

/** Attributes with the labels of their group, which belong to the group and are shown here too. */
export function attributeReader(database: Database): AttributeReader {
  const reader = documentReader<Attribute>(database, {
    table: withGroupLabels,
    rememberAs: 'attribute',
  })
  return {
    ...reader,
    identifier() {
      const identifier = reader.all().find(({ type }) => type === 'pim_catalog_identifier')
      if (!identifier) throw new Error('A catalogue always has an identifier attribute')
      return identifier
    },
    withDefault: () =>
      remembered(structureMemory(database), 'attributes with a default', () =>
        reader.all().filter(({ default_value: data }) => data !== null),
      ),
  }
}

export function attributeStore(database: Database): DocumentStore<Attribute> {
  const { save, remove } = documentStore<Attribute>(database, { table: 'attributes' })
  return {
    ...attributeReader(database),
    save: (attribute, updated) => save({ ...attribute, group_labels: {} }, updated),
    remove,
  }
}

/** The stored spelling of what attributes of the type refer to: a reference entity or an asset family. */
export function linkedEntity(database: Database, type: string, code: string): string | undefined {
  const kind = type === 'pim_catalog_asset_collection' ? 'asset_family' : 'reference_entity'
  const sql = 'select code from custom_entities where kind = ? and code = ?'
  return database.get<{ code: string }>(sql, kind, code)?.code
}

const withGroupLabels = `(
  select attributes.code as code, attributes.data ->> 'type' as type, attributes.updated as updated,
    json_set(attributes.data, '$.group_labels', json(coalesce(attribute_groups.data -> 'labels', '{}'))) as data
  from attributes left join attribute_groups on attribute_groups.code = attributes.data ->> 'group'
)`
