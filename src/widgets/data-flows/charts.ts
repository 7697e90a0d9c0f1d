import type { ConnectionFlows, DataFlows } from '#contract'
import type { BarSeries } from '../ui/bars.ts'
import { whyEmpty } from './why-empty.ts'

/** What the PIM's dashboard measures. */
export type Measure = keyof DataFlows['all']['dashboard']

/** A chart as it is to be drawn. */
export interface Chart {
  id: string
  title: string
  series: BarSeries[]
  /** The last seven days together. */
  total: number
  /** Whether it shows the sample week, because there is nothing of the reader's own yet. */
  isSample: boolean
  /** Why there is nothing; empty when there is something. */
  why: string
}

/** A chart before anybody counted: which measures are in it, and on whose side they are. */
interface Plan {
  id: string
  title: string
  side: 'data_source' | 'data_destination'
  measures: { measure: Measure; name: string; tone: BarSeries['tone'] }[]
}

const created: Plan = {
  id: 'created',
  title: 'Products created',
  side: 'data_source',
  measures: [{ measure: 'created', name: 'Created', tone: 'info' }],
}
const updated: Plan = {
  id: 'updated',
  title: 'Products updated',
  side: 'data_source',
  measures: [{ measure: 'updated', name: 'Updated', tone: 'info' }],
}
const written: Plan = {
  id: 'written',
  title: 'Products created and updated',
  side: 'data_source',
  measures: [...created.measures, ...updated.measures],
}
const sent: Plan = {
  id: 'sent',
  title: 'Products sent',
  side: 'data_destination',
  measures: [{ measure: 'read', name: 'Sent', tone: 'info' }],
}
const errors: Plan = {
  id: 'errors',
  title: 'Errors',
  side: 'data_source',
  measures: [
    { measure: 'business_error', name: 'Business errors', tone: 'bad' },
    { measure: 'technical_error', name: 'Technical errors', tone: 'warn' },
  ],
}

/** The charts of the dashboard: all connections together. */
export function dashboardCharts(flows: DataFlows): Chart[] {
  return [created, updated, sent, errors].map((plan) => chartOfAll(plan, flows))
}

/** The same in short, for the margin of an article. */
export function shortCharts(flows: DataFlows): Chart[] {
  return [written, sent].map((plan) => chartOfAll(plan, flows))
}

/** The charts that make sense for one connection. */
export function connectionCharts(
  flows: DataFlows,
  connection: ConnectionFlows,
  isShort = false,
): Chart[] {
  const plans = { ...sides, ...(isShort && { data_source: [written] }) }[connection.flow_type]
  return plans.map((plan) => ({
    ...draw(plan, flows, [connection]),
    why: whyNothing(plan, flows, sums(plan, connection) > 0, connection),
    isSample: connection.state === 'sample',
  }))
}

const sides: Record<ConnectionFlows['flow_type'], Plan[]> = {
  data_source: [created, updated, errors],
  data_destination: [sent],
  other: [],
}

/** The sample week stands in until there is anything of the reader's own on this side of the PIM. */
function chartOfAll(plan: Plan, flows: DataFlows): Chart {
  const own = draw(plan, flows, [flows.all])
  const why = whyNothing(plan, flows, own.total > 0)
  const samples = flows.connections.filter(
    ({ state, flow_type: type }) => state === 'sample' && type === plan.side,
  )
  if (samples.length === 0 || hasAny(plan.side, flows)) return { ...own, isSample: false, why }
  return { ...draw(plan, flows, samples), isSample: true, why }
}

function hasAny(side: Plan['side'], { all, days }: DataFlows): boolean {
  const measures = [...new Set(sides[side].flatMap((plan) => plan.measures))]
  return measures.some(({ measure }) => days.some((day) => all.dashboard[measure].daily[day]))
}

/** Of errors, none is what one hopes for; there is nothing to explain. */
function whyNothing(
  plan: Plan,
  flows: DataFlows,
  hasCounts: boolean,
  connection?: ConnectionFlows,
): string {
  return plan === errors ? '' : whyEmpty(flows, plan.side, hasCounts, connection)
}

function draw(
  { id, title, measures }: Plan,
  { days }: DataFlows,
  counted: readonly Pick<ConnectionFlows, 'dashboard'>[],
): Pick<Chart, 'id' | 'title' | 'series' | 'total'> {
  const series = measures.map(({ measure, name, tone }) => ({
    name,
    tone,
    values: days.map((day) => add(counted, (each) => each.dashboard[measure].daily[day] ?? 0)),
  }))
  const total = add(counted, (each) => sums({ measures }, each))
  return { id, title, series, total }
}

function sums(
  { measures }: Pick<Plan, 'measures'>,
  { dashboard }: Pick<ConnectionFlows, 'dashboard'>,
): number {
  return add(measures, ({ measure }) => dashboard[measure].weekly_total)
}

function add<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + count(item), 0)
}
