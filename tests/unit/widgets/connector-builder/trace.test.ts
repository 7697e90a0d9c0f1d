import { expect, test } from 'vitest'
import type { PimStructure } from '#connector'
import { textsWords, traceLine } from '../../../../src/widgets/connector-builder/trace.ts'
import { dataWords } from '../../../../src/widgets/connector-builder/value-words.ts'
import { recordOf } from '../../../support/hand-made-records.ts'

const structure = { measurementFamilies: new Map() } as unknown as PimStructure
const { root } = recordOf({ price: ' 1.299,00 ', name: 'HALO' })

test('each step shows what it makes of the text before it', () => {
  const trace = traceLine(
    { from: 'price', transforms: ['trim', { number: { decimal: ',', thousands: '.' } }] },
    root,
    structure,
  )
  expect(trace.map(({ texts }) => texts)).toEqual([[' 1.299,00 '], ['1.299,00'], ['1299.00']])
})

test('a step that cannot use the text says why', () => {
  const trace = traceLine(
    { from: 'name', transforms: [{ number: { decimal: ',' } }] },
    root,
    structure,
  )
  expect(trace[1]?.texts).toEqual([])
  expect(trace[1]?.refusal).toContain('"HALO" is not a number')
})

test('a path that is none leads nowhere', () => {
  expect(traceLine({ from: '[' }, root, structure)[0]?.texts).toEqual([])
})

test.each([
  [[], 'nothing'],
  [['a\n b'], '“a b”'],
  [['1', '2', '3', '4', '5'], '“1”, “2”, “3” and 2 more'],
])('%j is told as %s', (texts, words) => {
  expect(textsWords(texts)).toBe(words)
})

test.each([
  [{ amount: '1.85', unit: 'KILOGRAM' }, '1.85 KILOGRAM'],
  [
    [
      { amount: '1', currency: 'EUR' },
      { amount: '2', currency: 'USD' },
    ],
    '1 EUR · 2 USD',
  ],
  [['a', 'b'], 'a, b'],
  [[], 'none'],
  [null, 'taken away'],
  [false, 'no'],
  [12, '12'],
])('%j is read as %s', (data, words) => {
  expect(dataWords(data)).toBe(words)
})
