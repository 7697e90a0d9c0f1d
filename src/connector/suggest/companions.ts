import type { Attribute } from '#contract'
import type { ValueRule } from '../mapping/schema.ts'
import { findUnit } from '../mapping/values/units.ts'
import { type Candidate, leavesOf } from './candidates.ts'
import { listed } from './match-words.ts'
import { wordAlone } from './number-format.ts'
import { fieldBeside, type FieldBeside, type Surroundings } from './surroundings.ts'
import { meaningOf, settled, wordsIn } from './words.ts'

const unitNames = /unit|einheit|uom|unite/
const noUnits = /price|preis|prix|cost|quantity|menge|amount|betrag/
const sapUnits: Record<string, string> = { gewei: 'weight', meabm: 'length width height depth' }

/** The unit of measurements: beside each, in it, in the field's name, or a guess; undefined when none can be told. */
export function unitFor(
  candidate: Candidate,
  { metric_family, default_metric_unit, code }: Attribute,
  hasWords: boolean,
  surroundings: Surroundings,
  reasons: string[],
): Pick<ValueRule, 'unit' | 'invalid'> | undefined {
  const family = surroundings.structure.measurementFamilies.get(metric_family ?? '')
  if (!family) return undefined
  const isUnit = (word: string) => typeof findUnit(word, family) === 'string'
  const beside = fieldBeside(candidate, surroundings, (name, isOwn) =>
    isUnitFor(name, candidate, isOwn),
  )
  const isOfOthers = candidate.isFeature && !beside?.words.some(isUnit)
  if (beside && !isOfOthers) {
    const unknown = beside.words.filter((word) => !isUnit(word))
    if (unknown.length > 0 && unknown.length === beside.words.length) return undefined
    if (unknown.length > 0 && !candidate.isFeature)
      reasons.push(`No units of ${family.code}: ${listed(unknown)}. The PIM would not know them.`)
    return {
      unit: besideOrInside(beside.path, candidate, hasWords),
      ...gapsIn(beside, candidate, hasWords, reasons),
    }
  }
  const [hinted] = candidate.hints.flatMap(({ unit }) => unit ?? [])
  if (hinted !== undefined && isUnit(hinted)) {
    reasons.push(`Usually in ${hinted}: the file does not say it.`)
    return { unit: hinted }
  }
  if (hasWords) return { unit: { from: ownText(candidate), transforms: wordOnly } }
  const named = [...inBrackets(candidate.name), ...wordsIn(candidate.name).slice(1)]
    .map((word) => findUnit(word, family))
    .find((unit) => typeof unit === 'string')
  if (named !== undefined) return { unit: named }
  reasons.push(`No unit beside it: ${default_metric_unit}, the usual one of ${code}, is a guess.`)
  return { unit: default_metric_unit ?? family.standard_unit_code }
}

/** ERPs write 0 and no unit where they know no weight: that is no reason to refuse the product. */
function gapsIn(
  { filled }: FieldBeside,
  { field, isFeature }: Candidate,
  hasWords: boolean,
  reasons: string[],
): Pick<ValueRule, 'invalid'> {
  if (hasWords || isFeature || filled >= field.count - field.empty) return {}
  reasons.push('Some have no unit beside them: they are left out.')
  return { invalid: 'ignore' }
}

/** Some amounts may have their unit in the same text. */
function besideOrInside(
  path: string,
  candidate: Candidate,
  hasWords: boolean,
): NonNullable<ValueRule['unit']> {
  return hasWords ? { from: [path, ownText(candidate)], transforms: wordOnly } : { from: path }
}

/** The element of the amount, or the attribute that the amount stands in. */
function ownText({ path: { attribute } }: Candidate): string {
  return attribute === undefined ? '.' : `@${attribute}`
}

const wordOnly = [{ replace: { pattern: wordAlone, with: '' } }]

/** A unit beside is for what stands in the same element, or for what its name says. */
function isUnitFor(
  name: string,
  { path, isFeature, name: own }: Candidate,
  isOwn: boolean,
): boolean {
  const plain = settled(name)
  const ofSap = sapUnits[plain]?.split(' ').includes(meaningOf(own)?.meaning ?? '')
  if (ofSap) return true
  if (!unitNames.test(plain) || noUnits.test(plain)) return false
  if (isOwn || isFeature || path.steps.length > 1) return plain.length < 22
  return plain === 'unit' || wordsIn(name).some((word) => sharesMeaning(word, own))
}

function sharesMeaning(word: string, own: string): boolean {
  const meaning = meaningOf(word.replace(/s?einheit$/i, ''))?.meaning
  return (
    meaning !== undefined &&
    [own, ...wordsIn(own)].some((one) => meaningOf(one)?.meaning === meaning)
  )
}

function inBrackets(name: string): string[] {
  const [, word] = /[([]\s*([^)\]]+?)\s*[)\]]/.exec(name) ?? []
  return word === undefined ? [] : [word]
}

/** The currency of prices, in the same order. */
export function currencyFor(
  candidate: Candidate,
  hasWords: boolean,
  surroundings: Surroundings,
  reasons: string[],
): ValueRule['currency'] {
  const { currencies } = surroundings.structure
  const beside = currencyBeside(candidate, surroundings)
  if (beside) return besideOrSame(beside, candidate, surroundings, reasons)
  const named = [...currencies].find((code) =>
    new RegExp(`(^|[^A-Z])${code}($|[^A-Z])`).test(candidate.field.path),
  )
  if (named !== undefined) return named
  if (hasWords) return { from: ownText(candidate), transforms: currencySigns }
  const header = surroundings.inspection.header.find(({ value }) =>
    currencies.has(value.trim().toUpperCase()),
  )
  if (header) {
    reasons.push(`The file says ${header.value} at its beginning.`)
    return header.value.trim().toUpperCase()
  }
  const [first] = currencies
  if (first !== undefined) reasons.push(`No currency beside it: ${first} is a guess.`)
  return first
}

/** The field that says the currency of an amount beside it. */
export function currencyBeside(
  candidate: Candidate,
  surroundings: Surroundings,
): FieldBeside | undefined {
  return fieldBeside(candidate, surroundings, (name) =>
    /^(price_?)?(currency|waehrung|wahrung|währung|devise|monnaie|cur|валюта)$/i.test(name),
  )
}

/** Where some prices do not say it, all are in the one currency that the others are in. */
function besideOrSame(
  { path, words, filled }: FieldBeside,
  { bare, field }: Candidate,
  { structure: { currencies }, inspection }: Surroundings,
  reasons: string[],
): ValueRule['currency'] {
  const amounts = leavesOf(inspection.fields).find((one) => one.path === bare) ?? field
  const only = words.length === 1 ? words[0]?.trim().toUpperCase() : undefined
  const isNone =
    words.length > 0 && !words.some((word) => currencies.has(word.trim().toUpperCase()))
  if (isNone) return undefined
  const isAlways = filled >= amounts.count - amounts.empty
  if (isAlways || only === undefined || !currencies.has(only)) return { from: path }
  reasons.push(`Not all say their currency; those that do say ${only}.`)
  return only
}

const signs = { '€': 'EUR', $: 'USD', '£': 'GBP', Fr: 'CHF' }
const currencySigns = [...wordOnly, { lookup: { table: signs, otherwise: 'keep' as const } }]
