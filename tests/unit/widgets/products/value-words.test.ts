import { expect, test } from 'vitest'
import { wordsForValue, showValue } from '../../../../src/widgets/products/value-words.ts'
import { naming } from './support.ts'

test.each([
  ['name', 'Halo <b>lamp</b>', 'Halo <b>lamp</b>'],
  ['dimmable', false, 'No'],
  ['rating', '12.5600', '12.56'],
  ['rating', '10.0000', '10'],
  ['rating', 100, '100'],
  ['since', '2026-03-04T00:00:00+00:00', 'March 4, 2026'],
  ['since', 'soon', 'soon'],
  ['weight', { amount: '1.8500', unit: 'KILOGRAM' }, '1.85 kg'],
  ['weight', { amount: 2, unit: 'STONE' }, '2 Stone'],
  ['weight', { amount: 2, unit: 'PEBBLE' }, '2 PEBBLE'],
  ['weight', 'heavy', 'heavy'],
  [
    'price',
    [
      { amount: '129.00', currency: 'EUR' },
      { amount: '1450.00', currency: 'USD' },
    ],
    '€129.00, $1,450.00',
  ],
  ['price', [{ amount: '1.00', currency: 'no currency' }], '1.00 no currency'],
  ['color', 'brass', 'brass'],
  ['rooms', ['study', 'hall'], 'study, hall'],
  ['picture', `a/b/${'0'.repeat(40)}_desk_lamp.png`, 'desk_lamp.png'],
  ['manual', 'odd.pdf', 'odd.pdf'],
  ['no_such_attribute', { any: 1 }, '{"any":1}'],
  ['name', undefined, 'nothing'],
])('%s %j reads %s', (attribute, data, words) => {
  expect(wordsForValue(attribute, { data }, naming)).toBe(words)
})

test('options are called by their labels where they come along', () => {
  const brass = { attribute: 'color', code: 'brass', labels: { fr_FR: 'Laiton', en_US: 'Brass' } }
  expect(wordsForValue('color', { data: 'brass', linked_data: brass }, naming)).toBe('Brass')
  const rooms = { study: { labels: { en_US: 'Study' } }, hall: { labels: {} } }
  const value = { data: ['study', 'hall'], linked_data: rooms }
  expect(showValue('rooms', value, naming)).toEqual({ kind: 'list', items: ['Study', 'hall'] })
})
