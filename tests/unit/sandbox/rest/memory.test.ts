import { describe, expect, test } from 'vitest'
import { createMemory } from '../../../../src/sandbox/rest/memory.ts'

const budget = 100_000
/** Ten of these fit, with what keeping takes. */
const tenth = 9500

describe('createMemory', () => {
  test('gives back what it keeps, to the section that keeps it', () => {
    const memory = createMemory(budget)
    const [mine, yours] = [memory.section<string>(), memory.section<string>()]
    mine.keep('a', 'kept', 4)
    expect([mine.get('a'), mine.get('b'), yours.get('a')]).toEqual(['kept', undefined, undefined])
  })

  test('lets go first what was asked for the longest ago, whosever it is', () => {
    const memory = createMemory(budget)
    const [mine, yours] = [memory.section<number>(), memory.section<number>()]
    mine.keep('first', 1, tenth)
    mine.keep('second', 2, tenth)
    for (let number = 0; number < 8; number++) yours.keep(`other ${number}`, number, tenth)
    expect(mine.get('first')).toBe(1)
    yours.keep('one more', 9, tenth)
    expect([mine.get('first'), mine.get('second')]).toEqual([1, undefined])
  })

  test('keeps nothing that takes too much of the room', () => {
    const section = createMemory(budget).section<string>()
    section.keep('large', 'x', budget / 4)
    expect(section.get('large')).toBeUndefined()
  })

  test('counts keys, too', () => {
    const section = createMemory(budget).section<string>()
    for (let number = 0; number < 50; number++) section.keep(`${number}${'x'.repeat(4000)}`, 'x', 1)
    const kept = Array.from({ length: 50 }, (_, number) =>
      section.get(`${number}${'x'.repeat(4000)}`),
    )
    expect(kept.filter((value) => value !== undefined)).toHaveLength(12)
  })

  test('replaces what is kept under the same key, at its own weight', () => {
    const memory = createMemory(budget)
    const section = memory.section<number>()
    for (let number = 0; number < 100; number++) section.keep('same', number, tenth)
    for (let number = 0; number < 9; number++) section.keep(`other ${number}`, number, tenth)
    expect(section.get('same')).toBe(99)
  })

  test('forgets a section at once, leaves the others alone, and has the room again', () => {
    const memory = createMemory(budget)
    const [mine, yours] = [memory.section<number>(), memory.section<number>()]
    yours.keep('theirs', 0, tenth)
    for (let number = 0; number < 9; number++) mine.keep(`${number}`, number, tenth)
    mine.forget()
    expect(mine.get('0')).toBeUndefined()
    for (let number = 0; number < 9; number++) mine.keep(`new ${number}`, number, tenth)
    expect([yours.get('theirs'), mine.get('new 0')]).toEqual([0, 0])
  })
})
