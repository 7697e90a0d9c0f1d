import type { AttributeGroup } from '#contract'
import type { Database } from '../../ports.ts'
import {
  type DocumentReader,
  type DocumentStore,
  documentReader,
  documentStore,
} from '../../rest/documents.ts'
import { refreshStructure } from '../../rest/remembered.ts'

/** Groups with their attributes, which name their group themselves and are listed here too. */
export function attributeGroupReader(database: Database): DocumentReader<AttributeGroup> {
  return documentReader(database, { table: withAttributes, rememberAs: 'attribute group' })
}

export function attributeGroupStore(database: Database): DocumentStore<AttributeGroup> {
  const { save, remove } = documentStore<Omit<AttributeGroup, 'attributes'>>(database, {
    table: 'attribute_groups',
  })
  return {
    ...attributeGroupReader(database),
    save: ({ attributes: _, ...group }, updated) => save(group, updated),
    remove,
  }
}

/** The stored spellings of those of `codes` that are attributes, by lower-cased code. */
export function attributeCodes(database: Database, codes: string[]): Map<string, string> {
  const rows = database.all<{ code: string }>(
    'select attributes.code from json_each(?) join attributes on attributes.code = value',
    JSON.stringify(codes),
  )
  return new Map(rows.map(({ code }) => [code.toLowerCase(), code]))
}

/** Files attributes under a group, whatever group they were in before. */
export function moveAttributes(
  database: Database,
  attributes: string[],
  group: string,
  updated: string,
): void {
  database.run(
    `update attributes set data = json_set(data, '$.group', ?), updated = ?
      where code in (select value from json_each(?))`,
    group,
    updated,
    JSON.stringify(attributes),
  )
  refreshStructure(database)
}

const withAttributes = `(
  select attribute_groups.code as code, attribute_groups.updated as updated, json_object(
    'code', attribute_groups.code,
    'sort_order', attribute_groups.data -> 'sort_order',
    'attributes', json((
      select json_group_array(code) from (
        select attributes.code from attributes
        where attributes.data ->> 'group' = attribute_groups.data ->> 'code'
        order by attributes.data ->> 'sort_order', attributes.code
      )
    )),
    'labels', attribute_groups.data -> 'labels'
  ) as data
  from attribute_groups
)`
