import { didYouMean } from '#contract'
import { quote, refusal, type Transform } from './transform.ts'

export interface Lookup {
  table: Record<string, string>
  /** What becomes of a word that the table lacks: refused as unknown, or kept as it is. @default refuse */
  otherwise?: 'refuse' | 'keep' | undefined
}

/** From the source's words to the PIM's: `LAMP` → `lamps`. Case counts, space around the word does not. */
export function lookup({ table, otherwise = 'refuse' }: Lookup): Transform {
  const words = new Map(Object.entries(table))
  return {
    each(text) {
      const found = words.get(text.trim())
      if (found !== undefined) return found
      if (otherwise === 'keep') return text
      const hint = didYouMean(text.trim(), words.keys())
      return refusal(
        `${quote(text)} is not in the table of the mapping.${hint ? ` ${hint}` : ''}`,
        'unknown',
      )
    },
  }
}
