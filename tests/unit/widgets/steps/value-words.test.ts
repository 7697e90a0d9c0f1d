import { describe, expect, test } from 'vitest'
import {
  isSameData,
  missingCurrencies,
  wordsForData,
} from '../../../../src/widgets/steps/value-words.ts'

const eur = { amount: '139.00', currency: 'EUR' }
const gbp = { amount: '122.00', currency: 'GBP' }

describe('two values', () => {
  test.each([
    ['a text and itself', 'Halo', 'Halo', true],
    ['two texts', 'Halo', 'halo', false],
    [
      'an amount and the same with more digits',
      { ...eur },
      { amount: '139', currency: 'EUR' },
      true,
    ],
    [
      'an amount as a number',
      { amount: 98, unit: 'GRAM' },
      { amount: '98.0000', unit: 'GRAM' },
      true,
    ],
    ['two units', { amount: '98', unit: 'GRAM' }, { amount: '98', unit: 'KILOGRAM' }, false],
    ['lists in another order', [eur, gbp], [gbp, eur], true],
    ['a list and a part of it', [eur, gbp], [eur], false],
    ['keys in another order', { unit: 'GRAM', amount: '1' }, { amount: '1', unit: 'GRAM' }, true],
    ['nothing and empty', null, undefined, false],
    ['no amount and none', { amount: null, unit: 'GRAM' }, { amount: '0', unit: 'GRAM' }, false],
    ['an EAN with and without its zero', '0123', '123', false],
  ])('%s', (_, one, other, same) => {
    expect(isSameData(one, other)).toBe(same)
    expect(isSameData(other, one)).toBe(same)
  })
})

test.each([
  ['Halo', '“Halo”'],
  ['x'.repeat(70), `“${'x'.repeat(60)}…”`],
  [[eur, gbp], '139 EUR and 122 GBP'],
  [{ amount: '98.0000', unit: 'GRAM' }, '98 GRAM'],
  [undefined, 'empty'],
  [true, 'true'],
  [12, '12'],
  [{ filePath: 'a/b.jpg' }, '{"filePath":"a/b.jpg"}'],
])('%j reads %s', (data, words) => {
  expect(wordsForData(data)).toBe(words)
})

test('missing currencies are named', () => {
  expect(missingCurrencies([eur, gbp], [eur])).toEqual(['GBP'])
  expect(missingCurrencies([eur], undefined)).toEqual(['EUR'])
  expect(missingCurrencies('x', [null])).toEqual([])
})
