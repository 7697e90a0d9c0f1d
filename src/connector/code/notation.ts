import type { Condition as PathCondition, Path } from '../records/path.ts'
import { parsePath } from '../records/path.ts'
import type { Condition, Mapping, Origin } from '../mapping/schema.ts'
import type { TransformSpec } from '../transforms/schema.ts'
import { usualWords } from '../transforms/boolean.ts'
import type { Field } from './plan.ts'
import { portablePattern } from './patterns.ts'

/** How a language writes what mapping files are made of. */
export interface Notation {
  /** The element that a function is about. */
  record: string
  /** How functions are called. */
  names: 'camel' | 'snake'
  quote(text: string): string
  list(items: readonly string[]): string
  /** Several lists of texts as one. */
  joined(lists: readonly string[]): string
  table(table: Record<string, string>): string
  /** Values that are written already, by their names in TypeScript. */
  fields(written: Record<string, string>): string
  truth(value: boolean): string
  nothing: string
  /** A function that is handed on instead of called. */
  reference(name: string): string
  /** Functions of the fixed files, by their names in TypeScript. */
  call(name: string, ...inputs: string[]): string
  chained(method: string, input: string): string
  both: string
  either: string
  not(condition: string): string
  pattern(source: string, ignoreCase: boolean): string
  /** How a pattern says the end of the text. */
  end: string
  group(name: string, inner: string): string
  replacement(text: string): string
}

/** What a field says, as an expression. */
export function originExpression(
  { from, value, as, transforms = [] }: Origin,
  notation: Notation,
  reader = 'texts',
): { start: string; steps: string[] } {
  const { record, quote, call } = notation
  const lists = [from ?? []].flat().map((path) => {
    const found = findExpression(path, notation)
    return as === 'html' && isElement(path) ? call('asHtml', found) : found
  })
  if (value !== undefined) lists.push(call('constant', record, quote(String(value))))
  return {
    start: call(reader, record, lists.length === 1 ? lists[0]! : notation.joined(lists)),
    steps: transforms.map((spec) => stepExpression(spec, notation)),
  }
}

function isElement(path: string): boolean {
  return parsePath(path).attribute === undefined
}

/** The cases of a field, each with its condition; one without for all others. */
export function casesOf({ origin }: Field): { when: Condition | undefined; origin: Origin }[] {
  if (!origin.cases) return [{ when: undefined, origin }]
  return origin.cases.map(({ when, ...own }) => ({
    when,
    origin: { ...own, transforms: [...(own.transforms ?? []), ...(origin.transforms ?? [])] },
  }))
}

/** `find(record, 'name', where('D', '@lang'))` */
export function findExpression(path: string, notation: Notation): string {
  return notation.call('find', notation.record, ...pathInputs(parsePath(path), notation))
}

function pathInputs({ steps, attribute }: Path, notation: Notation): string[] {
  return [
    ...steps.flatMap(({ name, where }) => [
      notation.quote(name),
      ...where.map((condition) => whereExpression(condition, notation)),
    ]),
    ...(attribute === undefined ? [] : [notation.quote(`@${attribute}`)]),
  ]
}

function whereExpression({ path, value }: PathCondition, notation: Notation): string {
  return notation.call('where', notation.quote(value), ...pathInputs(path, notation))
}

/** Whether a record becomes a product at all, as an expression. */
export function wantedExpression({ records = {} }: Mapping, notation: Notation): string {
  const { keep, drop } = records
  const conditions = [
    ...(keep ? [conditionExpression(keep, notation)] : []),
    ...(drop ? [notation.not(`(${conditionExpression(drop, notation)})`)] : []),
  ]
  return conditions.join(notation.both) || notation.truth(true)
}

/** Whether a record is meant, as an expression. */
export function conditionExpression(condition: Condition, notation: Notation): string {
  const { all = [], any, not } = condition
  const { truth } = notation
  const inner = (one: Condition) => conditionExpression(one, notation)
  const parts = [
    ...(condition.field === undefined ? [] : fieldQuestions(condition.field, condition, notation)),
    ...all.map(inner),
    ...(any ? [any.length > 0 ? `(${any.map(inner).join(notation.either)})` : truth(false)] : []),
    ...(not ? [notation.not(`(${inner(not)})`)] : []),
  ]
  if (parts.length === 0) return truth(true)
  return parts.length === 1 ? parts[0]! : `(${parts.join(notation.both)})`
}

