import { expect, test } from 'vitest'
import type { DataFlows } from '#contract'
import { announcement } from '../../../../src/widgets/data-flows/announcement.ts'

/** Flows with these totals. */
function flows(created: number, updated: number, refused = 0) {
  const totals = {
    created,
    updated,
    read: 0,
    business_error: refused,
    technical_error: 0,
  }
  const dashboard = Object.fromEntries(
    Object.entries(totals).map(([name, total]) => [name, { daily: {}, weekly_total: total }]),
  )
  return { all: { dashboard, resources: {} } } as unknown as DataFlows
}

test('what is counted first is no news', () => {
  expect(announcement(undefined, flows(1, 2))).toBe('')
})

test('what has grown is told, and by how much', () => {
  expect(announcement(flows(1, 2), flows(3, 2, 1))).toBe('Products: 2 created, 1 refused.')
})

test('a day that left the week is no news', () => {
  expect(announcement(flows(5, 2), flows(3, 2))).toBe('')
})
