import { kindOf } from '../inspecting/kinds.ts'
import type { Inspection } from '../inspecting/inspect.ts'
import type { ValueRule } from '../mapping/schema.ts'
import { thousandsMarks } from '../transforms/number.ts'
import type { TransformSpec } from '../transforms/schema.ts'
import { type Candidate, leavesOf } from './candidates.ts'
import { listed } from './match-words.ts'

/** An amount with a word before or behind it: the amount alone. */
const amountAlone = "^[^0-9+-]*([+-]?[0-9.,' ]*[0-9])[^0-9]*$"

/** A word beside an amount, in the same text. */
export const wordAlone = "[-+0-9.,' ]+"

interface NumberDescription {
  parts: Pick<ValueRule, 'transforms' | 'invalid'>
  /** Words beside amounts, as in `0,9 kg`. */
  hasWords: boolean
}

/** How a field writes its numbers; undefined when there are none in it. */
export function describeNumber(
  { field: { words, samples, kinds } }: Candidate,
  inspection: Inspection,
  reasons: string[],
): NumberDescription | undefined {
  const texts = words.length > 0 ? words : samples
  const amounts = texts.map((text) => ({ text, amount: amountIn(text) }))
  const numbers = amounts.flatMap(({ amount }) => amount ?? [])
  if (numbers.length === 0) return undefined
  const hasWords =
    kinds.some(({ kind }) => kind === 'amount with unit') ||
    amounts.some(({ text, amount }) => amount !== undefined && amount !== text.trim())
  const strip: TransformSpec[] = hasWords ? [{ replace: { pattern: amountAlone, with: '$1' } }] : []
  const others = amounts.flatMap(({ text, amount }) => (amount === undefined ? [text] : []))
  const hasOthers = others.length > 0 || kinds.some(({ kind }) => kind === 'text')
  if (others.length > 0) reasons.push(`No numbers: ${listed(others)}. Left out.`)
  else if (hasOthers) reasons.push('Some are words: they are left out.')
  return {
    hasWords,
    parts: {
      transforms: [...strip, formatOf(numbers, inspection, reasons)],
      ...(hasOthers && { invalid: 'ignore' as const }),
    },
  }
}

function amountIn(text: string): string | undefined {
  const bare = text.trim()
  if (isNumber(bare)) return bare
  const [, amount] = new RegExp(amountAlone, 'u').exec(bare) ?? []
  return amount !== undefined && kindOf(bare) === 'amount with unit' && isNumber(amount)
    ? amount
    : undefined
}

function isNumber(text: string): boolean {
  return /^(number|integer|ean)/.test(kindOf(text)) || /^[+-]?[\d.,' \u00A0\u202F]*\d-?$/.test(text)
}

function formatOf(
  numbers: readonly string[],
  inspection: Inspection,
  reasons: string[],
): TransformSpec {
  const own = clearMark(
    numbers.map((text) => ({ kind: kindOf(text), count: 1 })),
    1,
  )
  const told = own ?? markElsewhere(inspection)
  const isGroup = numbers.some((text) => kindOf(text) === 'number, comma or thousands')
  const decimal = told ?? (isGroup ? ',' : '.')
  if (own === ',') reasons.push(`Numbers with a decimal comma, such as ${numbers[0]}.`)
  else if (decimal === ',') reasons.push('A comma is the decimal mark: other numbers have one.')
  const seen = thousandsMarks.find((mark) => mark !== decimal && numbers.some(hasGroups(mark)))
  const thousands = seen ?? (decimal === ',' ? '.' : undefined)
  return { number: { decimal, ...(thousands && { thousands }) } }
}

type Counted = Inspection['fields'][number]['kinds']

/** The decimal mark of numbers that can be read in one way only, when it is ahead so many times. */
function clearMark(kinds: Counted, ahead: number): ',' | '.' | undefined {
  const sum = (wanted: string) =>
    kinds.reduce((total, { kind, count }) => total + (kind === wanted ? count : 0), 0)
  const commas = sum('number with comma')
  const points = sum('number with point')
  if (commas > points * ahead) return ','
  return points > commas * ahead ? '.' : undefined
}

/** `1.249` alone may be a little more than one or a thousand: the file's other numbers tell. */
function markElsewhere({ fields }: Inspection): ',' | '.' | undefined {
  return clearMark(
    leavesOf(fields).flatMap(({ kinds }) => kinds),
    9,
  )
}

/** A point in numbers with decimal points groups nothing, and the same for commas. */
function hasGroups(mark: string): (text: string) => boolean {
  const spaces = mark === ' ' ? '[ \\u00A0\\u202F]' : `[${mark}]`
  const groups = new RegExp(`^[+-]?\\d{1,3}(${spaces}\\d{3})+([.,]\\d+)?$`, 'u')
  return (text) => groups.test(text)
}
