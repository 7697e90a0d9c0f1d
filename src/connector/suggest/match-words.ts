import { settled } from './words.ts'

/** Something of the PIM with a code and names: a family, a category, an option. */
export interface Named {
  code: string
  labels: Readonly<Record<string, string | null>>
}

/** What words of a file are in the PIM. */
export interface WordMatch {
  /** Words that are codes as they stand. */
  codes: string[]
  /** Words that are labels. */
  labels: Map<string, string>
  /** Words that a single code or label begins with: `BACK` for backpacks. */
  beginnings: Map<string, string>
  unknown: string[]
}

/** Looks words up among codes, then labels, then their beginnings. */
export function matchWords(words: readonly string[], known: Iterable<Named>): WordMatch {
  const all = [...known]
  const codes = new Set(all.map(({ code }) => code))
  const names = all.flatMap(({ code, labels }) =>
    [code, ...Object.values(labels)].flatMap((name) => (name ? [[settled(name), code]] : [])),
  ) as [string, string][]
  const byName = new Map(names.toReversed())
  const match: WordMatch = { codes: [], labels: new Map(), beginnings: new Map(), unknown: [] }
  for (const word of words) {
    const wanted = settled(word)
    const label = byName.get(wanted)
    const begun = new Set(names.flatMap(([name, code]) => (name.startsWith(wanted) ? [code] : [])))
    const [only] = begun
    if (codes.has(word)) match.codes.push(word)
    else if (label !== undefined) match.labels.set(word, label)
    else if (begun.size === 1 && wanted.length > 2 && only) match.beginnings.set(word, only)
    else match.unknown.push(word)
  }
  return match
}

export function tableOf({ codes, labels, beginnings }: WordMatch): Record<string, string> {
  const same = codes.map((code) => [code, code] as const)
  return Object.fromEntries([...same, ...labels, ...beginnings])
}

/** How many of the words are known. */
export function knownIn({ codes, labels, beginnings }: WordMatch): number {
  return codes.length + labels.size + beginnings.size
}

/** In words, with the first few of them. */
export function explainMatch({ codes, labels, beginnings }: WordMatch, what: string): string[] {
  const arrows = (map: Map<string, string>) =>
    listed([...map].map(([from, to]) => `${from} → ${to}`))
  return [
    ...(codes.length > 0 ? [`Its words are codes of ${what}: ${listed(codes)}.`] : []),
    ...(labels.size > 0 ? [`Its words are labels of ${what}: ${arrows(labels)}.`] : []),
    ...(beginnings.size > 0
      ? [`A guess by how codes and labels of ${what} begin: ${arrows(beginnings)}.`]
      : []),
  ]
}

export function listed(words: readonly string[]): string {
  return words.length > 4 ? `${words.slice(0, 4).join(', ')} …` : words.join(', ')
}
