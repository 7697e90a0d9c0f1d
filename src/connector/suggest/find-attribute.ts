import type { Attribute } from '#contract'
import type { Inspection } from '../inspecting/inspect.ts'
import { isMappable } from '../mapping/values/index.ts'
import type { Role } from '../presets/preset.ts'
import type { PimStructure } from '../structure/structure.ts'
import type { Candidate } from './candidates.ts'
import { placeInName } from './place-in-name.ts'
import { compoundOf, meaningOf, runsOf, settled, wordsIn } from './words.ts'

/** An attribute that a field may be for. */
export interface AttributeMatch {
  attribute: Attribute
  reason: string
  /** How much speaks for it: a preset more than a name, a whole name more than a word of it. */
  strength: number
  /** The language that the name is in. */
  language?: string | undefined
  /** The locale and the channel that the name says its values are for. */
  locale?: string
  scope?: string
}

/** The attribute that a field's name, or what a preset says of it, speaks for most. */
export function findAttribute(
  candidate: Candidate,
  { preset }: Inspection,
  structure: PimStructure,
): AttributeMatch | undefined {
  const { attributes, currencies } = structure
  const known = [...attributes.values()].filter(({ type }) => isMappable(type))
  const placed = placeInName(candidate.path.steps.at(-1)?.name ?? '', structure)
  if (placed && known.includes(placed.attribute)) {
    const { code } = placed.attribute
    return { ...placed, reason: `Named after ${code}, and what its values are for.`, strength: 6 }
  }
  const { hints, isFeature } = candidate
  const hinted = hints.flatMap(({ role }) => byRole(role, known) ?? [])[0]
  if (hinted) return { ...hinted, reason: `${preset?.label}: ${hinted.reason}` }
  if (hints.length > 0) return undefined
  const found = byName(candidate.name, known.filter(isOfTheFile), currencies)
  if (!found || isNoName(candidate, found)) return undefined
  if (!isFeature) return isNameOfPart(candidate, found) ? { ...found, strength: 1.5 } : found
  return { ...found, reason: `A feature of this name. ${found.reason}` }
}

/** The name in `options/name` is rather that of an option: a `title` of the product goes before it. */
function isNameOfPart({ path }: Candidate, { attribute, strength }: AttributeMatch): boolean {
  const depth = path.steps.length + (path.attribute === undefined ? 0 : 1)
  const meaning = meaningOf(attribute.code)?.meaning
  return strength > 1.5 && depth > 1 && (meaning === 'name' || meaning === 'description')
}

/** A name of something inside, or a number, whatever it is called, is no name of the product. */
function isNoName(
  { field: { kinds, isRepeated }, isManifold, path }: Candidate,
  { attribute, strength }: AttributeMatch,
): boolean {
  const meaning = meaningOf(attribute.code)?.meaning
  if (meaning === 'name' && path.attribute !== undefined && path.steps.length > 0) return true
  if (strength > 2 || (meaning !== 'name' && meaning !== 'description')) return false
  const isOfPart = isManifold && !isRepeated
  return isOfPart || kinds.every(({ kind }) => /^(integer|ean|number|date|url|file)/.test(kind))
}

/** Records of reference entities and assets have codes of their own, and files are uploaded first. */
const notInFiles =
  /^(akeneo_reference_entity|akeneo_reference_entity_collection|pim_catalog_(asset_collection|image|file))$/

function isOfTheFile({ type }: Attribute): boolean {
  return !notInFiles.test(type)
}

function byRole(role: Role, known: readonly Attribute[]): AttributeMatch | undefined {
  const meaning = meaningOf(role)?.meaning
  if (meaning === undefined || unmapped.has(meaning)) return undefined
  const attribute = byMeaning(meaning, known.filter(isOfTheFile))
  return attribute && { attribute, reason: `this is the ${role}.`, strength: 5 }
}

/** What is no attribute, whatever it is called. */
const unmapped = new Set(['family', 'category'])

