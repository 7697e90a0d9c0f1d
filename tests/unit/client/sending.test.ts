import { expect, test } from 'vitest'
import { dayOfSending } from '../../../src/client/sending.ts'

test('the day of a sending is that of Greenwich, wherever the build runs', () => {
  expect(dayOfSending({ at: '2026-11-29T23:59:59.999Z', ms: 1 })).toBe('29 November 2026')
})
