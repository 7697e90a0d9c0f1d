import type { Database, SqlValue } from '../ports.ts'
import { type Condition, all } from './filters/condition.ts'
import { refreshStructure, remembered, structureMemory } from './remembered.ts'

/** Reads resources that are stored as one JSON document a code, looked up whatever the case. */
export interface DocumentReader<Item> {
  get(code: string): Item | undefined
  /** In the list's own order; `where` is a condition on the table's columns. */
  page(limit: number, offset: number, where?: Condition): Item[]
  /** All of them, in that order. */
  all(): Item[]
  count(where?: Condition): number
}

export interface DocumentWriter<Item> extends DocumentReader<Item> {
  /** Inserts or replaces the document; `updated` as the API writes moments. */
  save(item: Item, updated: string): void
}

export interface DocumentStore<Item> extends DocumentWriter<Item> {
  remove(code: string): void
}

export interface DocumentTable<Item> {
  table: string
  /**
   * Name under which documents are kept in memory: for tables whose changes give the structure a new
   * version. @default none, they are read each time
   */
  rememberAs?: string
  /** SQL of the list's order. @default 'code' */
  orderBy?: string
  /** What narrows the table, for resources that live below another. */
  where?: Condition
  /** What stands in columns beside code and document, when the document is written. */
  columns?(item: Item): Record<string, SqlValue>
}

interface Row {
  data: string
}

export function documentReader<Item>(
  database: Database,
  { table, rememberAs, orderBy = 'code', where }: DocumentTable<Item>,
): DocumentReader<Item> {
  const own = where ?? all([])
  const get = (code: string) => {
    const sql = `select data from ${table} where ${own.sql} and code = ?`
    const row = database.get<Row>(sql, ...own.values, code)
    return row && parse<Item>(row)
  }
  const page = (limit: number, offset: number, asked = all([])) => {
    const { sql, values } = all([own, asked])
    const query = `select data from ${table} where ${sql} order by ${orderBy} limit ? offset ?`
    return database.all<Row>(query, ...values, limit, offset).map(parse<Item>)
  }
  const count = (asked = all([])) => {
    const { sql, values } = all([own, asked])
    const query = `select count(*) as count from ${table} where ${sql}`
    return database.get<{ count: number }>(query, ...values)?.count ?? 0
  }
  if (!rememberAs) return { get, page, count, all: () => page(-1, 0) }
  const memory = structureMemory(database)
  return {
    get: (code) => remembered(memory, `${rememberAs} ${code.toLowerCase()}`, () => get(code)),
    all: () => remembered(memory, `all ${rememberAs}`, () => page(-1, 0)),
    page,
    count,
  }
}

/** Writes the documents of a table; `table` is a plain name here, not a query. */
export function documentStore<Item extends { code: string }>(
  database: Database,
  { table, columns = () => ({}), ...reading }: DocumentTable<Item>,
): DocumentStore<Item> {
  return {
    ...documentReader<Item>(database, { table, ...reading }),
    save(item, updated) {
      const row = { code: item.code, ...columns(item), updated, data: JSON.stringify(item) }
      const names = Object.keys(row)
      const renewed = names
        .filter((name) => name !== 'code')
        .map((name) => `${name} = excluded.${name}`)
      database.run(
        `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})
          on conflict do update set ${renewed.join(', ')}`,
        ...Object.values(row),
      )
      refreshStructure(database)
    },
    remove(code) {
      const own = reading.where ?? all([])
      database.run(`delete from ${table} where ${own.sql} and code = ?`, ...own.values, code)
      refreshStructure(database)
    },
  }
}

function parse<Item>({ data }: Row): Item {
  return JSON.parse(data) as Item
}
