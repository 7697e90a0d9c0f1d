import { type Difference, differencesBetween } from '#contract'
import type { Database } from '../../ports.ts'
import type { Change } from '../../rest/changes.ts'
import { formatMoment } from '../../rest/dates.ts'
import type { Seen } from '../watch/seen.ts'

/** One write to a product or product model. */
export interface LoggedChange {
  number: number
  at: string
  /** The call in the request log. */
  request: number
  /** Code of the connection whose user called. */
  connection: string | null
  event: 'created' | 'updated' | 'deleted'
  /** Empty for one that is new or gone. */
  differences: Difference[]
}

/** Changes that are kept, of all products together. */
const keptChanges = 2_000

export function recordChanges(database: Database, call: Seen & { number: number }): void {
  for (const change of call.changes) {
    database.run(
      `insert into changes (at, request, connection, kind, key, event, differences)
       values (?, ?, ?, ?, ?, ?, ?)`,
      call.at,
      call.number,
      call.connection || null,
      change.kind,
      change.key,
      eventOf(change),
      JSON.stringify(
        change.before && change.after ? differencesBetween(change.before, change.after) : [],
      ),
    )
  }
  if (call.changes.length === 0) return
  database.run(
    'delete from changes where number <= (select max(number) from changes) - ?',
    keptChanges,
  )
}

/** What happened to one product or product model, the newest first. */
export function changesOf(database: Database, kind: Change['kind'], key: string): LoggedChange[] {
  const rows = database.all<
    Omit<LoggedChange, 'at' | 'differences'> & { at: number; differences: string }
  >(
    `select number, at, request, connection, event, differences from changes
     where kind = ? and key = ? order by number desc limit 50`,
    kind,
    key,
  )
  return rows.map((row) => ({
    ...row,
    at: formatMoment(row.at),
    differences: JSON.parse(row.differences) as Difference[],
  }))
}

function eventOf({ before, after }: Change): LoggedChange['event'] {
  if (!before) return 'created'
  return after ? 'updated' : 'deleted'
}
