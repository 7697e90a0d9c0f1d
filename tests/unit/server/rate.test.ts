import { describe, expect, test } from 'vitest'
import { createHourlyLimit } from '../../../src/server/rate.ts'

const minute = 60_000

describe('createHourlyLimit', () => {
  test('lets so many through in any hour, and says when the next may come', () => {
    let now = 1_000_000_000
    const may = createHourlyLimit(2, () => now)
    expect(may('a')).toBe(true)
    now += 20 * minute
    expect(may('a')).toBe(true)
    now += 10 * minute
    expect(may('a')).toBe(30 * 60)
    expect(may('a')).toBe(30 * 60)
    now += 30 * minute
    expect(may('a')).toBe(true)
    expect(may('a')).toBe(20 * 60)
  })

  test('counts each address on its own', () => {
    const may = createHourlyLimit(1, () => 5)
    expect(may('a')).toBe(true)
    expect(may('b')).toBe(true)
    expect(may('a')).toBeGreaterThan(0)
  })

  test('rounds the wait up to whole seconds', () => {
    let now = 0
    const may = createHourlyLimit(1, () => now)
    may('a')
    now = 60 * minute - 1
    expect(may('a')).toBe(1)
  })

  test('has no limit at 0', () => {
    const may = createHourlyLimit(0, () => 0)
    for (let call = 0; call < 1000; call++) expect(may('a')).toBe(true)
  })
})
