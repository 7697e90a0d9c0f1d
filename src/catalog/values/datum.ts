import type { Attribute, ProductValue } from '#contract'

/** What a value says, before the API's formatting: numbers are numbers still, so that they can be scaled. */
export type Datum =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'measure'; amount: number; unit: string }
  | { kind: 'prices'; amounts: Readonly<Record<string, number>>; exact: boolean }
  | { kind: 'flag'; on: boolean }
  | { kind: 'option'; option: string }
  | { kind: 'options'; options: readonly string[] }
  | { kind: 'date'; day: string }
  | { kind: 'media'; code: string }

/** The datum some times as large; texts, choices and prices written out one by one stay as they are. */
export function scale(datum: Datum, factor: number): Datum {
  switch (datum.kind) {
    case 'number':
      return { ...datum, number: datum.number * factor }
    case 'measure':
      return { ...datum, amount: datum.amount * factor }
    case 'prices':
      return datum.exact ? datum : { ...datum, amounts: times(datum.amounts, factor) }
    default:
      return datum
  }
}

/** The datum with the digits that its attribute keeps, and prices as a shop would write them. */
export function settle(datum: Datum, attribute: Attribute): Datum {
  switch (datum.kind) {
    case 'number':
      return { ...datum, number: tidy(datum.number, attribute) }
    case 'measure':
      return { ...datum, amount: tidy(datum.amount, attribute) }
    case 'prices':
      return datum.exact ? datum : { ...datum, amounts: mapNumbers(datum.amounts, shopPrice) }
    default:
      return datum
  }
}

/** The datum in the form in which the API answers it. */
export function present(datum: Datum, attribute: Attribute): ProductValue['data'] {
  switch (datum.kind) {
    case 'text':
      return datum.text
    case 'number':
      return decimal(datum.number, attribute)
    case 'measure':
      return { amount: decimal(datum.amount, attribute), unit: datum.unit }
    case 'prices':
      return Object.entries(datum.amounts)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([currency, amount]) => ({ amount: amount.toFixed(2), currency }))
    case 'flag':
      return datum.on
    case 'option':
      return datum.option
    case 'options':
      return [...new Set(datum.options)].sort()
    case 'date':
      return `${datum.day}T00:00:00+00:00`
    case 'media':
      return datum.code
  }
}

function decimal(number: number, attribute: Attribute): string | number {
  return attribute.decimals_allowed ? number.toFixed(4) : number
}

/** Whole where the attribute has no decimals; else three digits that count. */
function tidy(number: number, attribute: Attribute): number {
  if (!attribute.decimals_allowed) return Math.round(number)
  return Math.abs(number) >= 100 ? Math.round(number) : Number(number.toPrecision(3))
}

/** 12.95, 149, 649: what stands on a price tag. */
function shopPrice(amount: number): number {
  if (amount < 50) return Math.max(1, Math.round(amount)) - 0.05
  if (amount < 400) return Math.round(amount)
  return Math.round(amount / 10) * 10 - 1
}

function times(numbers: Readonly<Record<string, number>>, factor: number): Record<string, number> {
  return mapNumbers(numbers, (number) => number * factor)
}

function mapNumbers(
  numbers: Readonly<Record<string, number>>,
  change: (number: number) => number,
): Record<string, number> {
  return Object.fromEntries(Object.entries(numbers).map(([key, number]) => [key, change(number)]))
}
