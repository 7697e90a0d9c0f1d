import type { Source } from './source.ts'

/** A text in every active locale. */
export type Text = Readonly<Record<string, string>>

/** The locales of the catalogue's texts, and how a sentence is built in each. */
export interface Languages {
  /** Locales in which every text is written. */
  written: ReadonlyMap<string, Grammar>
  /** Locales that read another one's texts, spelled their own way. */
  derived: ReadonlyMap<string, Spelling>
}

interface Grammar {
  and: string
  decimal: string
  lowerCase: boolean
}

interface Spelling {
  from: string
  spell(text: string): string
}

export function readLanguages(source: Source): Languages {
  const fields = source.fieldsOnly('written', 'derived')
  const written = new Map(
    [...source.need('written').fields()].map(([locale, grammar]) => [locale, readGrammar(grammar)]),
  )
  const derived = new Map(
    [...(fields.get('derived')?.fields() ?? [])].map(([locale, spelling]) => [
      locale,
      readSpelling(spelling, written),
    ]),
  )
  return { written, derived }
}

/** A text: a map with every written locale, or one wording that all locales share. */
export function readText(source: Source, languages: Languages): Text {
  if (!source.isMap()) return everywhere(source.text(), languages)
  for (const [locale, text] of source.fields()) {
    if (!languages.written.has(locale) && !languages.derived.has(locale)) {
      text.fail(`"${locale}" is not a language of the catalogue (${known(languages)})`)
    }
  }
  return complete(readLabels(source, languages), languages)
}

/** Labels in every written locale, and in those derived ones that the author names. */
export function readLabels(source: Source, languages: Languages): Record<string, string> {
  for (const locale of languages.written.keys()) {
    if (!source.get(locale)) source.fail(`has no ${locale} text; write one in ${known(languages)}`)
  }
  return Object.fromEntries([...source.fields()].map(([locale, text]) => [locale, text.text()]))
}

/** Adds the derived locales to a text that has the written ones. */
export function complete(labels: Readonly<Record<string, string>>, languages: Languages): Text {
  const text: Record<string, string> = { ...labels }
  for (const [locale, { from, spell }] of languages.derived)
    text[locale] ??= spell(labels[from] ?? '')
  return text
}

export function grammarOf(locale: string, languages: Languages): Grammar {
  const from = languages.derived.get(locale)?.from ?? locale
  const grammar = languages.written.get(from)
  if (!grammar) throw new RangeError(`${locale} is not a language of the catalogue`)
  return grammar
}

export function localesOf(languages: Languages): string[] {
  return [...languages.written.keys(), ...languages.derived.keys()]
}

function everywhere(text: string, languages: Languages): Text {
  return Object.fromEntries(localesOf(languages).map((locale) => [locale, text]))
}

function known(languages: Languages): string {
  return [...languages.written.keys()].join(', ')
}

function readGrammar(source: Source): Grammar {
  source.fieldsOnly('and', 'decimal', 'lower_case')
  return {
    and: source.need('and').text(),
    decimal: source.need('decimal').text(),
    lowerCase: source.need('lower_case').boolean(),
  }
}

function readSpelling(source: Source, written: ReadonlyMap<string, Grammar>): Spelling {
  source.fieldsOnly('from', 'words')
  const from = source.need('from').text()
  if (!written.has(from)) source.need('from').fail(`"${from}" is not a written language`)
  const words = new Map(
    [...source.need('words').fields()].map(([word, own]) => [word, own.text()] as const),
  )
  const pattern = new RegExp(`(?<!\\{)\\b(?:${[...words.keys()].join('|')})\\b`, 'gi')
  return { from, spell: (text) => text.replace(pattern, (word) => respell(word, words)) }
}

function respell(word: string, words: ReadonlyMap<string, string>): string {
  const own = words.get(word.toLowerCase()) ?? word
  return word.charAt(0) === word.charAt(0).toLowerCase()
    ? own
    : own.charAt(0).toUpperCase() + own.slice(1)
}
