import type { FindSynonyms } from './synonyms.ts'
import type { Vocabulary } from './vocabulary.ts'
import { isFiller, weightOf } from './weight.ts'
import { partsOf, plain, stem } from './words.ts'

/** What somebody looks for, read as search understands it. */
export interface Query {
  /** As typed, without what is no letter. */
  plain: string
  terms: Term[]
  /** The same with mistyped words put right; undefined when nothing had to be. */
  corrected: string | undefined
  /** Whether it is rather a piece of an answer or a log than words to search by. */
  isPasted: boolean
}

/** One word of the query. */
export interface Term {
  /** Put right, if it was mistyped. */
  word: string
  /** How much it tells: near 0 for the words of questions. */
  weight: number
  /** Whether the site has neither the word nor one that is spelled nearly so. */
  isStrange: boolean
  /** Whether the site has just this word. */
  isKnown: boolean
  /** How many texts have it, or the word that begins with it which most have. */
  texts: number
  /** All that counts as this word, itself first. */
  forms: Form[]
}

export interface Form {
  /** A stem, or the beginning of a word. */
  stem: string
  /** 1 for the word itself, less for what only may be meant. */
  weight: number
  /** Whether words that only begin so count, too. */
  begins: boolean
}

/** What a query is read with. */
export interface Reading {
  vocabulary: Vocabulary
  findSynonyms: FindSynonyms
}

/** Reads what was typed: mistyped words, synonyms, the words that count and those that do not. */
export function readQuery(text: string, { vocabulary, findSynonyms }: Reading): Query {
  const isPasted = looksPasted(text)
  const message = isPasted ? messageIn(text) : text
  const typed = plain(message).split(' ').filter(Boolean).slice(0, longest)
  const isOpen = !isPasted && /[\p{L}\p{N}_]$/u.test(text)
  const read = joinPairs(typed, vocabulary).map((word, at, all) =>
    readWord(word, isOpen && at === all.length - 1, vocabulary),
  )
  const words = read.flatMap((each) => each.words)
  const terms = read.flatMap((each) => each.terms)
  addSynonyms(terms, words, findSynonyms)
  const corrected = read.some(({ isPutRight }) => isPutRight) ? words.join(' ') : undefined
  return { plain: plain(message), terms: emphasised(terms, vocabulary), corrected, isPasted }
}

/** More words than this are a page, not a query. */
const longest = 40

interface ReadWord {
  words: string[]
  terms: Term[]
  isPutRight: boolean
}

function readWord(typed: string, isLast: boolean, vocabulary: Vocabulary): ReadWord {
  const begins = isLast && typed.length > 1
  if (isFiller(typed) || /\d/.test(typed)) return asTyped(typed, begins)
  if (vocabulary.has(typed)) return asTyped(typed, begins, vocabulary.rivals(typed))
  if (typed.includes('_')) return inParts(partsOf(typed), vocabulary)
  if (vocabulary.has(stem(typed)) || (begins && vocabulary.begins(typed))) {
    return asTyped(typed, begins)
  }
  const corrections = vocabulary.correct(typed)
  const pair = typed.length > 5 ? vocabulary.split(typed) : undefined
  if (pair && (corrections[0]?.slips ?? 9) > 1) {
    return { words: pair, terms: pair.map((word) => termOf(word, [])), isPutRight: true }
  }
  const [best, ...others] = corrections
  if (!best) return begins ? unfinished(typed, vocabulary) : strange(typed)
  const forms = others
    .filter(({ slips }) => slips <= best.slips)
    .map(({ word }) => ({ stem: stem(word), weight: 0.5, begins: false }))
  return { words: [best.word], terms: [termOf(best.word, forms)], isPutRight: true }
}

function asTyped(word: string, begins: boolean, rivals: readonly string[] = []): ReadWord {
  const forms = [
    ...rivals.map((rival) => ({ stem: stem(rival), weight: 0.8, begins: false })),
    ...(begins ? [{ stem: word, weight: 0.7, begins }] : []),
  ]
  return { words: [word], terms: [termOf(word, forms)], isPutRight: false }
}

