import type { Applied } from '#connector'
import type { Line } from './lines.ts'
import { dataWords } from './value-words.ts'

/** What a line gives for a record. Of a record that becomes no product, only what was refused is known. */
export type LineOutcome =
  | { kind: 'value'; text: string }
  | { kind: 'refused'; text: string }
  | { kind: 'nothing' }
  | { kind: 'unknown' }

/** What a line gives for the record that is looked at. */
export function outcomeOf(
  { target, rule: { locale, scope } }: Line,
  applied: Applied | undefined,
): LineOutcome {
  if (!applied) return { kind: 'unknown' }
  const findings = applied.kind === 'product' ? applied.notes : applied.findings
  const finding = findings.find((one) => one.target === target)
  if (finding) return { kind: 'refused', text: finding.reason }
  if (applied.kind !== 'product') {
    const { identifier } = applied
    const isKnown = target === 'identifier' && identifier !== undefined
    return isKnown ? { kind: 'value', text: identifier } : { kind: 'unknown' }
  }
  const { identifier, line, whenNew, model } = applied.product
  if (target === 'identifier') return { kind: 'value', text: identifier }
  const property = Object(whenNew ?? {})[target as never] ?? Object(line)[target as never]
  if (property !== undefined) return { kind: 'value', text: dataWords(property) }
  const levels = [line, whenNew, model?.line, model?.whenNew]
  const entries = levels.flatMap((level) => level?.values?.[target] ?? [])
  const isMine = (entry: (typeof entries)[number]) =>
    holds(locale, entry.locale) && holds(scope, entry.scope)
  const entry = entries.find(isMine)
  return entry ? { kind: 'value', text: dataWords(entry.data) } : { kind: 'nothing' }
}

function holds(wanted: string | string[] | undefined, known: string | null): boolean {
  if (wanted === undefined) return known === null
  return [wanted].flat().includes(known ?? '')
}
