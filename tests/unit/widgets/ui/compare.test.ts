import { describe, expect, test } from 'vitest'
import { compareBodies } from '../../../../src/widgets/ui/compare.ts'

const json = 'application/json'
const lines = 'application/vnd.akeneo.collection+json'

function compare(before: string, after: string, contentType = json) {
  const answer = { name: 'Call', status: 200, contentType }
  return compareBodies({ ...answer, body: before }, { ...answer, body: after })
}

describe('two answers', () => {
  test('that say the same in other white space do not differ', () => {
    expect(compare('{"a":1,"b":[]}', '{ "b": [], "a": 1 }')).toEqual([])
  })

  test('differ at the values that differ', () => {
    expect(compare('{"a":{"b/c":1},"d":[1,2]}', '{"a":{"b/c":2},"d":[1],"e":null}')).toEqual([
      { pointer: '/a/b~1c', before: '1', after: '2' },
      { pointer: '/d/1', before: '2', after: undefined },
      { pointer: '/e', before: undefined, after: 'null' },
    ])
  })

  test('differ as a whole branch when one is a list and the other is not', () => {
    expect(compare('{"a":[]}', '{"a":{}}')).toEqual([{ pointer: '/a', before: '[]', after: '{}' }])
  })

  test('differ in digits that JavaScript would not see, and in a name that comes twice', () => {
    expect(compare('{"a":9007199254740993}', '{"a":9007199254740992}')).toEqual([
      { pointer: '/a', before: '9007199254740993', after: '9007199254740992' },
    ])
    expect(compare('{"a":1,"a":2}', '{"a":1}')).toHaveLength(1)
  })

  test('are compared however deep they go', () => {
    const deep = (inner: string) => '['.repeat(20_000) + inner + ']'.repeat(20_000)
    expect(compare(deep('1'), deep('2'))).toHaveLength(1)
    expect(compare(deep('1'), '{}')).toHaveLength(1)
  })

  test('of a batch are compared line by line', () => {
    const line = (status: number) => `{"line":1,"status_code":${status}}`
    expect(compare(line(201), line(204), lines)).toEqual([
      { pointer: '/0/status_code', before: '201', after: '204' },
    ])
  })

  test('that are no JSON differ as texts', () => {
    expect(compare('<h1>', '', 'text/html')).toEqual([
      { pointer: '', before: '<h1>', after: undefined },
    ])
    expect(compare('{"a":', '{"a":1}')).toEqual([
      { pointer: '', before: '{"a":', after: '{"a":1}' },
    ])
  })
})
