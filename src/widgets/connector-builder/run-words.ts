import type { Counts, ProgressEvent, Report } from '#connector'
import type { Run } from './run.ts'
import type { RunKind } from './running/run-file.ts'
import { counted } from './signs.ts'
import type { Sign } from './StepPanel.tsx'

/** What became of records, in the words of a run or of what a run would do. */
export const outcomes: readonly (readonly [keyof Counts, string])[] = [
  ['created', 'new'],
  ['updated', 'changed'],
  ['unchanged', 'as they are'],
  ['rejected', 'rejected'],
  ['skipped', 'left out'],
]

/** `1,204 records, 310 a second, 12 s left` */
export function progressWords({ counts, rate, secondsLeft }: ProgressEvent): string {
  const parts = [
    counted(counts.read, 'record'),
    `${Math.round(rate).toLocaleString('en')} a second`,
  ]
  if (secondsLeft !== undefined && secondsLeft > 1) parts.push(`${timeWords(secondsLeft)} left`)
  return parts.join(', ')
}

/** `8 s`, `3 min` */
function timeWords(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`
}

/** When a run goes on where one before it stopped. */
export function resumedWords(resumedAt: number): string {
  return `A run before came to record ${resumedAt.toLocaleString('en')}; this one goes on from there.`
}

/** When this page failed, and neither file nor PIM did. */
export const brokenWords =
  'This page failed, and what it had sent by then is in the PIM. Start it again to go on from there.'

/** How a run ended, beside its title. */
export function signOfRun(run: Run, kind: RunKind): Sign {
  if (run.state === 'none' || run.kind !== kind) return { tone: 'idle', text: 'Not yet' }
  if (run.state === 'running')
    return { tone: 'busy', text: run.isStopping ? 'Stopping' : 'Running' }
  if (run.state === 'broken') return { tone: 'bad', text: 'Broke off' }
  const { ended, counts } = run.report
  if (ended === 'cancelled') return { tone: 'warn', text: 'Stopped' }
  if (ended !== 'finished') return { tone: 'bad', text: 'Broke off' }
  return counts.rejected > 0
    ? { tone: 'warn', text: `Done, ${counts.rejected.toLocaleString('en')} rejected` }
    : { tone: 'ok', text: 'Done' }
}

/** What is said aloud when a run has begun, and when it has ended. */
export function wordsAloud(run: Run): string {
  if (run.state === 'none') return ''
  const start = run.kind === 'dry run' ? 'The dry run' : 'The run'
  if (run.state === 'running') return `${start} has begun.`
  if (run.state === 'broken') return `${start} broke off. ${brokenWords}`
  const { ended, message = '', counts } = run.report
  const parts = outcomes.map(([outcome, word]) => `${counts[outcome]} ${word}`).join(', ')
  if (ended === 'finished') return `${start} is done: ${parts}.`
  return `${start} has stopped. ${message} So far: ${parts}.`
}

/** The records that were rejected or left out, as CSV for whoever mends them. */
export function failuresAsCsv({ records }: Report): string {
  const rows = records.flatMap(({ index, identifier = '', outcome, findings }) =>
    findings.map(({ target, reason, text = '', place }) => [
      index,
      place.line,
      place.column,
      identifier,
      outcome,
      target,
      reason,
      text,
    ]),
  )
  const heading = ['record', 'line', 'column', 'identifier', 'outcome', 'for', 'reason', 'text']
  return [heading, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')
}

/** In quotes where it has to be; a spreadsheet shall not take a text for a formula. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+@\t\r-]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
