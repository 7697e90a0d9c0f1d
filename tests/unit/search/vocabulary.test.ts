import { describe, expect, test } from 'vitest'
import { createVocabulary } from '../../../src/search/vocabulary.ts'

const vocabulary = createVocabulary(
  {
    token: 90,
    tonne: 1,
    connection: 60,
    connector: 40,
    product: 80,
    family: 30,
    client: 50,
    id: 70,
    shop: 4,
    ship: 1,
  },
  100,
)

describe('a mistyped word', () => {
  const slips: [string, string][] = [
    ['conection', 'connection'],
    ['prodcut', 'product'],
    ['tokne', 'token'],
    ['famly', 'family'],
    ['connecton', 'connection'],
    ['ocnnection', 'connection'],
  ]
  test.each(slips)('%s is taken for %s', (typed, meant) => {
    expect(vocabulary.correct(typed)[0]?.word).toBe(meant)
  })

  test('is left alone when nothing is near, or it is too short to tell', () => {
    expect(vocabulary.correct('zebra')).toEqual([])
    expect(vocabulary.correct('xy')).toEqual([])
  })

  test('gives at most three words', () => {
    expect(vocabulary.correct('connectiom').length).toBeLessThanOrEqual(3)
  })
})

test('two words written as one are told apart', () => {
  expect(vocabulary.split('clientid')).toEqual(['client', 'id'])
  expect(vocabulary.split('zebraid')).toBeUndefined()
})

test('a word that is mistyped before it is finished has likely ends', () => {
  expect(vocabulary.complete('conec')).toEqual(['connection', 'connector'])
})

test('a word that hardly any text has may be another that many have', () => {
  expect(vocabulary.rivals('ship')).toEqual([])
  expect(createVocabulary({ ship: 1, shop: 40 }, 100).rivals('ship')).toEqual(['shop'])
})

test('the rarer a word is, the more it tells', () => {
  expect(vocabulary.rarity('tonne')).toBeGreaterThan(vocabulary.rarity('token'))
  expect(vocabulary.rarity('unheard')).toBe(1)
})

test('how many texts have a word, or one that begins with it', () => {
  expect(vocabulary.texts('connect')).toBe(60)
  expect(vocabulary.texts('zebra')).toBe(0)
})
