import { quote, refusal, type Transform } from './transform.ts'

export const thousandsMarks = ['.', ',', ' ', "'"] as const

export interface NumberFormat {
  /** What stands before the decimals. */
  decimal: '.' | ','
  /** What groups the digits, by threes. @default none */
  thousands?: (typeof thousandsMarks)[number] | undefined
}

/**
 * A number as the PIM reads it: `1.299,00` → `1299.00`, `,8` → `0.8`, `12,5-` → `-12.5`. One rule for the
 * whole field; what does not follow it is refused rather than guessed.
 */
export function number(format: NumberFormat): Transform {
  return { each: (text) => parse(text, format) }
}

function parse(text: string, { decimal, thousands }: NumberFormat) {
  const { sign, digits } = withoutSign(text.trim())
  const [whole = '', decimals, more] = digits.split(decimal)
  const plain = thousands === undefined ? whole : withoutGroups(whole, thousands)
  const isNumber =
    more === undefined &&
    plain !== undefined &&
    /^\d*$/.test(plain) &&
    /^\d*$/.test(decimals ?? '') &&
    plain + (decimals ?? '') !== ''
  if (!isNumber)
    return refusal(`${quote(text)} is not a number with ${described({ decimal, thousands })}.`)
  return `${sign}${plain || '0'}${decimals ? `.${decimals}` : ''}`
}

/** SAP writes the minus behind the number. */
function withoutSign(text: string): { sign: string; digits: string } {
  const [, before = '', digits = '', after = ''] = /^([+-]?)\s*(.*?)\s*(-?)$/s.exec(text) ?? []
  const isNegative = before === '-' || (before === '' && after === '-')
  return { sign: isNegative ? '-' : '', digits: before !== '' && after !== '' ? text : digits }
}

function withoutGroups(whole: string, mark: string): string | undefined {
  const groups = (mark === ' ' ? whole.replaceAll(/[\u00A0\u202F]/g, ' ') : whole).split(mark)
  const [first = '', ...rest] = groups
  if (rest.length === 0) return first
  const isGrouped =
    first.length >= 1 && first.length <= 3 && rest.every((group) => group.length === 3)
  return isGrouped ? groups.join('') : undefined
}

function described({ decimal, thousands }: NumberFormat): string {
  const decimals = decimal === ',' ? 'a decimal comma' : 'a decimal point'
  if (thousands === undefined) return `${decimals} and no mark for thousands`
  return `${decimals} and "${thousands}" for thousands`
}
