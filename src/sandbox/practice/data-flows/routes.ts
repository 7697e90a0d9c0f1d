import { json } from '../../http/answer.ts'
import { HttpProblem } from '../../http/problem.ts'
import type { Handlers } from '../../rest/call.ts'
import { connectionReader } from '../connections/store.ts'
import { readSandbox } from '../sandboxes/store.ts'
import { sampleConnections } from './sample.ts'
import { type HourlyCount, listErrors, readCounts } from './store.ts'
import {
  type ConnectionFlows,
  createCalendar,
  daysUntil,
  firstHour,
  isTimeZone,
  titleOf,
} from './week.ts'

export const dataFlowHandlers = {
  get_data_flows: ({ database, clock, query }) => {
    const timeZone = readTimeZone(query)
    const now = clock.now()
    const days = daysUntil(now, timeZone)
    const flowsOf = createCalendar(days, timeZone)
    const counts = readCounts(database, firstHour(now))
    const samples = sampleConnections(readSandbox(database).created_at)
      .map(({ counts: own, ...sample }) => ({
        ...sample,
        auditable: true,
        state: 'sample' as const,
        ...flowsOf(own),
      }))
      .filter(({ resources }) => Object.keys(resources).length > 0)
    const there = connectionReader(database).all()
    const of = (code: string) => counts.filter((count) => count.connection === code)
    const known = there.map(({ code }) => code)
    return json({
      time_zone: timeZone,
      days,
      all: flowsOf(counts),
      connections: [
        ...there.map((connection) => ({
          ...titleOf(connection),
          ...flowsOf(of(connection.code)),
        })),
        ...goneFrom(counts, known).map((code) => ({ ...gone(code), ...flowsOf(of(code)) })),
        ...samples,
      ] satisfies ConnectionFlows[],
    })
  },
  get_data_flows_errors: ({ database, query }) =>
    json({
      items: listErrors(database, {
        connection: query.get('connection') ?? undefined,
        type: query.get('type') ?? undefined,
        search: query.get('search') ?? undefined,
        locale: query.get('locale') ?? undefined,
      }),
    }),
} satisfies Partial<Handlers>

function readTimeZone(query: URLSearchParams): string {
  const name = query.get('time_zone') || 'UTC'
  if (isTimeZone(name)) return name
  throw new HttpProblem(422, `"${name}" is no time zone. Name one such as Europe/Berlin.`)
}

function goneFrom(counts: readonly HourlyCount[], known: readonly string[]): string[] {
  return [...new Set(counts.map(({ connection }) => connection))].filter(
    (code) => !known.includes(code),
  )
}

/** Of a deleted connection only its code is left. */
function gone(code: string): Omit<ConnectionFlows, 'dashboard' | 'resources'> {
  return {
    code,
    label: code,
    flow_type: 'other',
    auditable: false,
    state: 'deleted',
  }
}
