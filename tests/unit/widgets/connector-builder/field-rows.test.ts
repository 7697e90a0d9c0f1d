import { describe, expect, test } from 'vitest'
import type { Field } from '#connector'
import {
  moveFor,
  rowsOf,
  valueFields,
} from '../../../../src/widgets/connector-builder/field-rows.ts'

function field(path: string, children: Field[] = [], samples: string[] = ['1']): Field {
  return {
    path,
    children,
    samples,
    words: samples,
    count: 7,
    empty: 0,
    isRepeated: false,
    distinct: 7,
    again: 0,
    kinds: [],
    longest: 1,
  }
}

const fields = [
  field('@sku'),
  field('details', [field('details/ean'), field("details/name[@lang='D']")], []),
  field('price', [field('price/@currency'), field("price[@type='net']")]),
]
const open = new Set<string>()

describe('the lines of the tree', () => {
  test('each has its own name, its level, and its place among its siblings', () => {
    const rows = rowsOf(fields, open)
    expect(rows.map(({ name, level }) => `${level} ${name}`)).toEqual([
      '1 @sku',
      '1 details',
      '2 ean',
      "2 name[@lang='D']",
      '1 price',
      '2 @currency',
      "2 price[@type='net']",
    ])
    expect(rows[3]).toMatchObject({ position: 2, siblings: 2, parent: 'details' })
  })

  test('what is folded hides what it holds', () => {
    const names = rowsOf(fields, new Set(['details'])).map(({ name }) => name)
    expect(names).toEqual(['@sku', 'details', 'price', '@currency', "price[@type='net']"])
  })
})

describe('keys in the tree', () => {
  const rows = rowsOf(fields, open)
  const folded = rowsOf(fields, new Set(['details']))

  test.each([
    ['ArrowDown', 0, { focus: 'details' }],
    ['ArrowUp', 1, { focus: '@sku' }],
    ['End', 0, { focus: "price[@type='net']" }],
    ['Home', 5, { focus: '@sku' }],
    ['ArrowRight', 1, { focus: 'details/ean' }],
    ['ArrowLeft', 1, { fold: 'details' }],
    ['ArrowLeft', 2, { focus: 'details' }],
    ['ArrowUp', 0, undefined],
    ['ArrowRight', 0, undefined],
    ['x', 0, undefined],
  ])('%s on line %i', (key, at, move) => {
    expect(moveFor(key, rows, at)).toEqual(move)
  })

  test('right unfolds what is folded', () => {
    expect(moveFor('ArrowRight', folded, 1)).toEqual({ unfold: 'details' })
  })
})

test('only what has values can be mapped', () => {
  expect(valueFields(fields).map(({ path }) => path)).not.toContain('details')
  expect(valueFields(fields)).toHaveLength(6)
})
