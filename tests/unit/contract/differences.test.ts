import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differencesBetween } from '../../../src/contract/differences.ts'

const value = fc.record({
  locale: fc.constantFrom('en_US', 'fr_FR', null),
  scope: fc.constantFrom('ecommerce', null),
  data: fc.oneof(fc.string(), fc.integer(), fc.array(fc.string())),
})
const state = fc.record({
  enabled: fc.boolean(),
  categories: fc.array(fc.string()),
  values: fc.dictionary(
    fc.constantFrom('name', 'price', 'color'),
    fc.uniqueArray(value, { selector: ({ locale, scope }) => `${locale}|${scope}` }),
  ),
})

describe('what a write changed', () => {
  test('is nothing when nothing did', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(differencesBetween(one, one)).toEqual([])
      }),
    )
  })

  test('is the same seen from the other side', () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        const turned = differencesBetween(after, before).map(
          ({ before: was, after: is, ...place }) => ({ ...place, before: is, after: was }),
        )
        const key = (list: object[]) => list.map((one) => JSON.stringify(one, ordered)).toSorted()
        expect(key(turned)).toEqual(key(differencesBetween(before, after)))
      }),
    )
  })

  test('is told at its attribute, locale and channel', () => {
    const at = (data: string) => ({
      values: { name: [{ locale: 'en_US', scope: 'print', data }] },
    })
    expect(differencesBetween(at('Old'), at('New'))).toEqual([
      {
        property: 'values',
        attribute: 'name',
        locale: 'en_US',
        scope: 'print',
        before: 'Old',
        after: 'New',
      },
    ])
  })

  test('of a value that is new or gone has one side', () => {
    const named = { values: { name: [{ locale: null, scope: null, data: 'Lamp' }] } }
    expect(differencesBetween({ values: {} }, named)[0]).not.toHaveProperty('before')
    expect(differencesBetween(named, { values: {} })[0]).not.toHaveProperty('after')
  })
})

/** Objects with their keys in order, so that texts can be compared. */
function ordered(_: string, one: unknown): unknown {
  if (typeof one !== 'object' || one === null || Array.isArray(one)) return one
  return Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => a.localeCompare(b)))
}
