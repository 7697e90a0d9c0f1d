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
export function outcomeOf(line: Line, applied: Applied | undefined): LineOutcome {
  const { target, path } = line
  if (!applied) return { kind: 'unknown' }
  const findings = applied.kind === 'product' ? applied.notes : applied.findings
  const finding = findings.find((one) => one.target === target)
  if (finding) return { kind: 'refused', text: finding.reason }
  if (applied.kind !== 'product') {
    const { identifier } = applied
    const isKnown = target === 'identifier' && identifier !== undefined
    return isKnown ? { kind: 'value', text: identifier } : { kind: 'unknown' }
  }
  const data = path[0] === 'associations' ? linkOf(line, applied) : dataOf(line, applied)
  return data === undefined ? { kind: 'nothing' } : { kind: 'value', text: dataWords(data) }
}

type AppliedProduct = Extract<Applied, { kind: 'product' }>

function dataOf({ target, rule: { locale, scope } }: Line, { product }: AppliedProduct): unknown {
  const { identifier, line, whenNew, model } = product
  if (target === 'identifier') return identifier
  const property = Object(whenNew ?? {})[target as never] ?? Object(line)[target as never]
  if (property !== undefined) return property
  const levels = [line, whenNew, model?.line, model?.whenNew]
  const entries = levels.flatMap((level) => level?.values?.[target] ?? [])
  return entries.find((entry) => holds(locale, entry.locale) && holds(scope, entry.scope))?.data
}

function linkOf({ target, rule: { to = 'products' } }: Line, { product }: AppliedProduct): unknown {
  const { associations, quantified_associations: counted } = product.links ?? {}
  const plain: Record<string, unknown> = associations?.[target] ?? {}
  const withQuantity: Record<string, unknown> = counted?.[target] ?? {}
  return withQuantity[to] ?? plain[to]
}

function holds(wanted: string | string[] | undefined, known: string | null): boolean {
  if (wanted === undefined) return known === null
  return [wanted].flat().includes(known ?? '')
}
