import { quote, refusal, type Transform } from './transform.ts'

export interface BooleanWords {
  true?: readonly string[] | undefined
  false?: readonly string[] | undefined
}

/** `J` → `true`, `N` → `false`: the usual words of several languages, or only those given. Case is ignored. */
export function boolean(words: BooleanWords = {}): Transform {
  const yes = new Set((words.true ?? usualWords.true).map(settled))
  const no = new Set((words.false ?? usualWords.false).map(settled))
  return {
    each(text) {
      if (yes.has(settled(text))) return 'true'
      if (no.has(settled(text))) return 'false'
      return refusal(`${quote(text)} is neither one of the words for yes nor one of those for no.`)
    },
  }
}

/** The words for yes and no of several languages. */
export const usualWords = {
  true: [
    'true',
    '1',
    'yes',
    'y',
    'on',
    'x',
    'ja',
    'j',
    'wahr',
    'oui',
    'o',
    'vrai',
    'si',
    'sí',
    'да',
  ],
  false: ['false', '0', 'no', 'n', 'off', 'nein', 'falsch', 'non', 'faux', 'нет'],
}

function settled(word: string): string {
  return word.trim().toLowerCase()
}
