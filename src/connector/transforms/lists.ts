import type { Transform } from './transform.ts'

/** `"a|b"` by `|` → `"a"`, `"b"`. */
export function split(mark: string): Transform {
  return { each: (text) => (mark === '' ? text : text.split(mark).map((part) => part.trim())) }
}

/** All texts of the field as one, with `mark` between them. */
export function join(mark: string): Transform {
  return { all: (texts) => (texts.length === 0 ? [] : [texts.join(mark)]) }
}

/** The first text alone, or the last. */
export function take(which: 'first' | 'last'): Transform {
  return { all: (texts) => (which === 'first' ? texts.slice(0, 1) : texts.slice(-1)) }
}

/** What stands in for a field that has nothing. */
export function byDefault(text: string): Transform {
  return { all: (texts) => (texts.length === 0 ? [text] : texts) }
}

/** Before and after each text: `{ before: 'https://img.example/' }`. */
export function affix({ before = '', after = '' }: Affix): Transform {
  return { each: (text) => `${before}${text}${after}` }
}

export interface Affix {
  before?: string | undefined
  after?: string | undefined
}
