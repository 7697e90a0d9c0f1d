import { expect, test } from 'vitest'
import { closestLocale } from '#contract'

const available = ['de_DE', 'en_GB', 'en_US', 'fr_FR']

test.each([
  ['fr_FR', 'fr_FR'],
  ['en-US', 'en_US'],
  ['FR_fr', 'fr_FR'],
  ['fr-CA', 'fr_FR'],
  ['de', 'de_DE'],
  ['pt-BR', 'en_GB'],
  ['', 'en_GB'],
])('a reader of %s gets %s', (wanted, chosen) => {
  expect(closestLocale(available, wanted)).toBe(chosen)
})

test('without English it is whatever there is', () => {
  expect(closestLocale(['de_DE', 'fr_FR'], 'it_IT')).toBe('de_DE')
  expect(closestLocale([], 'it_IT')).toBeUndefined()
})
