import { stemmer } from 'stemmer'

/**
 * A text as search compares it: lower case, no accents, no punctuation, one space between words. What belongs to a
 * code stays together (`patch_products`), and so does a word with a single letter in front (`e-commerce`).
 */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’‘'`´]/g, '')
    .replaceAll(/\b(\p{L})-(?=\p{L}{2})/gu, '$1')
    .replaceAll(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim()
}

/** The words of a text; of a code also its parts: `patch_products`, `patch`, `products`. */
export function wordsOf(text: string): string[] {
  return plain(text)
    .split(' ')
    .filter(Boolean)
    .flatMap((word) => (word.includes('_') ? [word, ...partsOf(word)] : [word]))
}

/** What stands between the underscores. */
export function partsOf(code: string): string[] {
  return code.split('_').filter(Boolean)
}

/** `connections`, `connected` and `connecting` are one word to a searcher: `connect`. */
export function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const found = /[\d_]/.test(word) ? word : stemmer(word)
  stems.set(word, found)
  return found
}

const stems = new Map<string, string>()
