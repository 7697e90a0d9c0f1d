import { describe, expect, test } from 'vitest'
import type { RequestSummary } from '#contract'
import {
  callersOf,
  filterOf,
  isEverything,
  numberOf,
} from '../../../../src/widgets/request-log/filter.ts'
import { everything } from '../../../../src/widgets/state/request-log.ts'

describe('a link to the log', () => {
  test('may ask for some of the calls', () => {
    const filter = filterOf('?connection=erp&status=4&nonsense=1')
    expect(filter).toEqual({ ...everything, connection: 'erp', status: '4' })
    expect(isEverything(filter)).toBe(false)
  })

  test('asks for all of them otherwise', () => {
    expect(isEverything(filterOf(''))).toBe(true)
  })

  test.each([
    ['?request=17', 17],
    ['', undefined],
    ['?request=0', undefined],
    ['?request=-1', undefined],
    ['?request=1.5', undefined],
    ['?request=abc', undefined],
    ['?request=99999999999999999999', undefined],
  ])('%s opens %s', (search, number) => {
    expect(numberOf(search)).toBe(number)
  })
})

test('connections to choose from are those that called, and the one that was chosen', () => {
  const calls = ['shop', null, 'erp', 'shop'].map((connection) => ({ connection }))
  expect(callersOf(calls as RequestSummary[], 'gone')).toEqual(['erp', 'gone', 'shop'])
  expect(callersOf([], '')).toEqual([])
})
