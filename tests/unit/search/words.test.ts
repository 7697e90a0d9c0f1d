import { expect, test } from 'vitest'
import { plain, stem, wordsOf } from '../../../src/search/words.ts'

test('a text is compared without accents, case, quotes and signs', () => {
  expect(plain('  What’s a “Connection”, **really**? ')).toBe('whats a connection really')
  expect(plain('Événement: e-commerce, cross-sell')).toBe('evenement ecommerce cross sell')
})

test('a code is one word, and its parts are words, too', () => {
  expect(wordsOf('halo_desk_lamp!')).toEqual(['halo_desk_lamp', 'halo', 'desk', 'lamp'])
})

test('forms of a word are one, those of a code are not', () => {
  expect(new Set(['connect', 'connected', 'connections', 'connecting'].map(stem)).size).toBe(1)
  expect(stem('422')).toBe('422')
})
