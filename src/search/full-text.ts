import type { Query } from './query.ts'
import { isFiller } from './weight.ts'

/** Pagefind, as far as it is used here. All words of `term` have to be in a text for it to be found. */
export interface FullText {
  search(term: string): Promise<{ results: readonly FoundText[] }>
}

export interface FoundText {
  id: string
  score: number
  data(): Promise<Passages>
}

/** What Pagefind keeps of a text, with its sections that have the words. */
export interface Passages {
  url: string
  content: string
  plain_excerpt: string
  sub_results: readonly {
    title: string
    url: string
    plain_excerpt: string
    locations: readonly number[]
    anchor?: { id: string }
  }[]
}

export interface Read {
  /** 0 to 1: the best text that has all words has 1. */
  score: number
  found: FoundText
}

/** So many are enough: readers do not scroll further. */
const enough = 8

/**
 * Asks for texts with all words of the query; while they are few, for those that lack one of the words,
 * and then for those that have any.
 */
export async function readTexts(
  fullText: FullText,
  query: Query,
): Promise<ReadonlyMap<string, Read>> {
  const terms = tellingTerms(query)
  const read = new Map<string, Read>()
  for (const stage of stagesOf(terms)) {
    const all = await Promise.all(stage.map(({ words }) => fullText.search(words.join(' '))))
    for (const [at, { results }] of all.entries()) {
      collect(read, results, stage[at]?.share ?? 0)
    }
    if (read.size >= enough) break
  }
  return terms.every(({ isStrange }) => isStrange) ? withWords(read, terms) : read
}

/** For a word that no text has, Pagefind finds those that begin with some of its letters. */
async function withWords(
  read: ReadonlyMap<string, Read>,
  terms: Query['terms'],
): Promise<ReadonlyMap<string, Read>> {
  const looked = await Promise.all(
    [...read].slice(0, enough).map(async ([id, each]): Promise<[string, Read][]> => {
      const content = (await each.found.data()).content.toLowerCase()
      return terms.some(({ word }) => content.includes(word)) ? [[id, each]] : []
    }),
  )
  return new Map(looked.flat())
}

interface Attempt {
  words: string[]
  /** Which part of what was asked for these words are. */
  share: number
}

/** The most telling words in the order typed; Pagefind needs no more to tell texts apart. */
function tellingTerms({ terms, isPasted }: Query): Query['terms'] {
  const telling = terms.filter((term) => !isFiller(term.word) && !isBeginning(term))
  const known = telling.filter(({ isStrange }) => !isStrange)
  const chosen = (known.length > 0 ? known : telling)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, isPasted ? 8 : 6)
  return terms.filter((term) => chosen.includes(term))
}

/** Of a word still being typed, so few letters say nothing yet. */
function isBeginning({ word, isKnown }: Query['terms'][number]): boolean {
  return word.length < 4 && !isKnown
}

/** Words that more texts have do not tell them apart, and take long. */
const mostTexts = 800

function isNarrow(terms: Query['terms']): boolean {
  return terms.some(({ texts }) => texts <= mostTexts)
}

function stagesOf(terms: Query['terms']): Attempt[][] {
  const all = sumOf(terms)
  const attempt = (some: Query['terms']): Attempt => ({
    words: some.map(({ word }) => word),
    share: all > 0 ? sumOf(some) / all : 0,
  })
  const withoutOne = terms.map((term) => terms.filter((other) => other !== term))
  const single = terms.map((term) => [term])
  const stages = [[terms], terms.length > 2 ? withoutOne : [], terms.length > 1 ? single : []]
  return stages.map((stage) => stage.filter(isNarrow).map(attempt))
}

function sumOf(terms: Query['terms']): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0)
}

/** What comes after these is never shown. */
const mostRead = 100

/** A text found by several attempts keeps the best of them, and a little of each other. */
function collect(read: Map<string, Read>, results: readonly FoundText[], share: number): void {
  const best = results[0]?.score ?? 1
  for (const found of results.slice(0, mostRead)) {
    const score = (found.score / best) * share ** 1.5
    const known = read.get(found.id)
    if (!known) read.set(found.id, { score, found })
    else if (known.score < score) read.set(found.id, { score: score + known.score * 0.1, found })
    else known.score = Math.min(1, known.score + score * 0.1)
  }
}
