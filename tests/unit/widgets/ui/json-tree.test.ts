import { describe, expect, test } from 'vitest'
import {
  childrenOf,
  countWords,
  fitsOnLine,
  leafKind,
  openAtFirst,
} from '../../../../src/widgets/ui/json-tree.ts'

describe('a JSON tree', () => {
  test('names its branches by pointers', () => {
    expect(childrenOf({ 'a/b': 1, 'c~d': [2] }, '/x').map(({ pointer }) => pointer)).toEqual([
      '/x/a~1b',
      '/x/c~0d',
    ])
    expect(childrenOf(['a'], '')).toEqual([{ key: undefined, value: 'a', pointer: '/0' }])
  })

  test.each([
    [[], ''],
    [{}, ''],
    [[1], '1 item'],
    [[1, 2], '2 items'],
    [{ a: 1 }, '1 field'],
  ])('counts what is in %o', (branch, words) => {
    expect(countWords(branch)).toBe(words)
  })

  test('keeps what is small on one line', () => {
    expect(fitsOnLine([])).toBe(true)
    expect(fitsOnLine([{ locale: null, scope: null, data: 'black' }])).toBe(true)
    expect(fitsOnLine({ href: `http://pim.test/${'a'.repeat(200)}` })).toBe(true)
    expect(fitsOnLine({ first: 'a'.repeat(40), second: 'b'.repeat(40) })).toBe(false)
    expect(fitsOnLine(Array.from({ length: 1000 }, () => 1))).toBe(false)
  })

  test('opens from the top, as far as there is room', () => {
    const wide = Array.from({ length: 10 }, (_, at) => ({ at, text: 'x'.repeat(80) }))
    expect([...openAtFirst({ wide, more: 1 }, 14)]).toEqual(['', '/wide', '/wide/0'])
    expect([...openAtFirst({ wide }, 5)]).toEqual([''])
    expect([...openAtFirst(wide, 3)]).toEqual([''])
  })

  test('leaves links shut', () => {
    const links = { self: { href: 'a'.repeat(80) }, first: { href: 'b'.repeat(80) } }
    expect([...openAtFirst({ _links: links }, 50)]).toEqual([''])
  })

  test('has nothing to open in a plain value', () => {
    expect(openAtFirst('text', 50).size).toBe(0)
    expect(['a', 1, true, null].map(leafKind)).toEqual(['string', 'number', 'boolean', 'null'])
  })
})
