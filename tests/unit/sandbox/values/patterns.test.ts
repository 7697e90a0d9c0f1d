import { describe, expect, test } from 'vitest'
import { matchesPattern, parsePattern } from '../../../../src/sandbox/values/patterns.ts'

describe('a pattern', () => {
  test.each([
    ['/^[A-Z]{3}$/', { body: '^[A-Z]{3}$', flags: '' }],
    ['#a/b#i', { body: 'a/b', flags: 'i' }],
    ['{^a}su', { body: '^a', flags: 'su' }],
    ['^A$', undefined],
    ['/A', undefined],
    ['(A(', undefined],
    ['', undefined],
    [`/${'a'.repeat(254)}/`, undefined],
  ])('%s is read as it is written', (pattern, parsed) => {
    expect(parsePattern(pattern)).toEqual(parsed)
  })

  test.each([
    ['ABC', '/^[A-Z]{3}$/', true],
    ['abc', '/^[A-Z]{3}$/', false],
    ['abc', '~^[A-Z]{3}$~i', true],
    ['é1', '/^\\p{L}\\d$/u', true],
    ['a\nb', '/a.b/', false],
    ['a\nb', '/a.b/s', true],
    ['b\na', '/^a/m', true],
  ])('asks whether "%s" matches %s', (text, pattern, matches) => {
    expect(matchesPattern(text, pattern)).toBe(matches)
  })

  test.each(['/(?=a)b/', '/(a)\\1/', '/(.*){1,999}(.*){1,999}/', '/(/'])(
    '%s is not held against a text: nothing can tell soon enough',
    (pattern) => {
      expect(matchesPattern('x', pattern)).toBe(true)
    },
  )

  test('that backtracks takes no longer than others', () => {
    const before = performance.now()
    expect(matchesPattern(`${'a'.repeat(254)}b`, '/^(a+)+$/')).toBe(false)
    expect(performance.now() - before).toBeLessThan(1000)
  })
})
