import { expect, test } from 'vitest'
import { readFilter, writeFilter } from '../../../../src/widgets/connector-builder/record-filter.ts'

test.each([
  { field: '@status', is: 'A' },
  { field: '@status', is_not: ['X', 'Y'] },
  { field: 'ean', exists: true },
  { field: 'ean', exists: false },
])('what is shown of %j is what is written', (condition) => {
  const filter = readFilter(condition)
  expect(filter && writeFilter(filter)).toEqual(condition)
})

test.each([
  { field: 'a', matches: '^1' },
  { any: [{ field: 'a' }, { field: 'b' }] },
  { field: 'a', is: 'x', exists: true },
])('%j says more than can be picked', (condition) => {
  expect(readFilter(condition)).toBeUndefined()
})
