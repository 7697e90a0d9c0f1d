import type { Inspection } from '../inspecting/inspect.ts'
import { mostDistinct } from '../inspecting/values.ts'
import type { Mapping } from '../mapping/schema.ts'
import type { Candidate } from './candidates.ts'
import { textsOf } from './describe-value.ts'
import { identifierEndings, identifierWords, settled, wordsIn } from './words.ts'

/** The field that names products, and why. */
export interface IdentifierSuggestion {
  identifier: Mapping['identifier']
  reason: string
  candidate: Candidate | undefined
}

export function suggestIdentifier(
  candidates: readonly Candidate[],
  inspection: Inspection,
): IdentifierSuggestion {
  const { candidate, reason } = findIdentifier(candidates, inspection)
  const own = candidate?.hints.flatMap((hint) => hint.transforms ?? []) ?? []
  const from = candidate?.field.path ?? '.'
  return { identifier: { from, transforms: ['trim', ...own] }, reason, candidate }
}

function findIdentifier(
  candidates: readonly Candidate[],
  { preset, count }: Inspection,
): { candidate: Candidate | undefined; reason: string } {
  const hinted = preset?.fields
    .filter(({ role }) => role === 'identifier')
    .flatMap((hint) => candidates.find(({ hints }) => hints.includes(hint)) ?? [])[0]
  if (hinted) return { candidate: hinted, reason: `${preset?.label} keeps its identifier here.` }
  const own = candidates.filter(({ isManifold }) => !isManifold)
  for (const word of identifierWords) {
    const candidate = own.find(
      ({ name, field }) => settled(name) === word && (field.distinct > 1 || count === 1),
    )
    if (candidate) {
      const { distinct } = candidate.field
      const different = distinct < mostDistinct ? `${distinct}` : `${mostDistinct} or more`
      const reason = `Named like an identifier; ${different} different ones in ${count} records.`
      return { candidate, reason }
    }
  }
  const ending = own.find(
    ({ name, field }) =>
      identifierEndings.test(wordsIn(name).at(-1) ?? '') &&
      field.empty === 0 &&
      field.distinct >= Math.min(count, mostDistinct),
  )
  if (ending) return { candidate: ending, reason: 'Named like an identifier; all are different.' }
  const candidate = own.toSorted((a, b) => b.field.distinct - a.field.distinct)[0]
  return { candidate, reason: 'A guess: the field with the most different values.' }
}

const totals = /^(summe|total|totals|gesamt|somme|sum|total g[ée]n[ée]ral)\b/i

/** Records that are none: without an identifier, or the total below a list. */
export function suggestFilter(
  { candidate }: IdentifierSuggestion,
  { count }: Inspection,
): { records: NonNullable<Mapping['records']>; reason: string } | undefined {
  if (!candidate) return undefined
  const { field } = candidate
  const sums = textsOf(field).filter((text) => totals.test(text.trim()))
  const hasGaps = field.count - field.empty < count
  if (!hasGaps && sums.length === 0) return undefined
  return {
    records: {
      ...(hasGaps && { keep: { field: field.path, exists: true } }),
      ...(sums.length > 0 && { drop: { field: field.path, is: sums } }),
    },
    reason: [
      ...(hasGaps ? ['Some records have no identifier: they are left out.'] : []),
      ...(sums.length > 0 ? [`${sums.join(', ')} is no product.`] : []),
    ].join(' '),
  }
}
