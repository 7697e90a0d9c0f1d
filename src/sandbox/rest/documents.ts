import type { Database } from '../ports.ts'

/** Reads resources that are stored as one JSON document a code, looked up whatever the case. */
export interface DocumentReader<Item> {
  get(code: string): Item | undefined
  /** In the list's own order. */
  page(limit: number, offset: number): Item[]
  count(): number
}

export interface DocumentTable {
  table: string
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
  { table, orderBy = 'code', where }: DocumentTable,
): DocumentReader<Item> {
  const condition = where ? where.sql : 'true'
  const values = where ? [where.value] : []
  const parse = (row: Row) => JSON.parse(row.data) as Item
  return {
    get(code) {
      const row = database.get<Row>(
        `select data from ${table} where ${condition} and code = ?`,
        ...values,
        code,
      )
      return row && parse(row)
    },
    page(limit, offset) {
      return database
        .all<Row>(
          `select data from ${table} where ${condition} order by ${orderBy} limit ? offset ?`,
          ...values,
          limit,
          offset,
        )
        .map(parse)
    },
    count() {
      const sql = `select count(*) as count from ${table} where ${condition}`
      return database.get<{ count: number }>(sql, ...values)?.count ?? 0
    },
  }
}
