import type { Inspection } from '../inspecting/inspect.ts'
import type { Mapping, ValueRule } from '../mapping/schema.ts'
import type { PimStructure } from '../structure/structure.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { describeValue } from './describe-value.ts'
import { type AttributeMatch, findAttribute } from './find-attribute.ts'
import { suggestCategories } from './suggest-categories.ts'
import { suggestEnabled } from './suggest-enabled.ts'
import { type PropertySuggestion, suggestFamily } from './suggest-family.ts'
import { suggestFilter, suggestIdentifier } from './suggest-identifier.ts'
import { findParent, type ModelSuggestion, suggestModel } from './suggest-model.ts'
import { surroundingsOf } from './surroundings.ts'
import { meaningOf } from './words.ts'

/** Parts of a mapping, besides its values, that a reason may be about. */
export type SuggestedPart =
  'records' | 'empty_words' | 'model' | 'family' | 'categories' | 'enabled'

/** A first mapping to read and correct, with the reason for each line. */
export interface Suggestion {
  mapping: Mapping
  /** One reason for each of `mapping.values`, in their order. */
  reasons: readonly string[]
  identifierReason: string
  /** One for each of the other parts that were proposed. */
  about: Readonly<Partial<Record<SuggestedPart, string>>>
  /** Fields that nothing was found for. */
  left: readonly { path: string; samples: readonly string[] }[]
}

/**
 * Proposes a mapping from the names and sample values of a file's fields, the hints of its preset, and the
 * structure of the PIM. Guesses are called guesses.
 */
export function suggest(inspection: Inspection, structure: PimStructure): Suggestion {
  const candidates = candidatesOf(inspection)
  const identifier = suggestIdentifier(candidates, inspection)
  const { found, model } = suggestLevels(candidates, identifier.candidate, inspection, structure)
  const values = found.map(({ rule }) => rule)
  const free = candidates.filter(
    (one) =>
      one !== identifier.candidate &&
      one !== model?.candidate &&
      !found.some(({ candidate }) => candidate === one),
  )
  const parts = {
    records: suggestFilter(identifier, inspection),
    empty_words: suggestEmptyWords(candidates, inspection),
    model,
    family: suggestFamily(free, values, structure),
    categories: suggestCategories(free, structure),
    enabled: suggestEnabled(free),
  }
  return {
    mapping: {
      version: 1,
      source: {
        format: inspection.format.kind,
        ...(inspection.record && { record: inspection.record }),
      },
      identifier: identifier.identifier,
      ...rulesOf(parts),
      values,
    },
    reasons: found.map(({ reason }) => reason),
    identifierReason: identifier.reason,
    about: Object.fromEntries(
      Object.entries(parts).flatMap(([part, about]) => (about ? [[part, about.reason]] : [])),
    ),
    left: leftOf(free, parts, values),
  }
}

interface Parts {
  records: ReturnType<typeof suggestFilter>
  empty_words: ReturnType<typeof suggestEmptyWords>
  model: ModelSuggestion | undefined
  family: PropertySuggestion | undefined
  categories: PropertySuggestion | undefined
  enabled: PropertySuggestion | undefined
}

function rulesOf({ records, empty_words: empty, model, family, categories, enabled }: Parts) {
  return {
    ...(records && { records: records.records }),
    ...(empty && { empty_words: empty.words }),
    ...(model && { model: model.rule }),
    ...(family && { family: family.rule }),
    ...(categories && { categories: categories.rule }),
    ...(enabled && { enabled: enabled.rule }),
  }
}

/** Fields that neither a rule reads nor a value has beside it. */
function leftOf(
  free: readonly Candidate[],
  { family, categories, enabled }: Parts,
  values: readonly ValueRule[],
): Suggestion['left'] {
  const used = new Set(
    [family, categories, enabled].flatMap((part) => [
      part?.rule.from,
      ...(part?.rule.cases ?? []).map(({ when }) => when?.field),
    ]),
  )
  return free
    .filter(({ field }) => !used.has(field.path) && !isCompanion(field.path, values))
    .map(({ field: { path, samples } }) => ({ path, samples: samples.slice(0, 3) }))
}

