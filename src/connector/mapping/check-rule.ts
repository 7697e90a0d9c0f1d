import { didYouMean } from '#contract'
import type { Complaint, DocumentPath } from './problems.ts'
import type { Origin, Rule } from './schema.ts'

/** Codes of a PIM, for a question and for a hint. */
export interface KnownCodes {
  keys(): Iterable<string>
  has(code: string): boolean
}

/** Every rule has one origin. */
export function checkOrigin(rule: Origin & Pick<Rule, 'cases'>, path: DocumentPath): Complaint[] {
  const ways = [rule.from, rule.value, rule.cases].filter((way) => way !== undefined).length
  const hasDefault = rule.transforms?.some((step) => typeof step === 'object' && 'default' in step)
  if (ways === 0 && !hasDefault) {
    return [{ path, message: 'Where does it come from? Say from: a path, or value: a constant.' }]
  }
  if (rule.cases && ways > 1) {
    return [
      {
        path: [...path, 'cases'],
        atKey: true,
        message: 'With cases, from and value stand in each case.',
      },
    ]
  }
  return []
}

/** A constant, and the words of a lookup that comes last, must be codes of the PIM. */
export function checkCodes(
  rule: Rule | undefined,
  path: DocumentPath,
  what: string,
  known: KnownCodes | undefined,
): Complaint[] {
  if (!rule) return []
  const codes = known ?? new Set<string>()
  const constant = rule.value === undefined ? [] : [String(rule.value)]
  const complaints = known
    ? constant
        .filter((code) => !codes.has(code))
        .map((code) => unknown([...path, 'value'], what, code, codes.keys()))
    : []
  return [
    ...checkOrigin(rule, path),
    ...complaints,
    ...(known ? checkTable(rule.transforms ?? [], path, what, codes) : []),
  ]
}

/** When a lookup is the last word, its words must be codes of the PIM. */
export function checkTable(
  transforms: NonNullable<Origin['transforms']>,
  path: DocumentPath,
  what: string,
  known: KnownCodes,
): Complaint[] {
  const step = transforms.at(-1)
  if (step === undefined || typeof step === 'string' || !('lookup' in step)) return []
  const at = [...path, 'transforms', transforms.length - 1, 'lookup', 'table']
  return Object.entries(step.lookup.table)
    .filter(([, code]) => code.trim() !== '' && !known.has(code))
    .map(([word, code]) => unknown([...at, word], what, code, known.keys()))
}

export function unknown(
  path: DocumentPath,
  what: string,
  word: string,
  known: Iterable<string>,
): Complaint {
  const all = [...known]
  const few = all.length <= 12 ? all.join(', ') : ''
  if (word === '') return { path, message: `Say which ${what}${few && `: ${few}`}.` }
  const hint = didYouMean(word, all) ?? (few && `It has ${few}.`)
  return { path, message: `The PIM has no ${what} "${word}".${hint && ` ${hint}`}` }
}
