import { createModelCounts, type ModelCounts } from './count-models.ts'
import type { Counts, ModelEvent, RecordEvent, RunEvent, StopReason } from './events.ts'

/** What a run came to, as plain data for people and schedulers. */
export interface Report {
  ended: 'finished' | StopReason
  message?: string
  counts: Counts
  options: { attribute: string; code: string; refused?: string }[]
  /** Of product models, when the mapping makes some. */
  models?: {
    counts: ModelCounts
    /** The first 10,000 that were rejected. */
    rejected: Pick<ModelEvent, 'code' | 'index' | 'place' | 'findings'>[]
  }
  /** Rejected and skipped records, and those sent with something left out; the first 10,000. */
  records: Pick<RecordEvent, 'index' | 'place' | 'identifier' | 'outcome' | 'findings'>[]
  /** Of those, how many found no room in `records`. */
  more: number
}

const mostRecords = 10_000

/** Collects the events of a run. */
export function createReport(): { add(event: RunEvent): void; report: Report } {
  const counts: Counts = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, skipped: 0 }
  const report: Report = { ended: 'cancelled', counts, options: [], records: [], more: 0 }
  const models = createModelCounts()
  return {
    report,
    add(event) {
      if (event.kind === 'model') {
        report.models ??= { counts: models.counts, rejected: [] }
        models.add(event)
        if (event.outcome === 'rejected') addModel(report.models.rejected, event)
      }
      if (event.kind === 'option') {
        const { kind: _, ...option } = event
        report.options.push(option)
      }
      if (event.kind === 'record' && event.findings.length > 0) addRecord(report, event)
      if (event.kind === 'progress') report.counts = event.counts
      if (event.kind === 'finished')
        Object.assign(report, { ended: 'finished', counts: event.counts })
      if (event.kind === 'stopped') {
        const { reason: ended, message, counts: stopped } = event
        Object.assign(report, { ended, message, counts: stopped })
      }
    },
  }
}

function addModel(
  rejected: NonNullable<Report['models']>['rejected'],
  { code, index, place, findings }: ModelEvent,
): void {
  if (rejected.length < mostRecords)
    rejected.push(structuredClone({ code, index, place, findings }))
}

/** Cloned, since parts of the file's text would keep all of it in memory. */
function addRecord(
  report: Report,
  { index, place, identifier, outcome, findings }: RecordEvent,
): void {
  if (report.records.length >= mostRecords) report.more++
  else report.records.push(structuredClone({ index, place, identifier, outcome, findings }))
}
