import { distance } from 'fastest-levenshtein'

/** The words that a site has, and what a mistyped one most likely stands for. */
export interface Vocabulary {
  has(word: string): boolean
  /** Whether some word begins so. */
  begins(prefix: string): boolean
  /** How many texts have the word, or the one beginning with it that most have. */
  texts(word: string): number
  /** How much a word tells: 0 to 1, the more the fewer pages have it. */
  rarity(word: string): number
  /** Known words that are spelled nearly the same, the likeliest first; at most three. */
  correct(word: string): Correction[]
  /** Words that are spelled nearly the same and are far more frequent than this known one. */
  rivals(word: string): string[]
  /** The likeliest words that begin nearly so, for one that is still being typed. */
  complete(beginning: string): string[]
  /** Two known words that were written as one. */
  split(word: string): [string, string] | undefined
}

export interface Correction {
  word: string
  /** Slips of the pen between the two. */
  slips: number
}

/** @param counts How many of `texts` have the word. */
export function createVocabulary(
  counts: Readonly<Record<string, number>>,
  texts: number,
): Vocabulary {
  const known = new Map(Object.entries(counts))
  const sorted = [...known.keys()].toSorted()
  const byLength = Map.groupBy(sorted, ({ length }) => length)
  const near = (word: string, slips: number) =>
    Array.from({ length: 2 * slips + 1 }, (_, at) => word.length - slips + at).flatMap(
      (length) => byLength.get(length) ?? [],
    )
  const likelihood = (word: string) => Math.log1p(known.get(word) ?? 0)
  return {
    has: (word) => known.has(word),
    begins: (prefix) => sorted[lowerBound(sorted, prefix)]?.startsWith(prefix) ?? false,
    texts(word) {
      const first = lowerBound(sorted, word)
      const last = lowerBound(sorted, `${word}\u{10ffff}`)
      return Math.max(0, ...sorted.slice(first, last).map((each) => known.get(each) ?? 0))
    },
    rarity: (word) => Math.log1p(texts / Math.max(1, known.get(word) ?? 1)) / Math.log1p(texts),
    correct(word) {
      const allowed = allowedSlips(word)
      return near(word, allowed)
        .map((candidate) => ({ word: candidate, slips: slipsBetween(word, candidate) }))
        .filter(({ slips }) => slips <= allowed)
        .map((each) => ({ ...each, cost: costOf(word, each) - likelihood(each.word) / 8 }))
        .toSorted((a, b) => a.cost - b.cost)
        .slice(0, 3)
        .map(({ word: candidate, slips }) => ({ word: candidate, slips }))
    },
    rivals(word) {
      const count = known.get(word) ?? 0
      if (count > fewTexts) return []
      const pair = word.length > 6 ? (split(word) ?? []) : []
      const others = near(word, 1).filter(
        (other) =>
          (known.get(other) ?? 0) >= 4 * count + 4 &&
          word[0] === other[0] &&
          other !== `${word}s` &&
          distance(word, other) === 1,
      )
      return [...others, ...pair.filter((part) => (known.get(part) ?? 0) >= 4 * count + 4)]
    },
    complete(beginning) {
      if (beginning.length < 4) return []
      return sorted
        .filter((word) => word[0] === beginning[0] && word.length > beginning.length)
        .filter((word) => beginsNearly(word, beginning))
        .toSorted((a, b) => likelihood(b) - likelihood(a))
        .slice(0, 3)
    },
    split,
  }

  function split(word: string): [string, string] | undefined {
    const places = Array.from({ length: Math.max(0, word.length - 3) }, (_, at) => at + 2)
    return places
      .map((at): [string, string] => [word.slice(0, at), word.slice(at)])
      .filter((pair) => pair.every((part) => known.has(part)))
      .toSorted((a, b) => likelihoodOf(b) - likelihoodOf(a))[0]
  }

  function likelihoodOf(pair: readonly string[]): number {
    return Math.min(...pair.map(likelihood))
  }
}

function beginsNearly(word: string, beginning: string): boolean {
  const { length } = beginning
  return [length, length + 1].some((end) => slipsBetween(beginning, word.slice(0, end)) <= 1)
}

/** A word that so few texts have may be a slip of the pen in an example. */
const fewTexts = 3

/** Long words are mistyped more than once, and short ones are soon another word. */
function allowedSlips({ length }: string): number {
  if (length < 3) return 0
  if (length < 6) return 1
  return length < 11 ? 2 : 3
}

/** Letters that are missing, too many or wrong; two that changed places are the smallest slip. */
function slipsBetween(a: string, b: string): number {
  const slips = distance(a, b)
  return slips > 1 && hasSwap(a, b) ? slips - 1.2 : slips
}

function hasSwap(a: string, b: string): boolean {
  for (let at = 0; at + 1 < a.length; at++) {
    const swapped = a.slice(0, at) + a[at + 1] + a[at] + a.slice(at + 2)
    if (a[at] !== a[at + 1] && distance(swapped, b) === distance(a, b) - 2) return true
  }
  return false
}

/** Few get the first letter wrong. */
function costOf(typed: string, { word, slips }: Correction): number {
  return slips + (typed[0] === word[0] ? 0 : 0.7) + (typed.at(-1) === word.at(-1) ? 0 : 0.2)
}

function lowerBound(sorted: readonly string[], word: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}
