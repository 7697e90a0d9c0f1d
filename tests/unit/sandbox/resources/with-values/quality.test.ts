import { describe, expect, test } from 'vitest'
import {
  isScore,
  qualityScores,
  rangeOf,
} from '../../../../../src/sandbox/resources/with-values/rules/quality.ts'

const scoreOf = (data: number) =>
  qualityScores([{ scope: 'ecommerce', locale: 'en_US', data }])[0]?.data

describe('a quality score', () => {
  test.each([
    [100, 'A'],
    [90, 'A'],
    [89, 'B'],
    [80, 'B'],
    [70, 'C'],
    [69, 'D'],
    [60, 'D'],
    [59, 'E'],
    [0, 'E'],
  ])('of %i percent is %s', (percent, letter) => {
    expect(scoreOf(percent)).toBe(letter)
  })

  test('covers a range that earns it, and the ranges leave no gap', () => {
    const letters = ['A', 'B', 'C', 'D', 'E'] as const
    const ranges = letters.map(rangeOf)
    expect(ranges.map(([least]) => scoreOf(least))).toEqual(letters)
    expect(ranges.map(([, most]) => scoreOf(most))).toEqual(letters)
    expect(ranges[0]?.[1]).toBe(100)
    expect(ranges.at(-1)?.[0]).toBe(0)
  })

  test('is one of five letters', () => {
    expect(['A', 'E', 'F', 'a', 'toString'].map(isScore)).toEqual([true, true, false, false, false])
  })
})
