import { expect, test } from 'vitest'
import type { RequestSummary } from '#contract'
import { announcement } from '../../../../src/widgets/request-log/announcement.ts'

const calls = [3, 2, 1].map((number) => ({
  number,
  method: 'GET',
  address: `/api/rest/v1/products?page=${number}`,
  status: 404,
})) as RequestSummary[]

test.each([
  [3, ''],
  [2, 'New call: GET /api/rest/v1/products, 404 Not Found.'],
  [1, '2 new calls.'],
  [Number.POSITIVE_INFINITY, ''],
])('of what is newer than call %s, the log says: %s', (since, text) => {
  expect(announcement(calls, since)).toBe(text)
})
