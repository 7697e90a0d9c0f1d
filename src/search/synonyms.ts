import { plain, stem } from './words.ts'

/** Another way to say some of the words of a query. */
export interface Synonym {
  /** Which words of the query it stands for: from (included) and to (excluded). */
  from: number
  to: number
  /** Its words. */
  words: string[]
}

/** Finds what else the words of a query could be called. */
export type FindSynonyms = (words: readonly string[]) => Synonym[]

/** @param groups Words and phrases that mean about the same; see content/search/synonyms.yaml. */
export function createSynonyms(groups: readonly (readonly string[])[]): FindSynonyms {
  const phrases = new Map<string, string[][]>()
  for (const group of groups) {
    const all = group.map((phrase) => plain(phrase).split(' '))
    for (const words of all) {
      const others = all.filter((other) => other !== words)
      const key = keyOf(words)
      phrases.set(key, [...(phrases.get(key) ?? []), ...others])
    }
  }
  return (words) =>
    runsOf(words).flatMap(({ from, to }) =>
      (phrases.get(keyOf(words.slice(from, to))) ?? []).map((found) => ({
        from,
        to,
        words: found,
      })),
    )
}

function keyOf(words: readonly string[]): string {
  return words.map(stem).join(' ')
}

const longestPhrase = 4

function runsOf(words: readonly string[]): { from: number; to: number }[] {
  return words.flatMap((_, from) =>
    Array.from({ length: Math.min(longestPhrase, words.length - from) }, (_each, at) => ({
      from,
      to: from + at + 1,
    })),
  )
}
