import { describe, expect, test } from 'vitest'
import { readBasic, readBearer } from '../../../../src/sandbox/auth/credentials.ts'

describe('readBasic', () => {
  test.each([
    ['id:secret', 'id', 'secret'],
    ['id:', 'id', ''],
    [':secret', '', 'secret'],
    ['id:with:colons', 'id', 'with:colons'],
  ])('reads %s', (text, id, secret) => {
    expect(readBasic(`Basic ${btoa(text)}`)).toEqual({ id, secret })
    expect(readBasic(`bAsIc   ${btoa(text)}  `)).toEqual({ id, secret })
  })

  test('reads UTF-8', () => {
    const bytes = new TextEncoder().encode('id:größe')
    expect(readBasic(`Basic ${btoa(String.fromCodePoint(...bytes))}`)).toEqual({
      id: 'id',
      secret: 'größe',
    })
  })

  test.each([
    null,
    '',
    'Basic',
    'Basic ',
    'Basic ?',
    `Basic ${btoa('none')}`,
    'Bearer abc',
    'Basic a',
  ])('reads nothing from %s', (header) => {
    expect(readBasic(header)).toBeUndefined()
  })
})

describe('readBearer', () => {
  test.each([
    ['Bearer abc', 'abc'],
    ['bearer  abc ', 'abc'],
    ['Bearer a.b-c_d~+/=', 'a.b-c_d~+/='],
    ['Bearer', undefined],
    ['Bearer ', undefined],
    ['Bearer a b', undefined],
    ['Basic abc', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads "%s" as %s', (header, token) => {
    expect(readBearer(header)).toBe(token)
  })
})
