import type { Transform } from './transform.ts'

export const letterCases = ['upper', 'lower', 'title', 'sentence'] as const

export type LetterCase = (typeof letterCases)[number]

/** `HALO LAMP, PETROL` → title: `Halo Lamp, Petrol`, sentence: `Halo lamp, petrol`. */
export function letterCase(wanted: LetterCase): Transform {
  return { each: changes[wanted] }
}

const changes: Record<LetterCase, (text: string) => string> = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  title: (text) => text.replaceAll(/[\p{L}\p{M}'’]+/gu, (word) => withCapital(word.toLowerCase())),
  sentence: (text) => text.toLowerCase().replace(/\p{L}/u, (letter) => letter.toUpperCase()),
}

function withCapital(word: string): string {
  return word.replace(/^./u, (letter) => letter.toUpperCase())
}
