import { expect, test } from 'vitest'
import { announcement } from '../../../../src/widgets/products/announcement.ts'
import { lightUp, litByCall, type LoggedChange } from '../../../../src/widgets/products/lit.ts'
import { wordsForPlace, wordsForSide } from '../../../../src/widgets/products/side-words.ts'
import { naming, product, value } from './support.ts'

const origin = { request: 7, connection: 'erp' }
const before = product({ values: { name: [value('Old', 'en_US')] } })
const after = product({ values: { name: [value('New', 'en_US')] } })

test('what differs lights up, with both sides and the call that it came from', () => {
  expect(lightUp([], before, after, origin)).toEqual([
    {
      property: 'values',
      attribute: 'name',
      locale: 'en_US',
      scope: null,
      before: 'Old',
      after: 'New',
      origin,
    },
  ])
  expect(lightUp([], before, before, origin)).toEqual([])
})

test('what is lit stays so, and a place that changes again tells the newest change', () => {
  const newest = product({ enabled: false, values: { name: [value('Newest', 'en_US')] } })
  const lit = lightUp(lightUp([], before, after, origin), after, newest, origin)
  expect(lit.map(({ property, before: was, after: is }) => [property, was, is])).toEqual([
    ['values', 'New', 'Newest'],
    ['enabled', true, false],
  ])
})

test('a link to a call lights up what that call changed, and nothing else', () => {
  const change = (request: number, data: string): LoggedChange => ({
    number: request,
    at: '2026-11-29T12:00:00+00:00',
    request,
    connection: 'erp',
    event: 'updated',
    differences: [{ property: 'family', before: 'x', after: data }],
  })
  const changes = [change(9, 'c'), change(7, 'b'), change(7, 'a')]
  expect(litByCall(changes, 7).map(({ after: is }) => is)).toEqual(['b'])
  expect(litByCall(changes, 8)).toEqual([])
})

test('changes are told in words', () => {
  const place = { attribute: 'name', locale: 'fr_FR', scope: 'ecommerce', after: 'Lampe' }
  const difference = { property: 'values', ...place }
  expect(wordsForPlace(difference, naming)).toBe('Name, E-commerce, fr_FR')
  expect(wordsForSide(difference, 'before', naming)).toBe('nothing')
  expect(wordsForSide({ property: 'enabled', before: true }, 'before', naming)).toBe('yes')
  const measured = [
    { scope: 'print', locale: 'en_US', data: 80 },
    { scope: 'print', locale: 'fr_FR', data: 100 },
  ]
  const completeness = { property: 'completenesses', before: measured, after: [] }
  expect(wordsForPlace(completeness, naming)).toBe('Completeness')
  expect(wordsForSide(completeness, 'before', naming)).toBe('80 to 100 %')
})

test('screen readers hear the newest changes, not all of many', () => {
  const lit = ['a', 'b', 'c', 'd', 'e'].map((property) => ({
    property,
    before: '1',
    after: '2',
    origin,
  }))
  const seen = { product: after, changes: [], others: [], lit }
  expect(announcement({ state: 'open', ...seen }, seen, naming)).toBe(
    'C changed from 1 to 2. D changed from 1 to 2. E changed from 1 to 2. And 2 more.',
  )
  expect(announcement({ state: 'deleted', ...seen }, seen, naming)).toBe('This product is deleted.')
})
