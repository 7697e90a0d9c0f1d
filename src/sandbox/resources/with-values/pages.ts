import type { Database, SqlValue } from '../../ports.ts'
import type { Condition } from '../../rest/filters/condition.ts'

/** Reads a selection of rows in the order of their key. */
export interface PagedReader<Item> {
  page(selection: Condition, limit: number, offset: number): Item[]
  after(selection: Condition, key: string, limit: number): Item[]
  count(selection: Condition): number
}

/**
 * Pages of a table. The keys are selected first and the rows read for these alone: a selection that an
 * index answers never touches the wide rows that it leaves out.
 */
export function pagedReader<Row, Item>(
  database: Database,
  { table, key, parse }: { table: string; key: string; parse: (row: Row) => Item },
): PagedReader<Item> {
  const rows = (where: string, limit: string, values: SqlValue[]) =>
    database
      .all<Row>(
        `select * from ${table} where ${key} in (
          select ${key} from ${table} where ${where} order by ${key} ${limit}
        ) order by ${key}`,
        ...values,
      )
      .map(parse)
  return {
    page: ({ sql, values }, limit, offset) =>
      rows(sql, 'limit ? offset ?', [...values, limit, offset]),
    after: ({ sql, values }, cursor, limit) =>
      rows(`(${sql}) and ${key} > ?`, 'limit ?', [...values, cursor, limit]),
    count({ sql, values }) {
      const query = `select count(*) as count from ${table} where ${sql}`
      return database.get<{ count: number }>(query, ...values)?.count ?? 0
    },
  }
}
