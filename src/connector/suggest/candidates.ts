import type { Field } from '../inspecting/field-tree.ts'
import type { Inspection } from '../inspecting/inspect.ts'
import type { PresetField } from '../presets/preset.ts'
import { formatPath, parsePath, type Path, type Step } from '../records/path.ts'
import { languageNames, languageOf, languageSaid, wordsIn } from './words.ts'

/** A field as something to map: what it is called, in which language, what a preset says of it. */
export interface Candidate {
  field: Field
  path: Path
  /** The path without its conditions. */
  bare: string
  name: string
  /** One of many pairs of a name and a value. */
  isFeature: boolean
  language?: string
  /** A record may have it several times. */
  isManifold: boolean
  hints: readonly PresetField[]
  /** It holds HTML as elements. */
  isMarkup?: boolean
}

/** All fields with something in them; what a condition has to tell apart stands there once for each. */
export function candidatesOf({ fields, preset }: Inspection): Candidate[] {
  const all = leavesOf(fields)
  const found = fields
    .flatMap((field) => [...walk(field, false)])
    .filter(({ field }) => field.samples.length > 0)
  const hints = preset?.fields ?? []
  const hinted = found.map((one) => ({ ...one, hints: hints.filter((hint) => isAbout(hint, one)) }))
  const extra = hints
    .filter((hint) => !hinted.some((one) => one.hints.includes(hint)))
    .flatMap((hint) => narrowedTo(hint, all) ?? [])
  const isCovered = ({ bare, hints: own }: Candidate) =>
    own.length === 0 && extra.some((other) => other.bare === bare)
  return [...hinted.filter((one) => !isCovered(one)), ...extra]
}

export function leavesOf(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [field, ...leavesOf(field.children)])
}

export function barePath({ steps, attribute }: Path): string {
  const plain = steps.map(({ name }) => ({ name, where: [] }))
  return formatPath({ steps: plain, ...(attribute !== undefined && { attribute }) })
}

function* walk(field: Field, isBelowSeveral: boolean): Generator<Candidate> {
  const isManifold = isBelowSeveral || field.isRepeated
  const elements = field.children.filter(({ path }) => parsePath(path).attribute === undefined)
  if (elements.length > 0 && elements.every(isTag)) {
    yield { ...toCandidate(asText(field), { isManifold, isFeature: false }), isMarkup: true }
    return
  }
  const variants = field.children.filter((child) => isVariant(field, child))
  const others = field.children.filter((child) => !variants.includes(child))
  const told = toldApartBy(variants, isManifold)
  if (told !== 'nothing') {
    for (const variant of merged(variants)) {
      yield toCandidate(variant, { isManifold: variant.isRepeated, isFeature: told === 'name' })
    }
  } else yield toCandidate(field, { isManifold, isFeature: false })
  if (told === 'name') return
  const inner = new Set(variants.map(({ path }) => barePath(parsePath(path))))
  for (const child of others) {
    const isTold = told === 'language' && languageNames.test(lastNameOf(parsePath(child.path)))
    if (!isTold && (told === 'nothing' || !inner.has(barePath(parsePath(child.path)))))
      yield* walk(child, isManifold)
  }
}

const tags =
  /^(p|br|b|strong|i|em|u|s|ul|ol|li|span|div|a|h[1-6]|sub|sup|small|table|thead|tbody|tr|td|th|hr|img)$/i

function isTag({ path }: Field): boolean {
  return tags.test(parsePath(path).steps.at(-1)?.name ?? '')
}

/** An element with nothing but tags in it, as the text that it is. */
function asText(field: Field): Field {
  const inner = leavesOf(field.children).flatMap(({ samples }) => samples)
  const samples = field.samples.length > 0 ? field.samples : inner.slice(0, 3)
  return { ...field, samples, words: [], kinds: [{ kind: 'html', count: field.count }] }
}

function isVariant(field: Field, child: Field): boolean {
  const own = parsePath(field.path).steps
  const theirs = parsePath(child.path).steps[own.length - 1]
  return theirs !== undefined && theirs.where.length > (own.at(-1)?.where.length ?? 0)
}

const nameNames = /^(f?name|ft_name|key|code|field|attribute|atnam|merkmal|label|ид)$/i
const currencyNames = /^(currency|waehrung|währung|devise|cur)$/i

/** What conditions are about; a currency is read beside each amount, and tells nothing apart. */
function toldApartBy(
  variants: readonly Field[],
  isManifold: boolean,
): 'name' | 'language' | 'type' | 'nothing' {
  const names = new Set(variants.flatMap(({ path }) => conditionNames(parsePath(path))))
  const isPair = variants.some(({ path }) =>
    conditionsIn(parsePath(path)).some(
      (one) => one.path.attribute === undefined && !languageNames.test(lastNameOf(one.path)),
    ),
  )
  if (isPair || (isManifold && [...names].some((name) => nameNames.test(name)))) return 'name'
  if ([...names].some((name) => languageNames.test(name))) return 'language'
  const hasType = [...names].some((name) => !currencyNames.test(name))
  return hasType && isManifold ? 'type' : 'nothing'
}

function conditionsIn({ steps }: Path) {
  return steps.flatMap(({ where }) => where)
}

