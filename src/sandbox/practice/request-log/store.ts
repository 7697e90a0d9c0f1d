import type { Database, SqlValue } from '../../ports.ts'
import { formatMoment } from '../../rest/dates.ts'
import { inJson } from '../in-json.ts'
import type { Seen } from '../watch/seen.ts'
import { type Exchange, exchangeOf } from './exchange.ts'
import { type RequestSummary, summarise } from './summary.ts'

/** What the log keeps: the newest calls, as long as they are few and short enough together. */
const kept = { calls: 500, characters: 4 * 1024 * 1024 }

/** A call with both its sides. */
export type LoggedRequest = RequestSummary & Exchange

/** What is asked of the log; a missing one asks for everything. */
export interface LogFilter {
  connection?: string | undefined
  method?: string | undefined
  /** A whole status, or its first digit: `4`. */
  status?: string | undefined
  /** Words of the address or of a body. */
  search?: string | undefined
  /** Only calls older than the one of this number. */
  before?: number | undefined
  /** Only calls newer than the one of this number. */
  after?: number | undefined
  limit: number
}

interface Row {
  number: number
  at: number
  milliseconds: number
  method: string
  address: string
  operation: string | null
  connection: string | null
  status: number
  size: number
  exchange: string
}

export function recordRequest(database: Database, call: Seen & { number: number }): void {
  const { number, milliseconds, method, address, operation, connection, status, size } =
    summarise(call)
  database.run(
    `insert into requests
     (number, at, milliseconds, method, address, operation, connection, status, size, exchange)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    number,
    call.at,
    milliseconds,
    method,
    address,
    operation,
    connection,
    status,
    size,
    JSON.stringify(exchangeOf(call)),
  )
}

/** The number of the next call; numbers never come again, even when the log was emptied. */
export function nextNumber(database: Database): number {
  const sql = `select seq + 1 as next from sqlite_sequence where name = 'requests'`
  return database.get<{ next: number }>(sql)?.next ?? 1
}

/** Forgets the oldest calls beyond what the log keeps. */
export function trimRequests(database: Database): void {
  database.run(
    `delete from requests where number <= (
       select max(number) from (
         select number, row_number() over newest as place, sum(length(exchange)) over newest as total
         from requests window newest as (order by number desc)
       ) where place > ? or total > ?
     )`,
    kept.calls,
    kept.characters,
  )
}

/** Calls, the newest first. */
export function listRequests(database: Database, filter: LogFilter): RequestSummary[] {
  const conditions: [string, SqlValue][] = [
    ...when('connection = ?', filter.connection),
    ...when('method = ?', filter.method?.toUpperCase()),
    ...when(`cast(status as text) like ? || '%'`, filter.status),
    ...when('number < ?', filter.before),
    ...when('number > ?', filter.after),
    ...when(`instr(lower(address || ' ' || exchange), lower(?)) > 0`, inJson(filter.search)),
  ]
  const where = conditions.map(([sql]) => ` and ${sql}`).join('')
  const rows = database.all<Row>(
    `select * from requests where true${where} order by number desc limit ?`,
    ...conditions.map(([, value]) => value),
    filter.limit,
  )
  return rows.map(presentRow)
}

export function readRequest(database: Database, number: number): LoggedRequest | undefined {
  const row = database.get<Row>('select * from requests where number = ?', number)
  return row && { ...presentRow(row), ...(JSON.parse(row.exchange) as Exchange) }
}

function when(sql: string, value: SqlValue | undefined): [string, SqlValue][] {
  return value === undefined || value === '' ? [] : [[sql, value]]
}

function presentRow({ exchange: _, at, ...row }: Row): RequestSummary {
  return { ...row, at: formatMoment(at) }
}