/** A word that is mistyped already, and not yet at its end. */
function unfinished(typed: string, vocabulary: Vocabulary): ReadWord {
  const [best, ...others] = vocabulary.complete(typed)
  if (best === undefined) return strange(typed)
  const forms = others.map((word) => ({ stem: stem(word), weight: 0.6, begins: false }))
  return { words: [best], terms: [termOf(best, forms)], isPutRight: true }
}

/** A word of another world, or the beginning of one that a longer word has. */
function strange(word: string): ReadWord {
  const read = asTyped(word, word.length > 3)
  return { ...read, terms: read.terms.map((term) => ({ ...term, isStrange: true })) }
}

/** A code that no page has: its parts may be known. */
function inParts(parts: readonly string[], vocabulary: Vocabulary): ReadWord {
  const read = parts.map((part) => readWord(part, false, vocabulary))
  return {
    words: read.flatMap(({ words }) => words),
    terms: read.flatMap(({ terms }) => terms),
    isPutRight: false,
  }
}

function termOf(word: string, forms: readonly Form[]): Term {
  return {
    word,
    weight: weightOf(word),
    isStrange: false,
    isKnown: true,
    texts: 0,
    forms: [{ stem: stem(word), weight: 1, begins: false }, ...forms],
  }
}

/** `web shop` is `webshop` where the site writes it so, and only then. */
function joinPairs(words: readonly string[], vocabulary: Vocabulary): string[] {
  const joined: string[] = []
  for (const word of words) {
    const pair = `${joined.at(-1) ?? ''}${word}`
    const isWord = joined.length > 0 && pair.length > 5 && vocabulary.has(pair)
    const isNeeded = !vocabulary.has(word) || !vocabulary.has(joined.at(-1) ?? '')
    if (isWord && isNeeded) joined.splice(-1, 1, pair)
    else joined.push(word)
  }
  return joined
}

/** Each word of a run may also be said by the words of its synonyms. */
function addSynonyms(terms: readonly Term[], words: readonly string[], find: FindSynonyms): void {
  for (const { from, to, words: others } of find(words)) {
    const weight = 0.45 / others.length ** 0.5
    for (const term of terms.slice(from, to)) {
      const known = new Set(term.forms.map((form) => form.stem))
      const more = others.filter((word) => !isFiller(word)).map(stem)
      term.forms.push(
        ...more
          .filter((each) => !known.has(each))
          .map((each) => ({ stem: each, weight, begins: false })),
      )
    }
  }
}

/** What is rare tells more. Where all words are fillers, they have to do. */
function emphasised(terms: readonly Term[], vocabulary: Vocabulary): Term[] {
  const isAllFiller = terms.every(({ word }) => isFiller(word))
  return terms.map((term) => ({
    ...term,
    isKnown: vocabulary.has(term.word),
    texts: vocabulary.texts(term.word),
    weight: (isAllFiller ? 1 : term.weight) * (0.4 + 0.6 * vocabulary.rarity(term.word)),
  }))
}

/** Braces, quotes and arrows, or more words than anybody types. */
function looksPasted(text: string): boolean {
  return /[{[]\s*"|":|HTTP\/\d|\n\s*\S/.test(text) || plain(text).split(' ').length > 14
}

/** The words of an answer that were written for people: its messages and its code. */
function messageIn(text: string): string {
  const spoken = [
    ...text.matchAll(
      /"(?:message|error_description|error|title|detail)"\s*:\s*"((?:[^"\\]|\\.)*)"?/g,
    ),
  ].map(([, words = '']) => words.replaceAll('\\', ' '))
  const code = /"(?:code|status_code|status)"\s*:\s*"?(\d{3})/.exec(text)?.[1]
  return spoken.length > 0 ? [code, ...spoken].filter(Boolean).join(' ') : text
}
