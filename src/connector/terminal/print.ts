import type { MappingProblem, ModelOutcome, Report, RunEvent } from '#connector'

/** Lines for people, on the error output: the standard output belongs to what others read on. */
export type Print = (line: string) => void

export function printProblems(
  problems: readonly MappingProblem[],
  file: string,
  print: Print,
): void {
  for (const { place, message } of problems) {
    print(`${file}:${place.line}:${place.column}  ${message}`)
  }
}

/** Lines of rejected records that are printed; the JSON report has more. */
const mostPrinted = 50

/** Prints a run while it goes on. */
export function createRunPrinter(
  file: string,
  isDry: boolean,
  print: Print,
): (event: RunEvent) => void {
  let printed = 0
  return (event) => {
    if (event.kind === 'started' && event.resumedAt > 0) {
      print(`Going on after record ${event.resumedAt}, where the last run stopped.`)
    }
    if (event.kind === 'option') print(optionLine(event, isDry))
    if (event.kind === 'progress') print(progressLine(event))
    if (isAboutRecord(event) && isWorthPrinting(event, isDry) && printed <= mostPrinted) {
      printed++
      print(
        printed <= mostPrinted
          ? recordLines(event, file)
          : 'More such records are in the report: --json',
      )
    }
  }
}

type Of<Kind extends RunEvent['kind']> = Extract<RunEvent, { kind: Kind }>

function isAboutRecord(event: RunEvent): event is Of<'record' | 'model'> {
  return event.kind === 'record' || event.kind === 'model'
}

function isWorthPrinting({ outcome, findings }: Of<'record' | 'model'>, isDry: boolean): boolean {
  if (isDry) return outcome !== 'unchanged' && outcome !== 'skipped'
  return outcome === 'rejected' || (findings.length > 0 && outcome !== 'skipped')
}

function recordLines(event: Of<'record' | 'model'>, file: string): string {
  const { index, place, outcome, findings, differences = [] } = event
  const name =
    event.kind === 'model' ? `model ${event.code}` : (event.identifier ?? 'no identifier')
  // A record that is sent all the same looks just like one that is not.
  const leftOut = outcome === 'rejected' || outcome === 'skipped' ? '' : 'left out: '
  return [
    `${file}:${place.line}:${place.column}  record ${index}, ${name}: ${outcome}`,
    ...findings.map(
      ({ target, reason, text, place: at }) =>
        `    ${at.line}:${at.column}  ${leftOut}${target}: ${reason}${text === undefined ? '' : ` (${JSON.stringify(text)})`}`,
    ),
    ...differences.map(
      ({ property, locale, scope, before, after }) =>
        `    ${[property, locale, scope].filter((part) => part != null).join(', ')}: ${short(before)} → ${short(after)}`,
    ),
  ].join('\n')
}

function short(data: unknown): string {
  const text = JSON.stringify(data) ?? 'nothing'
  return text.length > 70 ? `${text.slice(0, 69)}…` : text
}

function optionLine({ attribute, code, refused }: Of<'option'>, isDry: boolean): string {
  if (refused !== undefined) return `Option ${code} of ${attribute}: refused. ${refused}`
  return isDry
    ? `Option ${code} of ${attribute} would be made.`
    : `Option ${code} of ${attribute}: made.`
}

function progressLine({ counts, rate, share, secondsLeft }: Of<'progress'>): string {
  const percent = share === undefined ? '' : ` (${Math.round(share * 100)} %)`
  const left = secondsLeft === undefined ? '' : `, ${Math.ceil(secondsLeft)} s left`
  return `${counts.read} records${percent}, ${Math.round(rate)} a second${left}`
}

/** What it came to, and what to do next. */
export function printSummary(
  { counts, models, ended, message }: Report,
  isDry: boolean,
  print: Print,
): void {
  const { read, rejected, skipped } = counts
  const would = isDry ? 'would be ' : ''
  if (models) print(`Product models: ${outcomeWords(models.counts, would)}.`)
  print(`${read} records: ${outcomeWords(counts, would)}, ${skipped} skipped.`)
  if (ended !== 'finished') print(`Stopped: ${message}`)
  else if (isDry) print('Nothing was sent. To send it: the same with run instead of dry-run.')
  if (rejected + (models?.counts.rejected ?? 0) > 0)
    print('Mend the rejected records at their source, or the mapping, and run it again.')
}

function outcomeWords(
  { created, updated, unchanged, rejected }: Record<ModelOutcome, number>,
  would: string,
): string {
  return `${created} ${would}created, ${updated} ${would}updated, ${unchanged} unchanged, ${rejected} rejected`
}
