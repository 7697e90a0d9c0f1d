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
  const candidate = namedOf(own, count)
  if (!candidate) return guessOf(own)
  const { distinct } = candidate.field
  const different = distinct < mostDistinct ? `${distinct}` : `${mostDistinct} or more`
  return {
    candidate,
    reason: `Named like an identifier; ${different} different ones in ${count} records.`,
  }
}

/** Named so, and the surer the better: a name of its own before an ending, all different before most. */
function namedOf(own: readonly Candidate[], count: number): Candidate | undefined {
  const byWord = identifierWords.flatMap((word) =>
    own.filter(({ name, field }) => settled(name) === word && (field.distinct > 1 || count === 1)),
  )
  const byEnding = own.filter(({ name }) => identifierEndings.test(wordsIn(name).at(-1) ?? ''))
  return (
    byWord.find((one) => tellsApart(one, 0.5)) ??
    byEnding.find((one) => tellsApart(one, 1) && filledIn(one) >= count) ??
    byWord[0] ??
    byEnding.find((one) => tellsApart(one, 1) && filledIn(one) >= count * 0.3)
  )
}

function filledIn({ field }: Candidate): number {
  return field.count - field.empty
}

/** Whether at least this share of its values are different; counting them has an end. */
function tellsApart(candidate: Candidate, share: number): boolean {
  return candidate.field.distinct >= Math.min(filledIn(candidate), mostDistinct) * share
}

/** Addresses, files and long texts differ, too, but name nothing. */
function guessOf(own: readonly Candidate[]): {
  candidate: Candidate | undefined
  reason: string
} {
  const isPlain = ({ field: { kinds, longest } }: Candidate) =>
    longest <= 100 && kinds.every(({ kind }) => !['url', 'file', 'html'].includes(kind))
  const byDistinct = own.toSorted((a, b) => b.field.distinct - a.field.distinct)
  const candidate = byDistinct.find(isPlain) ?? byDistinct[0]
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
