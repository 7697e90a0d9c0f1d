import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, choiceOf } from '../../../src/marketplace/address.ts'
import { facets } from '../../../src/marketplace/facets.ts'
import { noChoice, nothingChosen, sorts } from '../../../src/marketplace/filter.ts'

test('an address says what was chosen, and nothing when nothing was', () => {
  expect(addressOf(noChoice)).toBe('')
  const chosen = { ...nothingChosen, category: ['dam'], edition: ['CE', 'EE'] }
  expect(addressOf({ text: 'a shop', chosen, all: true, sort: 'publisher' })).toBe(
    '?q=a+shop&category=dam&edition=CE&edition=EE&all=1&sort=publisher',
  )
})

test.each([
  ['the number of an older site', '?edition=1'],
  ['words that no facet has', '?category=spaceships&sort=price&all=maybe'],
])('%s chooses nothing', (_, search) => {
  expect(choiceOf(search, facets)).toEqual(noChoice)
})

test('capital letters do not matter', () => {
  expect(choiceOf('?edition=ce&category=DAM', facets).chosen).toMatchObject({
    edition: ['CE'],
    category: ['dam'],
  })
})

const chosen = fc.record(
  Object.fromEntries(
    facets.map(({ id, options }) => [id, fc.subarray(options.map(({ value }) => value))]),
  ),
)

test('whoever follows an address sees what its sender saw', () => {
  fc.assert(
    fc.property(
      fc.string().map((text) => text.trim()),
      chosen,
      fc.boolean(),
      fc.constantFrom(...sorts),
      (text, picked, all, sort) => {
        const choice = { text, chosen: { ...nothingChosen, ...picked }, all, sort }
        expect(choiceOf(addressOf(choice), facets)).toEqual(choice)
      },
    ),
  )
})
