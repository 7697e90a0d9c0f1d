import { distance } from 'fastest-levenshtein'

/**
 * The known word that a mistyped one most likely stands for, whatever its case; undefined when none is
 * near: two letters may differ, or a third of them.
 */
export function closest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase()
  const most = Math.max(2, Math.floor(word.length / 3))
  const near = [...known]
    .map((candidate) => ({ candidate, changes: distance(wanted, candidate.toLowerCase()) }))
    .filter(({ changes }) => changes <= most)
  return near.toSorted((a, b) => a.changes - b.changes)[0]?.candidate
}

/** `Did you mean "tips"?`, or nothing when no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const candidate = closest(word, known)
  return candidate === undefined ? undefined : `Did you mean "${candidate}"?`
}
