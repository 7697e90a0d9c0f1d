import { expect, test } from 'vitest'
import { versionsBefore } from '#contract'

test('a version lacks what came later', () => {
  expect(versionsBefore('6.0')).toEqual(['4.0', '5.0'])
  expect(versionsBefore('SaaS')).toEqual(['4.0', '5.0', '6.0', '7.0'])
})

test.each([undefined, '1.7', '4.0'])('what came with %s is in all of them', (since) => {
  expect(versionsBefore(since)).toEqual([])
})