function fieldQuestions(
  field: string,
  { is, is_not, matches, exists }: Condition,
  notation: Notation,
): string[] {
  const { call, not, quote } = notation
  const found = findExpression(field, notation)
  const words = (texts: string | string[]) => [texts].flat().map((text) => quote(text.trim()))
  const isThere = call('exists', found)
  const questions = [
    ...(exists === undefined ? [] : [exists ? isThere : not(isThere)]),
    ...(is === undefined ? [] : [call('isOneOf', found, ...words(is))]),
    ...(is_not === undefined ? [] : [not(call('isOneOf', found, ...words(is_not)))]),
    ...(matches === undefined ? [] : [call('fits', found, patternOf(matches, false, notation))]),
  ]
  return questions.length === 0 ? [isThere] : questions
}

function patternOf(pattern: string, ignoreCase: boolean, notation: Notation): string {
  return notation.pattern(portablePattern(pattern, notation.end) ?? '', ignoreCase)
}

/** `.each(number(',', '.'))` */
function stepExpression(spec: TransformSpec, notation: Notation): string {
  const { call, chained, quote, reference } = notation
  if (typeof spec === 'string') return plainStep(spec, notation)
  if ('case' in spec) return chained('each', reference(spec.case))
  if ('split' in spec) return chained('each', call('split', quote(spec.split)))
  if ('join' in spec) return chained('all', call('join', quote(spec.join)))
  if ('default' in spec) return chained('all', call('otherwise', quote(spec.default)))
  if ('affix' in spec) {
    const { before = '', after = '' } = spec.affix
    return chained('each', call('affix', quote(before), quote(after)))
  }
  if ('number' in spec) {
    const { decimal, thousands = '' } = spec.number
    return chained('each', call('number', quote(decimal), quote(thousands)))
  }
  if ('date' in spec) {
    return chained('each', call('date', datePattern(spec.date.format, notation)))
  }
  if ('boolean' in spec) return booleanStep(spec.boolean, notation)
  if ('lookup' in spec) {
    const { table, otherwise } = spec.lookup
    const keeps = otherwise === 'keep' ? [notation.truth(true)] : []
    return chained('each', call('lookup', notation.table(table), ...keeps))
  }
  if ('replace' in spec) {
    const { pattern, with: replacement, ignore_case = false } = spec.replace
    const wanted = patternOf(pattern, ignore_case, notation)
    return chained('each', call('replace', wanted, notation.replacement(replacement)))
  }
  throw new TypeError(`No project has the step ${Object.keys(spec)[0]}.`)
}

function plainStep(name: Extract<TransformSpec, string>, notation: Notation): string {
  if (name === 'boolean') return booleanStep({}, notation)
  const isAboutAll = name === 'first' || name === 'last'
  const called = name === 'strip_html' ? 'stripHtml' : name
  return notation.chained(isAboutAll ? 'all' : 'each', notation.reference(called))
}

function booleanStep(
  words: { true?: string[] | undefined; false?: string[] | undefined },
  { call, chained, list, quote }: Notation,
): string {
  const settled = (of: readonly string[]) =>
    list(of.map((word) => quote(word.trim().toLowerCase())))
  const yes = settled(words.true ?? usualWords.true)
  const no = settled(words.false ?? usualWords.false)
  return chained('each', call('yesOrNo', yes, no))
}

const parts = { Y: 'year', M: 'month', D: 'day' } as const

function datePattern(format: string, notation: Notation): string {
  const source = format.replaceAll(/YYYY|YY|MM?|DD?|[^YMD]/gs, (part) => {
    const name = parts[part[0] as keyof typeof parts]
    if (name === undefined) return part.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    const digits = part.length === 1 ? '[0-9]{1,2}' : `[0-9]{${part.length}}`
    return notation.group(name, digits)
  })
  const time = '(?:[T ]\\s*[0-9]{1,2}:[\\s\\S]*)?'
  return notation.pattern(`^${source}${time}${notation.end}`, false)
}
