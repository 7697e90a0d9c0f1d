import type { Condition } from '#connector'

/** A filter that can be picked: one field, and one thing that is asked about it. */
export interface SimpleFilter {
  field: string
  asks: 'is' | 'is_not' | 'filled' | 'empty'
  /** Separated by commas. */
  words: string
}

/** Undefined for a filter that says more than can be picked. */
export function readFilter(condition: Condition): SimpleFilter | undefined {
  const { field = '', is, is_not, exists, ...others } = condition
  if (Object.values(others).some((value) => value !== undefined)) return undefined
  const asked = [is, is_not, exists].filter((value) => value !== undefined)
  if (asked.length > 1) return undefined
  if (is !== undefined) return { field, asks: 'is', words: wordsOf(is) }
  if (is_not !== undefined) return { field, asks: 'is_not', words: wordsOf(is_not) }
  return { field, asks: exists === false ? 'empty' : 'filled', words: '' }
}

export function writeFilter({ field, asks, words }: SimpleFilter): Condition {
  if (asks === 'filled' || asks === 'empty') return { field, exists: asks === 'filled' }
  const list = words.split(',').map((word) => word.trim())
  const settled = list.length === 1 ? (list[0] ?? '') : list
  return asks === 'is' ? { field, is: settled } : { field, is_not: settled }
}

function wordsOf(texts: string | string[]): string {
  return [texts].flat().join(', ')
}
