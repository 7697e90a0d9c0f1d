import type { Attribute } from '#contract'
import type { Field } from '../inspecting/field-tree.ts'
import type { Inspection } from '../inspecting/inspect.ts'
import { formatPath, parsePath } from '../records/path.ts'
import type { PimStructure } from '../structure/structure.ts'
import { barePath, type Candidate, leavesOf } from './candidates.ts'
import { languageNames, languageSaid } from './words.ts'

/** What a suggestion is made from, looked at once. */
export interface Surroundings {
  inspection: Inspection
  structure: PimStructure
  /** Of texts that do not say it themselves, and where that is known from. */
  language: { code: string; reason: string } | undefined
}

/** @param named the languages that fields are named in */
export function surroundingsOf(
  inspection: Inspection,
  structure: PimStructure,
  named: readonly string[],
): Surroundings {
  return { inspection, structure, language: languageOfFile(inspection, named) }
}

function languageOfFile(
  { header, fields }: Inspection,
  named: readonly string[],
): Surroundings['language'] {
  const top = header.find(({ path }) => languageNames.test(lastName(path)))
  if (top) {
    const reason = `the file says ${top.value} at its beginning`
    return { code: languageSaid(top.value), reason }
  }
  const beside = leavesOf(fields).find(
    ({ path, words }) => languageNames.test(lastName(path)) && words.length === 1,
  )
  const [word = ''] = beside?.words ?? []
  if (word !== '') return { code: languageSaid(word), reason: `${beside?.path} says ${word}` }
  const counts = Map.groupBy(named, (one) => one)
  const [most] = [...counts].toSorted(([, one], [, other]) => other.length - one.length)
  return most && { code: most[0], reason: `its fields are named in ${names[most[0]] ?? most[0]}` }
}

const names: Record<string, string> = { de: 'German', en: 'English', fr: 'French' }

/** A locale, and why it is one where that is a guess. */
export interface LocaleFound {
  locale: string
  guess?: string
}

/** The locale of a language, or the likeliest one. */
export function localeFor(
  { language }: Pick<Candidate, 'language'>,
  { available_locales: available }: Attribute,
  { language: ofFile, structure: { locales, channels } }: Surroundings,
): LocaleFound | undefined {
  const allowed = [...locales].filter((one) => available.length === 0 || available.includes(one))
  const used = (locale: string) =>
    [...channels.values()].filter((channel) => channel.locales.includes(locale)).length
  const best = (of: string) =>
    allowed
      .filter((locale) => locale.startsWith(`${of}_`))
      .toSorted((one, other) => used(other) - used(one))[0]
  if (language !== undefined) {
    const locale = best(language)
    return locale === undefined ? undefined : { locale }
  }
  const likely = ofFile && best(ofFile.code)
  if (likely) return { locale: likely, guess: `${likely} because ${ofFile.reason}.` }
  const [first] = allowed
  const why = ofFile ? `: no locale is for what it should be in, as ${ofFile.reason}` : ''
  return first === undefined ? undefined : { locale: first, guess: `${first} is a guess${why}.` }
}

/** A field beside another one, as a path from the element that both are in. */
export interface FieldBeside {
  path: string
  words: readonly string[]
  /** How often there is something in it. */
  filled: number
}

/** A field beside another one: an attribute of its element, or an element in the same one. */
export function fieldBeside(
  { path }: Pick<Candidate, 'path'>,
  { inspection: { fields } }: Surroundings,
  isMeant: (name: string, isOwn: boolean) => boolean,
): FieldBeside | undefined {
  const own = barePath({ steps: path.steps })
  const above = barePath({ steps: path.steps.slice(0, -1) })
  const all = leavesOf(fields).map((field) => ({ field, parsed: parsePath(field.path) }))
  const attribute = all.find(
    ({ parsed }) =>
      parsed.attribute !== undefined &&
      parsed.attribute !== path.attribute &&
      barePath({ steps: parsed.steps }) === own &&
      isMeant(parsed.attribute, parsed.steps.length > 0),
  )
  if (attribute) {
    return { path: `@${attribute.parsed.attribute}`, ...wordsOf(attribute.field) }
  }
  const sibling = all.find(
    ({ field, parsed: { steps, attribute: none } }) =>
      none === undefined &&
      field.samples.length > 0 &&
      steps.length === path.steps.length &&
      barePath({ steps: steps.slice(0, -1) }) === above &&
      barePath({ steps }) !== own &&
      isMeant(steps.at(-1)?.name ?? '', false),
  )
  const name = sibling?.parsed.steps.at(-1)?.name
  if (!sibling || name === undefined) return undefined
  return { path: formatPath({ steps: [{ name, where: [] }] }), ...wordsOf(sibling.field) }
}

function wordsOf({ words, count, empty }: Field): Omit<FieldBeside, 'path'> {
  return { words, filled: count - empty }
}

function lastName(path: string): string {
  const { steps, attribute } = parsePath(path)
  return attribute ?? steps.at(-1)?.name ?? ''
}
