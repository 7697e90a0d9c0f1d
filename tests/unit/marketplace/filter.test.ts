import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Choice,
  countOptions,
  facetIds,
  type Item,
  narrow,
  noChoice,
  nothingChosen,
} from '../../../src/marketplace/filter.ts'

const item = (id: string, values: Partial<Item['values']>, api = true): Item => ({
  id,
  api,
  values: { category: [], flow: [], edition: [], version: [], code: [], ...values },
})

const shop = item('shop', { category: ['e-commerce'], edition: ['CE', 'EE'] })
const dam = item('dam', { category: ['dam'], edition: ['EE'] })
const bundle = item('bundle', { category: ['dam'], edition: ['CE'] }, false)
const items = [shop, dam, bundle]

const choose = (chosen: Partial<Choice['chosen']>, all = false): Choice => ({
  ...noChoice,
  all,
  chosen: { ...nothingChosen, ...chosen },
})

describe('narrowing', () => {
  test('leaves out what uses no API until it is asked for', () => {
    expect(narrow(items, noChoice)).toEqual([shop, dam])
    expect(narrow(items, choose({}, true))).toEqual(items)
  })

  test('takes any value of one facet, and all facets together', () => {
    expect(narrow(items, choose({ category: ['dam', 'e-commerce'] }))).toEqual([shop, dam])
    expect(narrow(items, choose({ category: ['dam'], edition: ['CE'] }))).toEqual([])
    expect(narrow(items, choose({ category: ['dam'], edition: ['CE'] }, true))).toEqual([bundle])
  })
})

test('a count says what pressing the option would show, whatever else its facet has', () => {
  const counts = countOptions(items, choose({ category: ['dam'], edition: ['EE'] }))
  expect(counts.category).toEqual(
    new Map([
      ['e-commerce', 1],
      ['dam', 1],
    ]),
  )
  expect(counts.edition).toEqual(new Map([['EE', 1]]))
})

const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 })
const anyItem = fc.record({
  id: fc.uuid(),
  api: fc.boolean(),
  values: fc.record({
    category: values,
    flow: values,
    edition: values,
    version: values,
    code: values,
  }),
})
const chosenValues = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'))
const anyChoice = fc.record({
  text: fc.constant(''),
  chosen: fc.record({
    category: chosenValues,
    flow: chosenValues,
    edition: chosenValues,
    version: chosenValues,
    code: chosenValues,
  }),
  all: fc.boolean(),
  sort: fc.constant('fit' as const),
})

test('every count is true: choosing the option alone shows as many', () => {
  fc.assert(
    fc.property(fc.array(anyItem), anyChoice, (list, choice) => {
      const counts = countOptions(list, choice)
      for (const id of facetIds) {
        for (const value of ['a', 'b', 'c']) {
          const alone = { ...choice, chosen: { ...choice.chosen, [id]: [value] } }
          expect(counts[id].get(value) ?? 0).toBe(narrow(list, alone).length)
        }
      }
    }),
  )
})

test('choosing more of a facet that is used never hides anything', () => {
  fc.assert(
    fc.property(fc.array(anyItem), anyChoice, (list, choice) => {
      const before = narrow(list, choice)
      for (const id of facetIds.filter((each) => choice.chosen[each].length > 0)) {
        const wider = { ...choice, chosen: { ...choice.chosen, [id]: ['a', 'b', 'c'] } }
        expect(narrow(list, wider)).toEqual(expect.arrayContaining(before))
      }
    }),
  )
})