function conditionNames(path: Path): string[] {
  return conditionsIn(path).map((one) => lastNameOf(one.path))
}

function lastNameOf({ steps, attribute }: Path): string {
  return attribute ?? steps.at(-1)?.name ?? ''
}

/** Those that differ by their currency alone are one field. */
function merged(variants: readonly Field[]): Field[] {
  const byPath = Map.groupBy(variants, ({ path }) => withoutCurrency(parsePath(path)))
  return [...byPath].map(([path, all]) => {
    const texts = (of: 'samples' | 'words') => [...new Set(all.flatMap((one) => one[of]))]
    const sum = (of: 'count' | 'empty') => all.reduce((total, one) => total + one[of], 0)
    const kinds = all.flatMap((one) => one.kinds)
    const isRepeated = all.some((one) => one.isRepeated)
    const most = {
      ...all[0]!,
      path,
      kinds,
      isRepeated,
      samples: texts('samples'),
      words: texts('words'),
    }
    return { ...most, count: sum('count'), empty: sum('empty') }
  })
}

function withoutCurrency({ steps, attribute }: Path): string {
  const settled = steps.map(({ name, where }) => {
    const others = where.filter((one) => !currencyNames.test(lastNameOf(one.path)))
    return { name, where: others.length > 0 ? others : where }
  })
  return formatPath({ steps: settled, ...(attribute !== undefined && { attribute }) })
}

function toCandidate(
  field: Field,
  { isManifold, isFeature }: Pick<Candidate, 'isManifold' | 'isFeature'>,
): Candidate {
  const path = parsePath(field.path)
  const told = conditionsIn(path).findLast((one) => languageNames.test(lastNameOf(one.path)))
  const named = isFeature
    ? conditionsIn(path).findLast((one) => !languageNames.test(lastNameOf(one.path)))
    : undefined
  const { name, language } = nameAndLanguage(named?.value ?? nameIn(path))
  const said = told?.value ?? onlyLanguageOf(field)
  const spoken = said ? languageSaid(said) : (language ?? languageInPath(path))
  const bare = barePath(path)
  const more = spoken === undefined ? {} : { language: spoken }
  return { field, path, bare, name, isFeature, isManifold, hints: [], ...more }
}

/** The one language that all of a field's elements say they are in. */
function onlyLanguageOf({ children }: Field): string | undefined {
  const beside = children.find(({ path }) => languageNames.test(parsePath(path).attribute ?? ''))
  return beside?.words.length === 1 ? beside.words[0] : undefined
}

/** What says only that there is something, whatever it is. */
const emptyNames = /^(value|amount|money|data|wert|betrag|valeur|montant)$/i

/** `name/de` is the name, in German, and `weight/value` is a weight. */
function nameIn({ steps, attribute }: Path): string {
  const names = steps.map(({ name }) => name)
  if (attribute !== undefined) names.push(attribute)
  else if (names.length > 1 && isLanguage(names.at(-1) ?? '')) names.pop()
  return names.findLast((name) => !emptyNames.test(name)) ?? names.at(-1) ?? '.'
}

function languageInPath({ steps, attribute }: Path): string | undefined {
  const last = steps.at(-1)?.name ?? ''
  return attribute === undefined && steps.length > 1 && isLanguage(last)
    ? languageOf(last)
    : undefined
}

/** `name_de` and `Bezeichnung EN`: the language is the last word. */
function nameAndLanguage(text: string): { name: string; language?: string } {
  const words = wordsIn(text)
  const country = words.length > 2 && /^[A-Z]{2}$/.test(words.at(-1) ?? '') ? 2 : 1
  const last = words.at(-country) ?? ''
  const language = words.length > country && isLanguage(last) ? languageOf(last) : undefined
  if (language === undefined) return { name: text }
  return { name: words.slice(0, -country).join(' '), language }
}

/** A single letter is a language only where something says so. */
function isLanguage(word: string): boolean {
  return (
    word.length > 1 && word.length <= 7 && languageOf(word) !== undefined && !word.startsWith('in')
  )
}

function isAbout({ path }: PresetField, { field, bare }: Candidate): boolean {
  return field.path === path || bare === path
}

/** A preset may know of conditions that looking at the file did not bring up; their words must be in it. */
function narrowedTo(hint: PresetField, all: readonly Field[]): Candidate | undefined {
  const path = parsePath(hint.path)
  const base = all.find((field) => field.path === barePath(path) && field.samples.length > 0)
  if (!base || !conditionsAreSeen(path.steps, all)) return undefined
  const several = all.some(
    ({ path: above, isRepeated }) =>
      isRepeated && (base.path === above || base.path.startsWith(`${above}/`)),
  )
  const field = { ...base, path: hint.path, words: [] }
  return { ...toCandidate(field, { isManifold: several, isFeature: false }), hints: [hint] }
}

function conditionsAreSeen(steps: readonly Step[], all: readonly Field[]): boolean {
  return steps.every(({ where }, at) =>
    where.every(({ path, value }) => {
      const above = steps.slice(0, at + 1).map(({ name }) => ({ name, where: [] }))
      const place = formatPath({ ...path, steps: [...above, ...path.steps] })
      const field = all.find((one) => one.path === place)
      return field !== undefined && [...field.words, ...field.samples].includes(value)
    }),
  )
}
