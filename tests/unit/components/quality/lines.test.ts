import { expect, test } from 'vitest'
import { checkoutOf, linesOf } from '../../../../src/components/quality/lines.ts'
import type { Figure } from '../../../../src/quality/run.ts'

const line = (figure: Partial<Figure>) =>
  linesOf({ title: 'Any', figures: [{ what: 'It', value: 0, unit: 'passed', ...figure }] })[0]

test.each([
  [{ value: 4, of: 4 }, '4 of 4 passed', 1, 'all'],
  [{ value: 1200, of: 1203 }, '1,200 of 1,203 passed', 1200 / 1203, '3 not'],
  [{ value: 0, of: 2 }, '0 of 2 passed', 0, '2 not'],
  [{ value: 0, of: 0 }, 'nothing ran', 0, 'not run'],
  [{ value: 0, most: 0, unit: 'findings' }, '0 findings', undefined, 'well'],
  [{ value: 2, most: 0, unit: 'findings' }, '2 findings', undefined, 'too many'],
  [{ value: 34.125, unit: 'kB' }, '34.13 kB', 1, undefined],
])('%o reads "%s"', (figure, said, part, word) => {
  expect(line(figure)).toMatchObject({ said, part })
  expect(line(figure)?.status?.word).toBe(word)
})

test('bars of what is only measured compare within their section', () => {
  const figures = [10, 40].map((value) => ({ what: `${value}`, value, unit: 'ms' }))
  expect(linesOf({ title: 'Times', figures }).map(({ part }) => part)).toEqual([0.25, 1])
})

test.each([
  [{}, undefined, 'Which commit it was of is not on record.'],
  [{ commit: 'a'.repeat(40) }, undefined, 'Of commit aaaaaaaaa.'],
  [{ commit: 'a'.repeat(40) }, 'a'.repeat(40), 'Of commit aaaaaaaaa. It is still the newest here.'],
  [
    { commit: 'a'.repeat(40), changed: true },
    'b'.repeat(40),
    'Of commit aaaaaaaaa, with changes that were not committed. Since then the code has moved on, to bbbbbbbbb.',
  ],
])('%o, while %s is checked out, is told', (checkout, now, told) => {
  expect(checkoutOf({ at: '2026-11-21T10:00:00Z', sections: [], ...checkout }, now)).toBe(told)
})
