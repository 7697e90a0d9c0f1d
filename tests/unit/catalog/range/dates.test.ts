import { expect, test } from 'vitest'
import { createCalendar } from '../../../../src/catalog/range/dates.ts'

test('each product of a series is created some hours after the one before', () => {
  const dates = createCalendar({ since: '2026-03-04', updated: '2026-09-14' }, 24)
  expect(dates.next()).toEqual({
    created: '2026-03-04T07:12:00+00:00',
    updated: '2026-09-14T09:40:00+00:00',
  })
  expect(dates.next().created).toBe('2026-03-05T07:29:00+00:00')
})

test('no product is updated before it is created', () => {
  const dates = createCalendar({ since: '2026-03-04', updated: '2026-01-01' }, 1)
  const { created, updated } = dates.next()
  expect(updated).toBe(created)
})
