import { closestLocale, type FlowType } from '#contract'
import type { Database, SqlValue } from '../../ports.ts'
import { formatMoment } from '../../rest/dates.ts'
import { inJson } from '../in-json.ts'
import type { Seen } from '../watch/seen.ts'
import { type FlowError, errorsOf } from './errors.ts'
import { type FlowEvent, flowsOf } from './flows.ts'

export type CountedEvent = FlowEvent | 'business_error' | 'technical_error'

/** How often something happened within an hour. */
export interface HourlyCount {
  /** Hours since 1970. */
  hour: number
  connection: string
  resource: string
  event: CountedEvent
  /** Whether the PIM's own dashboard counts it. */
  dashboard: boolean
  count: number
}

/** A refusal as the monitoring page lists it. */
export interface LoggedError extends Omit<FlowError, 'key'> {
  number: number
  at: string
  connection: string
  /** The call in the request log. */
  request: number
  product: { uuid: string | null; identifier: string | null; label: string | null } | null
}

/** The same as it is stored: with the product's labels in every language there is. */
interface StoredError extends Omit<FlowError, 'key'> {
  product: (Omit<NonNullable<LoggedError['product']>, 'label'> & { labels: Label[] }) | null
}

interface Label {
  locale: string | null
  data: string
}

/** Refusals that are kept, of each connection and type. */
export const keptErrors = 100

const hour = 3_600_000

/** Adds a call to the counts of its hour, and what it was refused to the errors. */
export function recordFlows(database: Database, call: Seen & { number: number }): void {
  if (call.connection === '') return
  const errors = errorsOf(call)
  const flows = flowsOf(call)
  if (flows.length === 0 && errors.length === 0) return
  const { direction, code } = trackingOf(database, call.connection)
  const add = (resource: string, event: CountedEvent, count: number) =>
    database.run(
      `insert into data_flows (hour, connection, resource, event, dashboard, count)
       values (?, ?, ?, ?, ?, ?) on conflict do update set count = count + excluded.count`,
      Math.floor(call.at / hour),
      code,
      resource,
      event,
      Number(resource === 'products' && direction === directions[event]),
      count,
    )
  for (const { resource, event, count } of flows) add(resource, event, count)
  for (const error of errors) {
    add(error.resource, `${error.type}_error`, 1)
    recordError(database, code, call, error)
  }
}

/** The flow type whose connections the PIM's dashboard counts an event of. */
const directions: Record<CountedEvent, FlowType | undefined> = {
  created: 'data_source',
  updated: 'data_source',
  read: 'data_destination',
  business_error: 'data_source',
  technical_error: 'data_source',
  deleted: undefined,
}

/** A connection that is not tracked has no direction as far as the dashboard is concerned. */
function trackingOf(
  database: Database,
  code: string,
): { code: string; direction: FlowType | 'none' } {
  const row = database.get<{ code: string; flow_type: FlowType; auditable: number }>(
    'select code, flow_type, auditable from connections where code = ?',
    code,
  )
  return { code: row?.code ?? code, direction: row?.auditable ? row.flow_type : 'none' }
}

function recordError(
  database: Database,
  connection: string,
  { at, number }: Seen & { number: number },
  { key, ...error }: FlowError,
): void {
  const data = { ...error, ...describeProduct(database, error, key) }
  database.run(
    'insert into flow_errors (at, request, connection, type, data) values (?, ?, ?, ?, ?)',
    at,
    number,
    connection,
    error.type,
    JSON.stringify(data),
  )
  database.run(
    `delete from flow_errors where connection = ? and type = ? and number not in (
       select number from flow_errors where connection = ? and type = ? order by number desc limit ?)`,
    connection,
    error.type,
    connection,
    error.type,
    keptErrors,
  )
}

/** The product as it is now, where there is one; else what the caller called it. */
function describeProduct(
  database: Database,
  { resource, family }: Pick<FlowError, 'resource' | 'family'>,
  key: string,
): Pick<StoredError, 'family' | 'product'> {
  if (resource !== 'products' || key === '') return { family, product: null }
  const row = database.get<{
    uuid: string
    identifier: string | null
    family: string | null
    labels: string | null
  }>(
    `select uuid, identifier, family, coalesce(
       "values" -> label,
       (select "values" -> label from product_models where code = named.parent),
       (select root."values" -> label from product_models as model
        join product_models as root on root.code = model.parent where model.code = named.parent)
     ) as labels
     from (select *, (select data ->> 'attribute_as_label' from families
                      where families.code = products.family) as label from products) as named
     where identifier = ? or uuid = ?`,
    key,
    key.toLowerCase(),
  )
  if (!row) return { family, product: { uuid: null, identifier: key, labels: [] } }
  const { uuid, identifier, labels } = row
  return {
    family: row.family ?? family,
    product: { uuid, identifier, labels: JSON.parse(labels ?? '[]') as Label[] },
  }
}

/** All counts from an hour on. */
export function readCounts(database: Database, fromHour: number): HourlyCount[] {
  const rows = database.all<Omit<HourlyCount, 'dashboard'> & { dashboard: number }>(
    'select hour, connection, resource, event, dashboard, count from data_flows where hour >= ?',
    fromHour,
  )
  return rows.map((row) => ({ ...row, dashboard: row.dashboard === 1 }))
}

export interface ErrorFilter {
  connection?: string | undefined
  type?: string | undefined
  /** Words of the message, or of what the product is called. */
  search?: string | undefined
  /** In which the product is called by its label, as far as there is one. */
  locale?: string | undefined
}

/** Refusals, the newest first: at most 100 of each connection and type. */
export function listErrors(database: Database, filter: ErrorFilter): LoggedError[] {
  const conditions: [string, SqlValue][] = [
    ...(filter.connection ? [['connection = ?', filter.connection] as [string, SqlValue]] : []),
    ...(filter.type ? [['type = ?', filter.type] as [string, SqlValue]] : []),
    ...(filter.search
      ? [['instr(lower(data), lower(?)) > 0', inJson(filter.search)] as [string, SqlValue]]
      : []),
  ]
  const rows = database.all<{
    number: number
    at: number
    request: number
    connection: string
    data: string
  }>(
    `select number, at, request, connection, data from flow_errors
     where true${conditions.map(([sql]) => ` and ${sql}`).join('')} order by number desc limit 500`,
    ...conditions.map(([, value]) => value),
  )
  return rows.map(({ data, at, ...row }) => {
    const { product, ...error } = JSON.parse(data) as StoredError
    return { ...row, at: formatMoment(at), ...error, product: product && named(product, filter) }
  })
}

function named(
  { labels, ...product }: NonNullable<StoredError['product']>,
  { locale = '' }: ErrorFilter,
): LoggedError['product'] {
  const chosen = closestLocale(
    labels.flatMap((label) => label.locale ?? []),
    locale,
  )
  const label = labels.find((entry) => entry.locale === (chosen ?? null))
  return { ...product, label: label?.data ?? null }
}
