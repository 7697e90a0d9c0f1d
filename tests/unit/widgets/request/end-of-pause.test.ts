import { expect, test } from 'vitest'
import { endOfPause } from '../../../../src/widgets/request/end-of-pause.ts'

const at = Date.UTC(2026, 10, 29, 12)

test.each([
  ['seconds', 429, '2', at + 2000],
  ['seconds of a PIM that rests', 503, '30', at + 30_000],
  ['a date', 429, 'Sun, 29 Nov 2026 12:00:05 GMT', at + 5000],
  ['a date that has passed', 429, 'Sun, 29 Nov 2026 11:00:00 GMT', at],
  ['nothing that can be read', 429, 'soon', undefined],
  ['a status that no pause helps against', 201, '2', undefined],
])('a pause of %s', (_, status, value, end) => {
  expect(endOfPause({ status, headers: { 'Retry-After': value } }, at)).toBe(end)
})

test('without the header there is none', () => {
  expect(endOfPause({ status: 429, headers: {} }, at)).toBeUndefined()
})
