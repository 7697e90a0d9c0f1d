import { describe, expect, test } from 'vitest'
import type { Attribute } from '#contract'
import { type Datum, present, scale, settle } from '../../../../src/catalog/values/datum.ts'

const whole = { decimals_allowed: false } as Attribute
const decimal = { decimals_allowed: true } as Attribute

describe('a datum', () => {
  test.each<[string, Attribute, Datum, unknown]>([
    ['a whole number', whole, { kind: 'number', number: 42 }, 42],
    ['a decimal number', decimal, { kind: 'number', number: 12.5 }, '12.5000'],
    [
      'a measure',
      decimal,
      { kind: 'measure', amount: 1.234567, unit: 'KILOGRAM' },
      { amount: '1.2300', unit: 'KILOGRAM' },
    ],
    [
      'a whole measure',
      whole,
      { kind: 'measure', amount: 7, unit: 'HOUR' },
      { amount: 7, unit: 'HOUR' },
    ],
    [
      'written prices',
      decimal,
      { kind: 'prices', amounts: { USD: 9.5, EUR: 8.4 }, exact: true },
      [
        { amount: '8.40', currency: 'EUR' },
        { amount: '9.50', currency: 'USD' },
      ],
    ],
    [
      'a price to be rounded',
      decimal,
      { kind: 'prices', amounts: { EUR: 12.6 }, exact: false },
      [{ amount: '12.95', currency: 'EUR' }],
    ],
    ['choices', whole, { kind: 'options', options: ['steel', 'oak', 'oak'] }, ['oak', 'steel']],
    ['a day', whole, { kind: 'date', day: '2026-03-04' }, '2026-03-04T00:00:00+00:00'],
    ['a yes', whole, { kind: 'flag', on: true }, true],
  ])('that is %s reads as the API answers it', (_, attribute, datum, expected) => {
    expect(present(settle(datum, attribute), attribute)).toEqual(expected)
  })

  test('is scaled where it is a number, but not where prices are written out', () => {
    expect(scale({ kind: 'number', number: 4 }, 1.5)).toEqual({ kind: 'number', number: 6 })
    const prices: Datum = { kind: 'prices', amounts: { EUR: 10 }, exact: true }
    expect(scale(prices, 2)).toBe(prices)
    expect(scale({ kind: 'text', text: 'Halo' }, 2)).toEqual({ kind: 'text', text: 'Halo' })
  })

  test.each([
    [7, '6.95'],
    [129.4, '129.00'],
    [503, '499.00'],
  ])('that is a price of %d is rounded to %s', (amount, expected) => {
    const datum = settle({ kind: 'prices', amounts: { EUR: amount }, exact: false }, decimal)
    expect(present(datum, decimal)).toEqual([{ amount: expected, currency: 'EUR' }])
  })
})
