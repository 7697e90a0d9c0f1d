import { expect, test } from 'vitest'
import { formatMoment } from '../../../../src/widgets/ui/moment.ts'

const now = new Date(2026, 10, 21, 12, 0, 0)

test('a moment of today is told by the clock alone', () => {
  const at = new Date(2026, 10, 21, 9, 14, 2)
  expect(formatMoment(at.toISOString(), now)).toBe(at.toLocaleTimeString())
})

test('a moment of another day says which one', () => {
  const at = new Date(2026, 10, 19, 9, 14, 2)
  expect(formatMoment(at.toISOString(), now)).toMatch(/19.*, /)
})
