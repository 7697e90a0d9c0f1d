import type { Database } from '../ports.ts'
import { remembered, structureMemory } from './remembered.ts'

/** Reads resources that are stored as one JSON document a code, looked up whatever the case. */
export interface DocumentReader<Item> {
  get(code: string): Item | undefined
  /** In the list's own order. */
  page(limit: number, offset: number): Item[]
  /** All of them, in that order. */
  all(): Item[]
  count(): number
}

export interface DocumentTable {
  table: string
  /**
   * Name under which documents are kept in memory: for tables whose changes give the structure a new
   * version. @default none, they are read each time
   */
  rememberAs?: string
  /** SQL of the list's order. @default 'code' */
  orderBy?: string
  /** SQL that narrows the table, for resources that live below another; its value comes first. */
  where?: { sql: string; value: string }
}

interface Row {
  data: string
}

export function documentReader<Item>(
  database: Database,
  { table, rememberAs, orderBy = 'code', where }: DocumentTable,
): DocumentReader<Item> {
  const condition = where ? where.sql : 'true'
  const values = where ? [where.value] : []
  const parse = (row: Row) => JSON.parse(row.data) as Item
  const get = (code: string) => {
    const sql = `select data from ${table} where ${condition} and code = ?`
    const row = database.get<Row>(sql, ...values, code)
    return row && parse(row)
  }
  const page = (limit: number, offset: number) => {
    const sql = `select data from ${table} where ${condition} order by ${orderBy} limit ? offset ?`
    return database.all<Row>(sql, ...values, limit, offset).map(parse)
  }
  const memory = structureMemory(database)
  return {
    get: (code) =>
      rememberAs
        ? remembered(memory, `${rememberAs} ${code.toLowerCase()}`, () => get(code))
        : get(code),
    page,
    all: () =>
      rememberAs ? remembered(memory, `all ${rememberAs}`, () => page(-1, 0)) : page(-1, 0),
    count() {
      const sql = `select count(*) as count from ${table} where ${condition}`
      return database.get<{ count: number }>(sql, ...values)?.count ?? 0
    },
  }
}
