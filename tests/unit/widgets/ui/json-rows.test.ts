import { describe, expect, test } from 'vitest'
import { branchesAbove, findRows, mostHits, rowsOf } from '../../../../src/widgets/ui/json-rows.ts'
import { readSentJson } from '../../../../src/widgets/ui/sent-json.ts'

const value = {
  items: [{ code: 'lamp', text: 'x'.repeat(100) }, { code: 'chair' }],
  count: 2,
}
const all = () => true
const shown = (open: (pointer: string) => boolean) =>
  rowsOf(value, open).map(({ kind, key, depth, end }) => `${depth} ${kind} ${key ?? ''}${end}`)

describe('the lines of a tree', () => {
  test('are those of what is open', () => {
    expect(shown(() => false)).toEqual(['0 shut }'])
    expect(shown((pointer) => pointer === '')).toEqual([
      '0 open ',
      '1 shut items],',
      '1 value count',
      '0 end }',
    ])
    expect(shown(all)).toEqual([
      '0 open ',
      '1 open items',
      '2 open ',
      '3 value code,',
      '3 value text',
      '2 end },',
      '2 value ',
      '1 end ],',
      '1 value count',
      '0 end }',
    ])
  })

  test('say which place they have among their siblings', () => {
    const [, items, , code] = rowsOf(value, all)
    expect(items).toMatchObject({ position: 1, siblings: 2 })
    expect(code).toMatchObject({ position: 1, siblings: 2, pointer: '/items/0/code' })
  })

  test('are found by name and by value, the case aside', () => {
    const rows = rowsOf(value, all)
    expect(findRows(rows, 'CHAIR')).toEqual(['/items/1'])
    expect(findRows(rows, 'code')).toEqual(['/items/0/code', '/items/1'])
    expect(findRows(rows, '')).toEqual([])
    const many = rowsOf(
      Array.from({ length: 5000 }, (_, at) => `same ${at}`),
      all,
    )
    expect(findRows(many, 'same')).toHaveLength(mostHits)
  })

  test('go ten thousand levels deep', () => {
    const deep = readSentJson(`${'{"a":'.repeat(10_000)}12345678901234567890${'}'.repeat(10_000)}`)
    const rows = rowsOf(deep, all)
    expect(rows.length).toBeGreaterThan(19_000)
    expect(findRows(rows, '12345678901234567890')).toHaveLength(1)
  })
})

test('the branches above a line lead to it', () => {
  expect(branchesAbove('/a/b/c')).toEqual(['', '/a', '/a/b'])
  expect(branchesAbove('/a')).toEqual([''])
  expect(branchesAbove('')).toEqual([])
})
