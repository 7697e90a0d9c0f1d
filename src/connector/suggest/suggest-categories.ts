import type { PimStructure } from '../structure/structure.ts'
import type { TransformSpec } from '../transforms/schema.ts'
import type { Candidate } from './candidates.ts'
import { splitBy, splitMarkOf, textsOf } from './describe-value.ts'
import { explainMatch, knownIn, listed, matchWords, tableOf } from './match-words.ts'
import { isNamedLike, type PropertySuggestion } from './suggest-family.ts'

/** The categories: of a field whose words, lists or paths are codes or labels of categories. */
export function suggestCategories(
  candidates: readonly Candidate[],
  { categories }: PimStructure,
): PropertySuggestion | undefined {
  if (!categories) return undefined
  const found = candidates.flatMap((candidate) => {
    const parts = partsOf(textsOf(candidate.field))
    const match = matchWords([...new Set(parts.words)], categories.values())
    const share = knownIn(match) / Math.max(1, match.unknown.length + knownIn(match))
    const isNamed = isNamedLike(candidate, 'category')
    const isSure = isNamed ? share >= 0.3 : share === 1 && match.beginnings.size === 0
    return isSure ? [{ candidate, match, parts, score: share + (isNamed ? 1 : 0) }] : []
  })
  const [best] = found.toSorted((one, other) => other.score - one.score)
  if (!best) return undefined
  const { match, parts, candidate } = best
  const isTable = match.labels.size + match.beginnings.size > 0
  const lookup: TransformSpec[] = isTable ? [{ lookup: { table: tableOf(match) } }] : []
  const left = match.unknown.length > 0
  return {
    rule: {
      from: candidate.field.path,
      transforms: [...parts.transforms, ...lookup],
      ...(left && { unknown: 'ignore' }),
    },
    reason: [
      ...parts.reasons,
      ...explainMatch(match, 'categories'),
      ...(left ? [`No categories: ${listed(match.unknown)}. Left out.`] : []),
      'The list replaces that of the PIM.',
    ].join(' '),
  }
}

/** Lists in a text, and of paths (`All / Outdoor / Tents`) the last step. */
function partsOf(texts: readonly string[]) {
  const mark = splitMarkOf(texts)
  const entries = mark === undefined ? texts : texts.flatMap((text) => splitBy(text, mark))
  const arrow = ['>', '/', '\\'].find((one) => entries.some((entry) => entry.includes(one)))
  const words = arrow === undefined ? entries : entries.map((entry) => lastStep(entry, arrow))
  const split: TransformSpec[] = mark === undefined ? ['trim'] : [{ split: mark }]
  const pattern = arrow && `^.*${arrow === '\\' ? '\\\\' : arrow} *`
  return {
    words: words.map((word) => word.trim()),
    transforms: [...split, ...(pattern ? [{ replace: { pattern, with: '' } }] : [])],
    reasons: [
      ...(mark === undefined ? [] : [`Lists with ${mark} between their parts.`]),
      ...(arrow === undefined ? [] : [`Of paths such as ${entries[0]} the last step.`]),
    ],
  }
}

function lastStep(path: string, arrow: string): string {
  return path.slice(path.lastIndexOf(arrow) + 1)
}
