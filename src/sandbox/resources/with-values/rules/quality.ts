import type { Completeness, QualityScore } from '#contract'

/**
 * The least completeness of each score, best first. The PIM's own scores come from an engine that also
 * looks at spelling, images and consistency; the sandbox's follow from completeness alone.
 */
const leastOf: Record<QualityScore['data'], number> = { A: 90, B: 80, C: 70, D: 60, E: 0 }

const letters = Object.keys(leastOf) as QualityScore['data'][]

export function qualityScores(completenesses: Completeness[]): QualityScore[] {
  return completenesses.map(({ data, ...place }) => ({
    ...place,
    data: letters.find((letter) => data >= leastOf[letter]) ?? 'E',
  }))
}

export function isScore(text: string): text is QualityScore['data'] {
  return Object.hasOwn(leastOf, text)
}

/** The percentages, both ends included, that earn a score. */
export function rangeOf(letter: QualityScore['data']): [least: number, most: number] {
  const better = letters[letters.indexOf(letter) - 1]
  return [leastOf[letter], better === undefined ? 100 : leastOf[better] - 1]
}
