import type { Attribute } from '#contract'
import type { Database } from '../../ports.ts'
import {
  type DocumentReader,
  type DocumentStore,
  documentReader,
  documentStore,
} from '../../rest/documents.ts'

export interface AttributeReader extends DocumentReader<Attribute> {
  /** The attribute whose value is a product's identifier. */
  identifier(): Attribute
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

const withGroupLabels = `(
  select attributes.code as code, attributes.data ->> 'type' as type, attributes.updated as updated,
    json_set(attributes.data, '$.group_labels', json(coalesce(attribute_groups.data -> 'labels', '{}'))) as data
  from attributes left join attribute_groups on attribute_groups.code = attributes.data ->> 'group'
)`