function byName(
  name: string,
  known: readonly Attribute[],
  currencies: ReadonlySet<string>,
): AttributeMatch | undefined {
  const plain = withoutExtras(name, currencies)
  const byCode = known.find(({ code }) => [settled(name), plain].includes(settled(code)))
  const language = meaningOf(plain)?.language
  if (byCode) {
    const reason = `Same name as the attribute ${byCode.code}.`
    return { attribute: byCode, reason, strength: 4, language }
  }
  const byLabel = known
    .map((attribute) => ({ attribute, locale: labelLike(attribute, [settled(name), plain]) }))
    .find(({ locale }) => locale !== undefined)
  if (byLabel) {
    const { attribute, locale } = byLabel
    const reason = `Named like the label of ${attribute.code}.`
    return { attribute, reason, strength: 3, language: language ?? locale?.slice(0, 2) }
  }
  return byWholeMeaning(name, plain, known) ?? byOneWord(name, known)
}

function labelLike({ labels }: Attribute, names: readonly string[]): string | undefined {
  return Object.entries(labels).find(([, label]) => names.includes(settled(label ?? '')))?.[0]
}

/** `Gewicht (kg)` and `Preis EUR` without what is in brackets, and without currencies. */
function withoutExtras(name: string, currencies: ReadonlySet<string>): string {
  const words = wordsIn(name.replaceAll(/[([].*?[)\]]/g, ' '))
  return settled(words.filter((word) => !currencies.has(word.toUpperCase())).join(''))
}

function byWholeMeaning(
  name: string,
  plain: string,
  known: readonly Attribute[],
): AttributeMatch | undefined {
  const run = runsOf(name).find((words) => meaningOf(words))
  const found = meaningOf(name) ?? meaningOf(plain) ?? (run && meaningOf(run))
  if (!found || unmapped.has(found.meaning)) return undefined
  const attribute = byMeaning(found.meaning, known)
  if (!attribute) return undefined
  const reason = `"${name}" usually means ${attribute.code}.`
  return { attribute, reason, strength: 2, language: found.language }
}

/** Words that make of a price or a weight something that is told of it, or another one. */
const turning =
  /^(type|typ|quantity|menge|qty|factor|faktor|unit|unite|einheit|uom|tax|steuer|ttc|bound|min|max|date|datum|count|anzahl|group|gruppe|groupe|code|id|ek|einkauf|einkaufs|achat|ach|level|role|scheme|cost|kosten|purchase|wholesale|supplier|lieferant|fournisseur|langue\d?|net_customer|verpackungs?|karton|paletten|versand)$/i

/** `AR_PoidsNet`, `Hauptfarbe`: one of its words means something, and no other one turns it. */
function byOneWord(name: string, known: readonly Attribute[]): AttributeMatch | undefined {
  const words = wordsIn(name)
  const heads = words.flatMap((word) => compoundOf(word)?.head ?? [])
  if (words.length + heads.length < 2 || [...words, ...heads].some(isTurning)) return undefined
  const found = words.flatMap((word) => meaningOf(word) ?? meaningOf(tailOf(word)) ?? [])
  const [first] = found
  if (!first || new Set(found.map(({ meaning }) => meaning)).size > 1) return undefined
  const attribute = unmapped.has(first.meaning) ? undefined : byMeaning(first.meaning, known)
  if (!attribute) return undefined
  const reason = `One of the words of "${name}" usually means ${attribute.code}: a guess.`
  return { attribute, reason, strength: 1, language: first.language }
}

/** Also with the letters that join it to the word behind it: `Einkaufs-`. */
function isTurning(word: string): boolean {
  return turning.test(word) || turning.test(word.replace(/(s|n|en)$/, ''))
}

function tailOf(word: string): string {
  return compoundOf(word)?.tail ?? word
}

function byMeaning(meaning: string, known: readonly Attribute[]): Attribute | undefined {
  return known.find(({ code }) => meaningOf(code)?.meaning === meaning)
}
