import type { FlowType } from '#contract'
import type { HourlyCount } from './store.ts'

/** A connection that a fresh sandbox shows a week of, so that its charts can be read. */
export interface SampleConnection {
  code: string
  label: string
  flow_type: FlowType
  counts: HourlyCount[]
}

type Day = readonly [created: number, updated: number, business: number, technical: number]

/** What an ERP sends in a week, oldest day first; nobody works on the sixth and seventh. */
const erp: readonly Day[] = [
  [12, 240, 3, 0],
  [9, 198, 1, 0],
  [15, 262, 4, 2],
  [7, 221, 0, 0],
  [11, 305, 6, 0],
  [0, 40, 0, 0],
  [0, 36, 0, 0],
  [13, 251, 2, 1],
]
/** What a shop reads in the same week. */
const shop: readonly number[] = [1128, 1128, 1132, 1140, 1128, 1128, 1128, 1135]

/** When the nightly import and the morning export run, hours of the day in UTC. */
const times = { import: 21, export: 5 }
const hour = 3_600_000

/**
 * A week that ends the day before the sandbox was made. It is computed, not stored: it wanders out of
 * the chart by itself, and no call is ever counted into it.
 */
export function sampleConnections(createdAt: number): SampleConnection[] {
  const firstDay = Math.floor(createdAt / (24 * hour)) * 24 - 8 * 24
  const count = (
    day: number,
    time: number,
    connection: string,
    event: HourlyCount['event'],
    amount: number,
  ) => ({
    hour: firstDay + day * 24 + time,
    connection,
    resource: 'products',
    event,
    dashboard: true,
    count: amount,
  })
  return [
    {
      code: 'sample_erp',
      label: 'Sample: ERP',
      flow_type: 'data_source',
      counts: erp.flatMap(([created, updated, business, technical], day) => [
        count(day, times.import, 'sample_erp', 'created', created),
        count(day, times.import, 'sample_erp', 'updated', updated),
        count(day, times.import, 'sample_erp', 'business_error', business),
        count(day, times.import, 'sample_erp', 'technical_error', technical),
      ]),
    },
    {
      code: 'sample_shop',
      label: 'Sample: web shop',
      flow_type: 'data_destination',
      counts: shop.map((read, day) => count(day, times.export, 'sample_shop', 'read', read)),
    },
  ]
}
