import type { Rule, ValueRule } from '../mapping/schema.ts'
import type { PimStructure } from '../structure/structure.ts'
import type { TransformSpec } from '../transforms/schema.ts'
import type { Candidate } from './candidates.ts'
import { textsOf } from './describe-value.ts'
import { explainMatch, knownIn, listed, matchWords, tableOf } from './match-words.ts'
import { means } from './words.ts'

/** A proposal for one property of products. */
export interface PropertySuggestion {
  rule: Rule
  reason: string
}

/** The family: of a field whose words are families, or the one that the mapped attributes speak for. */
export function suggestFamily(
  candidates: readonly Candidate[],
  values: readonly ValueRule[],
  structure: PimStructure,
): PropertySuggestion | undefined {
  const { families } = structure
  const found = candidates.flatMap((candidate) => {
    const words = textsOf(candidate.field)
    const match = matchWords(words, families.values())
    const share = knownIn(match) / words.length
    const isNamed = isNamedLike(candidate, 'family')
    const isSure = isNamed ? share >= 0.3 : share === 1 && match.beginnings.size === 0
    return isSure && !candidate.isManifold
      ? [{ candidate, match, score: share + (isNamed ? 1 : 0) }]
      : []
  })
  const [best] = found.toSorted((one, other) => other.score - one.score)
  return best ? fromField(best.candidate, best.match) : bestCovered(values, structure)
}

/** Whether a name or a preset says that a field is one of these. */
export function isNamedLike(
  { name, hints }: Candidate,
  role: 'family' | 'category' | 'enabled',
): boolean {
  return hints.some((hint) => hint.role === role) || means(name, role)
}

const onlyNew = 'Only for new products: an editor may move one later.'

function fromField({ field }: Candidate, match: ReturnType<typeof matchWords>): PropertySuggestion {
  const isTable = match.labels.size + match.beginnings.size > 0
  const lookup: TransformSpec[] = isTable ? [{ lookup: { table: tableOf(match) } }] : []
  const left = match.unknown.length > 0
  const unknown = left
    ? [`No families: ${listed(match.unknown)}. Left out until the table has them.`]
    : []
  return {
    rule: {
      only: 'new',
      from: field.path,
      transforms: ['trim', ...lookup],
      ...(left && { unknown: 'ignore' }),
    },
    reason: [...explainMatch(match, 'families'), ...unknown, onlyNew].join(' '),
  }
}

/** No field says it: the family that has most of the mapped attributes, when it is ahead of all others. */
function bestCovered(
  values: readonly ValueRule[],
  { families }: PimStructure,
): PropertySuggestion | undefined {
  const mapped = [...new Set(values.map(({ attribute }) => attribute))]
  const counted = [...families.values()]
    .map(({ code, attributes }) => ({
      code,
      count: mapped.filter((attribute) => attributes.includes(attribute)).length,
    }))
    .toSorted((one, other) => other.count - one.count)
  const [best, second] = counted
  if (!best || best.count === 0 || best.count === second?.count) return undefined
  const reason = `A guess: ${best.code} has ${best.count} of the ${mapped.length} mapped attributes, more than any other family.`
  return { rule: { only: 'new', value: best.code }, reason: `${reason} ${onlyNew}` }
}