/** The values, and the models that some of them belong to: when those are sure, their field is no value. */
function suggestLevels(
  candidates: readonly Candidate[],
  identifier: Candidate | undefined,
  inspection: Inspection,
  structure: PimStructure,
): { found: SuggestedValue[]; model: ModelSuggestion | undefined } {
  const parent = findParent(candidates, identifier, inspection)
  const others = candidates.filter((one) => one !== parent)
  const valuesOf = (fields: readonly Candidate[]) =>
    suggestValues(fields, identifier, inspection, structure)
  const found = parent ? valuesOf(others) : []
  const model = parent && suggestModel(parent, found, others, structure)
  return model ? { found, model } : { found: valuesOf(candidates), model }
}

interface SuggestedValue {
  candidate: Candidate
  rule: ValueRule
  reason: string
}

/** For each value of a product the field that most speaks for; in the order of the file. */
function suggestValues(
  candidates: readonly Candidate[],
  identifier: Candidate | undefined,
  inspection: Inspection,
  structure: PimStructure,
): SuggestedValue[] {
  const matches = candidates.flatMap((candidate) => {
    const match = findAttribute(candidate, inspection, structure)
    if (!match || isIdentifierAgain(candidate, identifier, match)) return []
    return [{ candidate, match }]
  })
  const languages = matches.flatMap(({ match }) => match.language ?? [])
  const surroundings = surroundingsOf(inspection, structure, languages)
  const best = new Map<string, SuggestedValue & { strength: number }>()
  for (const { candidate, match } of matches) {
    const described = describeValue(candidate, match, surroundings)
    if (!described) continue
    const { rule, reasons } = described
    const key = JSON.stringify([rule.attribute, rule.locale, match.scope, currencyIn(rule)])
    if ((best.get(key)?.strength ?? 0) >= match.strength) continue
    const reason = [match.reason, ...reasons].join(' ')
    best.set(key, { candidate, rule, reason, strength: match.strength })
  }
  return [...best.values()].toSorted(
    (one, other) => candidates.indexOf(one.candidate) - candidates.indexOf(other.candidate),
  )
}

/** Numbers of articles are no words to choose from, and the name is not the number once more. */
function isIdentifierAgain(
  { field }: Candidate,
  identifier: Candidate | undefined,
  { attribute: { code, type } }: AttributeMatch,
): boolean {
  const isForWords = type.endsWith('select') || meaningOf(code)?.meaning === 'name'
  if (!identifier || !isForWords || field.distinct < 2) return false
  return (
    field.distinct === identifier.field.distinct &&
    field.samples.every((text, at) => text === identifier.field.samples[at])
  )
}

/** Prices whose currency stands beside them may be in the same one, so there is one rule for them. */
function currencyIn({ currency }: ValueRule): string | undefined {
  return typeof currency === 'object' ? 'beside' : currency
}

/** Words that stand where there is nothing. */
function suggestEmptyWords(
  candidates: readonly Candidate[],
  { preset }: Inspection,
): { words: string[]; reason: string } | undefined {
  const seen = candidates
    .flatMap(({ field }) => field.words)
    .filter((word) => /^(-+|n\/a|tbd|null|none)$/i.test(word))
  const words = [...new Set([...(preset?.emptyWords ?? []), ...seen])]
  if (words.length === 0) return undefined
  return { words, reason: 'These stand where there is nothing.' }
}

/** A unit, currency or language beside a value is no field of its own. */
function isCompanion(path: string, values: readonly ValueRule[]): boolean {
  if (/(^|\/)@(lang|language|sprache|languageCode)$/i.test(path)) return true
  return values.some(({ from, unit, currency }) =>
    [unit, currency].some((beside) => {
      if (typeof beside !== 'object') return false
      const paths = [beside.from ?? []].flat()
      return paths.some((one) => one === path || `${from}/${one}` === path)
    }),
  )
}
