import type { Connection, FlowType } from '#contract'
import type { CountedEvent, HourlyCount } from './store.ts'

/** Counts a day, and the sum of the last seven days. */
export interface Weekly {
  daily: Record<string, number>
  weekly_total: number
}

/** Eight days are drawn, as on the PIM's dashboard; the total is of the last seven. */
const drawnDays = 8
const hour = 3_600_000

/** The days of the chart as `2026-11-21`, the oldest first, in the reader's time zone. */
export function daysUntil(now: number, timeZone: string): string[] {
  const today = Date.parse(`${dayOf(now, timeZone)}T00:00:00Z`)
  return Array.from({ length: drawnDays }, (_, index) =>
    new Date(today - (drawnDays - 1 - index) * 24 * hour).toISOString().slice(0, 10),
  )
}

/** The first hour that can be on the chart, whatever the time zone; hours since 1970. */
export function firstHour(now: number): number {
  return Math.floor(now / hour) - (drawnDays + 1) * 24
}

/** Whether the time zone is one that calendars know. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: name }) instanceof Intl.DateTimeFormat
  } catch {
    return false
  }
}

export type Measure = Exclude<CountedEvent, 'deleted'>

/** What the PIM's dashboard shows, in its order. */
export const measures = [
  'created',
  'updated',
  'read',
  'business_error',
  'technical_error',
] as const satisfies Measure[]

export interface FlowsOf {
  /** By the PIM's definition: products, tracked connections, the matching flow type. */
  dashboard: Record<Measure, Weekly>
  /** Everything, by resource: the last seven days. */
  resources: Record<string, Partial<Record<CountedEvent, number>>>
}

export interface ConnectionFlows extends FlowsOf {
  code: string
  label: string
  flow_type: FlowType
  auditable: boolean
  /** A deleted connection stays in what it did; a sample is there so that charts can be read. */
  state: 'there' | 'deleted' | 'sample'
}

/** Counts of an hour as days of a chart. */
export function createCalendar(days: readonly string[], timeZone: string) {
  const format = dayFormat(timeZone)
  const known = new Map<number, string>()
  const dayOfHour = (number: number): string => {
    const day = known.get(number) ?? format.format(number * hour)
    known.set(number, day)
    return day
  }
  return (counts: readonly HourlyCount[]): FlowsOf => {
    const shown = counts.filter((count) => days.includes(dayOfHour(count.hour)))
    const weekly = (event: Measure) =>
      toWeekly(
        days,
        shown.filter((count) => count.dashboard && count.event === event),
        dayOfHour,
      )
    return {
      dashboard: Object.fromEntries(
        measures.map((event) => [event, weekly(event)]),
      ) as FlowsOf['dashboard'],
      resources: byResource(shown.filter((count) => dayOfHour(count.hour) !== days[0])),
    }
  }
}

function toWeekly(
  days: readonly string[],
  counts: readonly HourlyCount[],
  dayOfHour: (hour: number) => string,
): Weekly {
  const daily = Object.fromEntries(days.map((day) => [day, 0]))
  for (const { hour: at, count } of counts) {
    const day = dayOfHour(at)
    daily[day] = (daily[day] ?? 0) + count
  }
  const total = days.slice(1).reduce((sum, day) => sum + (daily[day] ?? 0), 0)
  return { daily, weekly_total: total }
}

function byResource(counts: readonly HourlyCount[]): FlowsOf['resources'] {
  const resources: FlowsOf['resources'] = {}
  for (const { resource, event, count } of counts) {
    const events = (resources[resource] ??= {})
    events[event] = (events[event] ?? 0) + count
  }
  return resources
}

/** A connection that is there, with nothing counted yet. */
export function titleOf(connection: Connection): Omit<ConnectionFlows, keyof FlowsOf> {
  const { code, label, flow_type, auditable } = connection
  return { code, label, flow_type, auditable, state: 'there' }
}

function dayOf(now: number, timeZone: string): string {
  return dayFormat(timeZone).format(now)
}

/** The Canadian form of a date is that of ISO 8601. */
function dayFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
}
