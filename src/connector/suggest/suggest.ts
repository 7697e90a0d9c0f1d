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
  /** Fields that nothing was found for, or an attribute that no value can be made for. */
  left: readonly { path: string; samples: readonly string[]; attribute?: string }[]
}

/**
 * Proposes a mapping from the names and sample values of a file's fields, the hints of its preset, and the
 * structure of the PIM. Guesses are called guesses.
 */
export function suggest(inspection: Inspection, structure: PimStructure): Suggestion {
  const candidates = candidatesOf(inspection)
  const identifier = suggestIdentifier(candidates, inspection)
  const levels = suggestLevels(candidates, identifier.candidate, inspection, structure)
  const { found, misfits, model } = levels
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
    left: leftOf(free, parts, values, misfits),
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
  misfits: ReadonlyMap<Candidate, string>,
): Suggestion['left'] {
  const used = new Set(
    [family, categories, enabled].flatMap((part) => [
      part?.rule.from,
      ...(part?.rule.cases ?? []).map(({ when }) => when?.field),
    ]),
  )
  return free
    .filter(({ field }) => !used.has(field.path) && !isCompanion(field.path, values))
    .map((one) => {
      const { path, samples } = one.field
      const attribute = misfits.get(one)
      return { path, samples: samples.slice(0, 3), ...(attribute !== undefined && { attribute }) }
    })
}

/** The values, and the models that some of them belong to: when those are sure, their field is no value. */
function suggestLevels(
  candidates: readonly Candidate[],
  identifier: Candidate | undefined,
  inspection: Inspection,
  structure: PimStructure,
): SuggestedValues & { model: ModelSuggestion | undefined } {
  const parent = findParent(candidates, identifier, inspection)
  const others = candidates.filter((one) => one !== parent)
  const valuesOf = (fields: readonly Candidate[]) =>
    suggestValues(fields, identifier, inspection, structure)
  const below = valuesOf(parent ? others : candidates)
  const model = parent && suggestModel(parent, below.found, others, structure)
  return parent && !model ? { ...valuesOf(candidates), model } : { ...below, model }
}

interface SuggestedValues {
  found: SuggestedValue[]
  /** Fields that are named like an attribute, and no value of it can be made of them. */
  misfits: ReadonlyMap<Candidate, string>
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
): SuggestedValues {
  const matches = candidates.flatMap((candidate) => {
    const match = findAttribute(candidate, inspection, structure)
    if (!match || isIdentifierAgain(candidate, identifier, match)) return []
    return [{ candidate, match }]
  })
  const languages = matches.flatMap(({ match }) => match.language ?? [])
  const surroundings = surroundingsOf(inspection, structure, languages)
  const misfits = new Map<Candidate, string>()
  const best = new Map<string, SuggestedValue & { strength: number }>()
  for (const { candidate, match } of matches) {
    const described = describeValue(candidate, match, surroundings)
    if (!described) {
      misfits.set(candidate, match.attribute.code)
      continue
    }
    const { rule, reasons } = described
    const key = JSON.stringify([rule.attribute, rule.locale, match.scope, currencyIn(rule)])
    if ((best.get(key)?.strength ?? 0) >= match.strength) continue
    const reason = [match.reason, ...reasons].join(' ')
    best.set(key, { candidate, rule, reason, strength: match.strength })
  }
  const found = [...best.values()].toSorted(
    (one, other) => candidates.indexOf(one.candidate) - candidates.indexOf(other.candidate),
  )
  return { found, misfits }
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
