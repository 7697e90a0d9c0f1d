import { describe, expect, test } from 'vitest'
import { tableOf } from '../../../../src/widgets/ui/answer-table.ts'

describe('a list as a table', () => {
  test.each([
    [[{ code: 'a' }, { code: 'b', labels: {} }]],
    [{ items: [{ code: 'a' }, { code: 'b', labels: {} }] }],
    [{ _links: {}, _embedded: { items: [{ code: 'a', _links: {} }, { labels: {} }] } }],
  ])('has a column for each field: %o', (value) => {
    expect(tableOf(value)?.columns).toEqual(['code', 'labels'])
    expect(tableOf(value)?.rows).toHaveLength(2)
  })

  test.each([
    [[]],
    [[1, 2]],
    [{ items: [] }],
    [{ items: {} }],
    [{ _embedded: null }],
    ['text'],
    [null],
  ])('needs objects to show: %o', (value) => {
    expect(tableOf(value)).toBeUndefined()
  })
})
