import type { Database } from '../../ports.ts'
import { type DocumentStore, type DocumentTable, documentStore } from '../../rest/documents.ts'
import { condition } from '../../rest/filters/condition.ts'
import {
  type Entity,
  type EntityAttribute,
  type EntityOption,
  type EntityRecord,
  type Kind,
  assetFamilies,
  referenceEntities,
} from './rules/kinds.ts'

/** Reference entities, or asset families. */
export function entityStore(database: Database, { name }: Kind): DocumentStore<Entity> {
  return documentStore<Entity>(database, below('custom_entities', { kind: name }))
}

/** The attributes of one of them, in the order in which they were made. */
export function entityAttributeStore(
  database: Database,
  { name }: Kind,
  entity: string,
): DocumentStore<EntityAttribute> {
  const table = below<EntityAttribute>('custom_attributes', { kind: name, entity })
  return inOrder(database, table)
}

/** The options of one attribute, in the order in which they were made. */
export function entityOptionStore(
  database: Database,
  { name }: Kind,
  entity: string,
  attribute: string,
): DocumentStore<EntityOption> {
  return inOrder(database, below('custom_options', { kind: name, entity, attribute }))
}

/** The records of a reference entity, or the assets of a family. */
export function recordStore(
  database: Database,
  { name }: Kind,
  entity: string,
): DocumentStore<EntityRecord> {
  return documentStore<EntityRecord>(database, below('custom_records', { kind: name, entity }))
}

/** The stored spellings of those of `codes` that are records of the entity, by lower-cased code. */
export function recordCodes(
  database: Database,
  entity: string,
  codes: string[],
): Map<string, string> {
  return storedCodes(database, referenceEntities, entity, codes)
}

/** The same of the assets of a family. */
export function assetCodes(
  database: Database,
  family: string,
  codes: string[],
): Map<string, string> {
  return storedCodes(database, assetFamilies, family, codes)
}

function storedCodes(
  database: Database,
  { name }: Kind,
  entity: string,
  codes: string[],
): Map<string, string> {
  const rows = database.all<{ code: string }>(
    `select code from json_each(?) join custom_records
      on kind = ? and entity = ? and code = value`,
    JSON.stringify(codes),
    name,
    entity,
  )
  return new Map(rows.map(({ code }) => [code.toLowerCase(), code]))
}

/** The rows of a table that belong to what is named, in columns of their own. */
function below<Item>(table: string, owner: Record<string, string>): DocumentTable<Item> {
  const names = Object.keys(owner)
  return {
    table,
    where: condition(names.map((name) => `${name} = ?`).join(' and '), ...Object.values(owner)),
    columns: () => owner,
  }
}

/** What is written for the first time comes last. */
function inOrder<Item extends { code: string }>(
  database: Database,
  table: DocumentTable<Item>,
): DocumentStore<Item> {
  const ordered = { ...table, orderBy: 'position, code' }
  const reader = documentStore<Item>(database, ordered)
  const columns = (item: Item) => {
    const all = reader.all()
    const place = all.findIndex(({ code }) => code === item.code)
    return { ...table.columns?.(item), position: place < 0 ? all.length : place }
  }
  return documentStore<Item>(database, { ...ordered, columns })
}
