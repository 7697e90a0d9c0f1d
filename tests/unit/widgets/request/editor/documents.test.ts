import { describe, expect, test } from 'vitest'
import {
  documentsIn,
  rangeOf,
  spotAt,
} from '../../../../../src/widgets/request/editor/documents.ts'

/** The spot where `|` stands. */
function spot(marked: string) {
  const at = marked.indexOf('|')
  const text = marked.replace('|', '')
  const found = spotAt(text, at)
  return found && { ...found, range: text.slice(found.range.from, found.range.to) }
}

describe('what is being written', () => {
  test.each([
    ['{"fam|"}', { kind: 'key', path: [], range: '"fam"' }],
    ['{"fam|', { kind: 'key', path: [], range: '"fam' }],
    ['{|}', { kind: 'key', path: [], range: '' }],
    ['{"a": 1, |}', { kind: 'key', path: [], range: '' }],
    ['{"a": |}', { kind: 'value', path: ['a'], range: '' }],
    ['{"family": "la|mps"}', { kind: 'value', path: ['family'], range: '"lamps"' }],
    ['{"family": tr|}', { kind: 'value', path: ['family'], range: 'tr' }],
    ['{"categories": ["a", "b|"]}', { kind: 'value', path: ['categories', 1], range: '"b"' }],
    ['{"categories": [|]}', { kind: 'value', path: ['categories', 0], range: '' }],
    [
      '{"values": {"color": [{"locale": null, "data": "|"}]}}',
      { kind: 'value', path: ['values', 'color', 0, 'data'], range: '""' },
    ],
    ['{"values": {"na|": []}}', { kind: 'key', path: ['values'], range: '"na"' }],
  ])('in %s', (marked, expected) => {
    expect(spot(marked)).toEqual(expected)
  })

  test('is nothing behind the end', () => {
    expect(spot('{"a": 1}|')).toBeUndefined()
  })
})

describe('the place of a pointer', () => {
  const text = '{"values":{"a/b":[{"data":1},{"data":2}]},"family":"x"}'
  const shown = (pointer: string) => {
    const { from, to } = rangeOf(text, pointer)
    return text.slice(from, to)
  }

  test.each([
    ['/family', '"family"'],
    ['/values/a~1b/1', '{"data":2}'],
    ['/values/a~1b/1/data', '"data"'],
    ['/values/nothing', '"values"'],
    ['', text],
  ])('of %s', (pointer, expected) => {
    expect(shown(pointer)).toBe(expected)
  })
})

test('a batch is one document a line', () => {
  expect(documentsIn('{"a":1}\n\n{"b":2}', true)).toEqual([
    { from: 0, text: '{"a":1}', line: 1 },
    { from: 9, text: '{"b":2}', line: 3 },
  ])
  expect(documentsIn(' ', false)).toEqual([])
})
