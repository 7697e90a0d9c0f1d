import { describe, expect, test } from 'vitest'
import { isRange, rangeWords, releasesIn } from '../../../src/marketplace/versions.ts'

test.each(['7.0', '3.2+', '1.4-1.6', 'SaaS'])('%s is a range', (written) => {
  expect(isRange(written)).toBe(true)
})

test.each(['7', 'v7.0', '3.2 +', '6.0-5.0', '', 'saas', '1.4-'])('%j is none', (written) => {
  expect(isRange(written)).toBe(false)
})

describe('the releases that ranges cover', () => {
  test.each([
    [['3.2+'], ['7', '6', '5', '4', '3']],
    [['1.4-1.6'], ['1']],
    [['1.6-2.3'], ['2', '1']],
    [
      ['7.0', 'SaaS'],
      ['SaaS', '7'],
    ],
    [[], []],
  ])('%j', (ranges, releases) => {
    expect(releasesIn(ranges)).toEqual(releases)
  })

  test('say nothing of SaaS unless it is named', () => {
    expect(releasesIn(['1.3+'])).not.toContain('SaaS')
  })
})

test('ranges are told in words', () => {
  expect(rangeWords(['3.2+', '1.4-1.6', 'SaaS'])).toBe('3.2 and newer, 1.4 to 1.6, SaaS')
})
