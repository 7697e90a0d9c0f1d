import { assert, json, pre, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findJsonBreak } from '../../../../../src/widgets/request/explain/json-place.ts'

describe('where JSON breaks', () => {
  test.each([
    ['{"a":1,}', 1, 8, 'the comma before it is one too many'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'a comma is missing before it'],
    ["{'a': 1}", 1, 2, 'JSON has double quotes only'],
    ['{"a": "b}', 1, 7, 'this quote is not closed on its line'],
    ['{"a": 1', 1, 8, 'it ends too early: a bracket or a quote is still open'],
    ['{a: 1}', 1, 2, 'names and texts stand in double quotes'],
    ['{"a": True}', 1, 7, 'JSON knows `true`, `false` and `null` here'],
    ['{"a": 1 // one\n}', 1, 9, 'JSON has no comments'],
    ['{"a": 1}}', 1, 9, '`}` cannot stand there'],
    ['[1, 2', 1, 6, 'it ends too early: a bracket or a quote is still open'],
    ['{"a" 1}', 1, 6, '`1` cannot stand there'],
    ['{"a": {"b": [1, 2}}', 1, 18, '`}` cannot stand there'],
  ])('%s', (text, line, column, what) => {
    expect(findJsonBreak(text)).toEqual({ line, column, what })
  })

  test('is nowhere in JSON', () => {
    assert(
      property(json(), (text) => {
        expect(findJsonBreak(text)).toBeUndefined()
      }),
    )
  })

  test('is somewhere in whatever is no JSON', () => {
    assert(
      property(string(), (text) => {
        pre(!isJson(text))
        const place = findJsonBreak(text)
        expect(place?.line).toBeGreaterThan(0)
        expect(place?.what).not.toBe('')
      }),
    )
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
