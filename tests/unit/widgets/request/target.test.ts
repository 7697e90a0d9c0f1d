import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settle } from '../../../../src/widgets/request/draft.ts'
import {
  operationAt,
  queryValue,
  withPathValue,
  withQueryValue,
} from '../../../../src/widgets/request/target.ts'

const base = 'http://pim.test'

function sent(target: string, method = 'GET'): URL {
  const settled = settle({ method, target, headers: {}, body: undefined }, base)
  if (settled.kind === 'unclear') throw new Error(settled.message)
  return new URL(settled.request.url)
}

const text = string({ unit: 'grapheme', minLength: 1 }).filter((value) => value.isWellFormed())

describe('an address', () => {
  test('tells which operation it is for', () => {
    const matched = operationAt('PATCH', '/api/rest/v1/products/halo%2F1?x=1')
    expect(matched?.operation.id).toBe('patch_products__code_')
    expect(matched?.params).toEqual({ code: 'halo/1' })
    expect(operationAt('GET', '/nowhere')).toBeUndefined()
    expect(operationAt('GET', '/api/rest/v1/products/%')).toBeUndefined()
  })

  test('says so when a value is missing in the path', () => {
    const target = '/api/rest/v1/families/lamps/variants/lamps_by_color'
    const without = withPathValue(target, operationAt('GET', target)!, 'code', '')
    expect(without).toBe('/api/rest/v1/families/lamps/variants/{code}')
    expect(operationAt('GET', without)?.params).toEqual({ family_code: 'lamps', code: '' })
    expect(() => sent(without)).toThrow('Write a value in place of {code}.')
    expect(() => sent('/api/rest/v1/products/..')).toThrow(/alone/)
  })

  test('keeps a slash in what is a path itself', () => {
    const target = '/api/rest/v1/media-files/{code}'
    const written = withPathValue(target, operationAt('GET', target)!, 'code', 'a/b/lamp 1.png')
    expect(written).toBe('/api/rest/v1/media-files/a/b/lamp%201.png')
    expect(operationAt('GET', written)?.params).toEqual({ code: 'a/b/lamp 1.png' })
  })

  test('leaves what nobody touched as it was typed', () => {
    const target = '/api/rest/v1/products?search={"a":1}&limit=3&odd&x=%'
    expect(withQueryValue(target, 'limit', '5')).toBe(
      '/api/rest/v1/products?search={"a":1}&limit=5&odd&x=%',
    )
    expect(withQueryValue(target, 'page', '2')).toBe(`${target}&page=2`)
    expect(withQueryValue('/api?limit=3', 'limit', undefined)).toBe('/api')
    expect(withQueryValue('/api?a=1&b=2&a=3', 'a', '4')).toBe('/api?a=4&b=2')
    expect(queryValue('/api?odd&x=%&y=', 'odd')).toBe('')
    expect(queryValue('/api?odd&x=%&y=', 'x')).toBe('%')
    expect(queryValue('/api?odd', 'none')).toBeUndefined()
  })

  test('holds any text as the value of a parameter, up to the PIM', () => {
    assert(
      property(text, text, (value, other) => {
        const before = withQueryValue('/api/rest/v1/products?limit=3', 'search', other)
        const target = withQueryValue(before, 'attributes', value)
        expect(queryValue(target, 'attributes')).toBe(value)
        expect(queryValue(target, 'search')).toBe(other)
        expect(sent(target).searchParams.get('attributes')).toBe(value)
        expect(sent(target).searchParams.get('search')).toBe(other)
      }),
    )
  })

  test('holds any text as a part of the path', () => {
    const start = '/api/rest/v1/products/{code}?limit=1'
    assert(
      property(
        text.filter((value) => !['.', '..', '{code}'].includes(value)),
        (value) => {
          const target = withPathValue(start, operationAt('GET', start)!, 'code', value)
          expect(operationAt('GET', target)?.params).toEqual({ code: value })
          const [last = ''] = sent(target).pathname.split('/').slice(-1)
          expect(decodeURIComponent(last)).toBe(value)
        },
      ),
    )
  })
})
