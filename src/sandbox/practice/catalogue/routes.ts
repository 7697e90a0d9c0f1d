import { json } from '../../http/answer.ts'
import type { Database } from '../../ports.ts'
import { type Handler, type Handlers, parameter } from '../../rest/call.ts'
import { changesOf } from '../history/store.ts'
import { codesOf } from './codes.ts'

/** The handlers that read for holders of a token. */
interface ReadingHandlers {
  get_products_uuid: Handler
  get_products_uuid__uuid_: Handler
  get_media_files__code__download: Handler
}

/** The catalogue for the holder of the sandbox key: the same answers, neither logged nor counted. */
export function catalogueHandlers(reading: ReadingHandlers) {
  return {
    get_catalog: ({ database }) =>
      json({
        channels: documents(database, 'channels'),
        attribute_groups: documents(database, 'attribute_groups'),
        attributes: documents(database, 'attributes'),
        families: documents(database, 'families'),
        categories: categories(database),
        association_types: documents(database, 'association_types'),
        measurement_families: documents(database, 'measurement_families'),
      }),
    get_catalog_codes: ({ database, query }) =>
      json({ items: codesOf(database, query.get('of') ?? '', query.get('in') ?? '') }),
    get_catalog_products: reading.get_products_uuid,
    get_catalog_products__uuid_: reading.get_products_uuid__uuid_,
    get_catalog_media_files__code__download: reading.get_media_files__code__download,
    get_catalog_products__uuid__changes: (call) => {
      const uuid = parameter(call, 'uuid').toLowerCase()
      return json({ items: changesOf(call.database, 'product', uuid) })
    },
  } satisfies Partial<Handlers>
}

type StructureTable =
  | 'channels'
  | 'attribute_groups'
  | 'attributes'
  | 'families'
  | 'association_types'
  | 'measurement_families'

/** Resources as they are stored, which is how the API writes them. */
function documents(database: Database, table: StructureTable): object[] {
  const rows = database.all<{ data: string }>(`select data from ${table} order by code`)
  return rows.map(({ data }) => JSON.parse(data) as object)
}

/** Code and parent of a category stand in columns of their own. */
function categories(database: Database): object[] {
  const rows = database.all<{ code: string; parent: string | null; data: string }>(
    'select code, parent, data from categories order by code',
  )
  return rows.map(({ code, parent, data }) => ({ code, parent, ...(JSON.parse(data) as object) }))
}
