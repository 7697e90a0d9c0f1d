import type { Structure } from '../structure/structure.ts'
import { localesOf, type Value, type Values } from '../values/read.ts'
import { optionInWords, valueInWords } from '../values/words.ts'
import { choicesOf, type Member } from './member.ts'
import type { Choice, Range, Template } from './range.ts'

/** A wording in one locale. */
type Say = (locale: string) => string

/**
 * The texts that are put together from a member's pieces: its name, the tagline, the long description of the
 * shop (series, kind, choices) and the short one of the printed catalogue (tagline and facts). Only those
 * that are told of this member are made.
 */
export function writtenTexts(
  member: Member,
  values: Values,
  isTold: (attribute: string) => boolean,
  { range, structure }: { range: Range; structure: Structure },
): Values {
  const own = member.file.own.get(member.code)
  const fill = (template: Template) => (locale: string) =>
    fillIn(template, locale, (piece) => pieceOf(piece, locale, member, values, structure))
  const line = fill(own?.line ?? member.series.line)
  const given = own?.name
  const name = join(', ', [
    given ? (locale) => given[locale] ?? '' : fill(range.name),
    ...choiceWords(member, structure),
  ])
  const story = join(' ', storyOf(member).map(fill))
  const short = join(' ', [line, ...(member.kind.facts ? [fill(member.kind.facts)] : [])])
  const texts: [attribute: string, scope: string | null, text: Say][] = [
    ['name', null, name],
    ['variation_name', null, name],
    ['tagline', 'ecommerce', line],
    ['tagline', 'mobile', line],
    ['description', 'ecommerce', story],
    ['description', 'print', short],
  ]
  const told = new Map<string, Value[]>()
  for (const [attribute, scope, text] of texts.filter(([code]) => isTold(code))) {
    const before = told.get(attribute) ?? []
    told.set(attribute, [...before, ...textValues(attribute, scope, text, structure)])
  }
  return told
}

function join(separator: string, parts: readonly Say[]): Say {
  return (locale) => parts.map((part) => part(locale)).join(separator)
}

function choiceWords({ choices }: Member, structure: Structure): Say[] {
  return choices
    .filter((choice) => choice.shown)
    .map(
      ({ attribute, option }) =>
        (locale) =>
          optionInWords(attribute, option, locale, structure),
    )
}

/** Series, kind and choices; a choice that the others already speak of is not told again. */
function storyOf(member: Member): Template[] {
  const own = member.file.own.get(member.code)?.text
  if (own) return [own]
  const told = [member.series.text, ...(member.kind.text ? [member.kind.text] : [])]
  const choices = choicesOf(member).filter((choice) => !told.some((text) => mentions(text, choice)))
  return [...told, ...choices.flatMap((choice) => choice.text ?? [])]
}

function mentions(template: Template, { attribute }: Choice): boolean {
  return Object.values(template.text).some((text) => text.includes(`{${attribute}}`))
}

function textValues(
  attribute: string,
  scope: string | null,
  text: Say,
  structure: Structure,
): Value[] {
  const definition = structure.attributes.get(attribute)
  if (!definition) return []
  return localesOf(definition, scope, structure).map((locale) => ({
    locale,
    scope,
    datum: { kind: 'text', text: text(locale) },
  }))
}

/** `{series}`, `{kind}`, or an attribute's value in words. */
function pieceOf(
  piece: string,
  locale: string,
  { series, kind }: Member,
  values: Values,
  structure: Structure,
): string | undefined {
  if (piece === 'series') return series.name[locale]
  if (piece === 'kind') return kind.name[locale]
  return valueInWords(piece, locale, values, structure)
}

/** Puts the pieces into a template; sentences that now begin with one get their capital letter. */
function fillIn(
  { text, at }: Template,
  locale: string,
  piece: (name: string) => string | undefined,
): string {
  const template = text[locale] ?? ''
  if (!template.includes('{')) return template
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string, offset: number) => {
    const words = piece(name) ?? at.fail(`{${name}} has no value in ${locale} here`)
    return /(?:^|[.!?] )$/.test(template.slice(0, offset)) ? capitalise(words) : words
  })
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
