import type { Query } from './query.ts'
import { plain, stem } from './words.ts'

/** A piece of text, and whether it is what was looked for. */
export interface Part {
  text: string
  marked?: true
}

export type Mark = (text: string) => Part[]

/** Marks the words of a text that a query asks for; with `synonyms`, also those that mean about the same. */
export function createMark({ terms }: Query, { synonyms }: { synonyms: boolean }): Mark {
  const forms = terms
    .filter(({ weight }) => weight > 0.1)
    .flatMap((term) => term.forms)
    .filter(({ weight }) => synonyms || weight >= 0.5)
  const stems = new Set(forms.map((form) => form.stem))
  const beginnings = forms.filter(({ begins }) => begins).map((form) => form.stem)
  const looked = new Map<string, boolean>()
  const isWanted = (typed: string) => {
    const known = looked.get(typed)
    if (known !== undefined) return known
    const words = plain(typed).split(' ').filter(Boolean)
    const found = words.some(
      (word) => stems.has(stem(word)) || beginnings.some((begin) => word.startsWith(begin)),
    )
    looked.set(typed, found)
    return found
  }
  return (text) =>
    joined(
      text
        .split(/([\p{L}\p{N}_'’]+)/u)
        .filter(Boolean)
        .map((piece) => (isWanted(piece) ? { text: piece, marked: true } : { text: piece })),
    )
}

/** How much of a text is marked. */
export function countMarks(parts: readonly Part[]): number {
  return parts.filter(({ marked }) => marked).length
}

function joined(parts: readonly Part[]): Part[] {
  const merged: Part[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (last && last.marked === part.marked) last.text += part.text
    else merged.push({ ...part })
  }
  return merged
}
