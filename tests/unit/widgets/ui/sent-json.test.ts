import { assert, json, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { childrenOf, leafText } from '../../../../src/widgets/ui/json-tree.ts'
import { readSentJson, SentNumber, SentObject } from '../../../../src/widgets/ui/sent-json.ts'

/** The text that a value was read from, without white space. */
function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join(',')}]`
  if (typeof value !== 'object' || value === null || value instanceof SentNumber) {
    return leafText(value)
  }
  const fields = childrenOf(value as SentObject, '')
  return `{${fields.map((each) => `${JSON.stringify(each.key)}:${print(each.value)}`).join(',')}}`
}

describe('JSON as it was sent', () => {
  test.each([
    '12345678901234567890',
    '{"id":9007199254740993}',
    '[1.0,1.50,1e5,1E+2,-0,0.1,-1,10,100]',
    '0.30000000000000004',
    '[123456789.123456789123456789]',
    '{"a":1,"a":2,"b":{"c":1,"c":[1,1]}}',
    '{"2":"b","1":"a"}',
    '{"__proto__":{"a":1}}',
    '"{\\"a\\":1,\\"a\\":2} 1.0"',
    '[" 1.0 ",": 12345678901234567890"]',
  ])('keeps %s', (text) => {
    expect(print(readSentJson(text))).toBe(text)
  })

  test('sees that a name written in two ways comes twice', () => {
    const value = readSentJson('{"a":1,"\\u0061":2}')
    expect(value).toBeInstanceOf(SentObject)
    expect(childrenOf(value as SentObject, '').map(({ key }) => key)).toEqual(['a', 'a'])
  })

  test('gives children that come twice different pointers', () => {
    const children = childrenOf(readSentJson('{"a":1,"a":2,"a":3}') as SentObject, '/x')
    expect(new Set(children.map(({ pointer }) => pointer)).size).toBe(3)
  })

  test('is read as usual where nothing is lost', () => {
    expect(readSentJson(' {"a": [1, "x", null, true]} ')).toEqual({ a: [1, 'x', null, true] })
  })

  test('goes as deep as it was sent', () => {
    const deep = `${'['.repeat(100_000)}1.0${']'.repeat(100_000)}`
    expect(readSentJson(deep)).toBeInstanceOf(Array)
  })

  test.each(['', '{', '{"a":1,}', '[1,]', "{'a':1}", '01', '1.'])('refuses %s', (text) => {
    expect(() => readSentJson(text)).toThrow(SyntaxError)
  })

  test('loses nothing of any JSON', () => {
    assert(
      property(json(), (text) => {
        const bare = text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1')
        expect(JSON.parse(print(readSentJson(text)))).toEqual(JSON.parse(bare))
      }),
    )
  })
})
