import { Big } from 'big.js'

/** Digits beyond which a number is taken for a mistake: it could not be stored, only grow. */
const maxExponent = 60

/** The number in `data`, be it a JSON number or a numeric string; undefined for anything else. */
export function parseDecimal(data: unknown): Big | undefined {
  if (typeof data !== 'number' && typeof data !== 'string') return undefined
  const text = String(data).trim()
  if (text.length > 100 || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text)) return undefined
  const number = new Big(
    text
      .replace(/^\+/, '')
      .replace(/^(-?)\./, '$10.')
      .replace(/\.(?=e|$)/i, ''),
  )
  return Math.abs(number.e) > maxExponent ? undefined : number
}

/** At least `places` decimals, and no trailing zero beyond them: `12.56` → `12.5600`. */
export function formatDecimal(number: Big, places: number): string {
  const plain = number.toFixed()
  const decimals = plain.split('.')[1]?.length ?? 0
  return decimals < places ? number.toFixed(places) : plain
}

export function isWhole(number: Big): boolean {
  return number.eq(number.round(0, Big.roundDown))
}

export type Decimal = Big
