import type { Product, ProductPatchLine } from '#contract'
import { describe, expect, test } from 'vitest'
import { differencesOf } from '../../../../src/connector/run/differences.ts'

const value = (data: unknown, locale: string | null = null) => ({ locale, scope: null, data })

const product = {
  identifier: 'lamp',
  enabled: true,
  family: 'lamps',
  parent: null,
  categories: ['desk', 'floor'],
  values: {
    weight: [value({ amount: '0.9000', unit: 'KILOGRAM' })],
    price: [
      value([
        { amount: '9.90', currency: 'EUR' },
        { amount: '8.00', currency: 'GBP' },
      ]),
    ],
    released: [value('2026-03-01T00:00:00+00:00')],
    height: [value('12.50')],
    article_number: [value('007')],
    name: [value('Lampe', 'de_DE'), value('Lamp', 'en_US')],
  },
} as unknown as Product

const line = (change: object) => ({ identifier: 'lamp', ...change }) as ProductPatchLine
const values = (attribute: string, ...entries: object[]) =>
  line({ values: { [attribute]: entries } })

describe('nothing changes when the PIM only writes it otherwise', () => {
  test.each<[string, ProductPatchLine]>([
    ['decimals of an amount', values('weight', value({ amount: 0.9, unit: 'KILOGRAM' }))],
    [
      'the order of prices',
      values(
        'price',
        value([
          { amount: '8', currency: 'GBP' },
          { amount: 9.9, currency: 'EUR' },
        ]),
      ),
    ],
    ['the midnight of a date', values('released', value('2026-03-01'))],
    ['a number as a text', values('height', value(12.5))],
    ['the order of categories', line({ categories: ['floor', 'desk'] })],
    ['an empty text where there is nothing', values('editor_note', value(''))],
    ['an empty list where there is nothing', values('materials', value([]))],
    ['what the line does not speak of', line({})],
  ])('%s', (_, patch) => {
    expect(differencesOf(product, patch)).toEqual([])
  })
})

describe('a change is told with what was there before', () => {
  test.each<[string, ProductPatchLine, object]>([
    ['switched off', line({ enabled: false }), { property: 'enabled', before: true, after: false }],
    [
      'a family taken away',
      line({ family: null }),
      { property: 'family', before: 'lamps', after: null },
    ],
    [
      'another unit',
      values('weight', value({ amount: '0.9', unit: 'GRAM' })),
      { property: 'weight', after: { amount: '0.9', unit: 'GRAM' } },
    ],
    [
      'leading zeros, which are no decimals',
      values('article_number', value('7')),
      { property: 'article_number', before: '007', after: '7' },
    ],
    [
      'one locale of two',
      values('name', value('Lampe', 'de_DE'), value('Light', 'en_US')),
      { property: 'name', locale: 'en_US', before: 'Lamp', after: 'Light' },
    ],
    [
      'a value emptied',
      values('height', value(null)),
      { property: 'height', before: '12.50', after: null },
    ],
  ])('%s', (_, patch, difference) => {
    expect(differencesOf(product, patch)).toEqual([expect.objectContaining(difference)])
  })

  test('all of a product that is new', () => {
    const patch = line({ enabled: true, values: { height: [value(1)] } })
    expect(differencesOf(undefined, patch)).toEqual([
      { property: 'enabled', before: null, after: true },
      { property: 'height', locale: null, scope: null, before: null, after: 1 },
    ])
  })
})
