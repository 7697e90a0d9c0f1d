import { describe, expect, test } from 'vitest'
import { milestone, timeLeft, toneOfTime } from '../../../../src/widgets/authenticate/countdown.ts'

const minute = 60_000

describe('the countdown', () => {
  test.each([
    [60 * minute, '60 min 0 s'],
    [59 * minute + 11_400, '59 min 12 s'],
    [12_000, '12 s'],
    [1, '1 s'],
    [0, 'expired'],
    [-5, 'expired'],
  ])('says %i ms in words: %s', (milliseconds, words) => {
    expect(timeLeft(milliseconds)).toBe(words)
  })

  test('speaks up four times in an hour', () => {
    const seconds = Array.from({ length: 3602 }, (_, second) => milestone((3600 - second) * 1000))
    expect(new Set(seconds).size).toBe(4)
  })

  test('warns before it is over', () => {
    expect(toneOfTime(30 * minute)).toBe('ok')
    expect(toneOfTime(4 * minute)).toBe('warn')
    expect(toneOfTime(0)).toBe('bad')
  })
})
