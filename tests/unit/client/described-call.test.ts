import { describeOperation, type RequestInput } from '#client'
import { operations } from '#contract'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCall } from '../../../src/client/described-call.ts'
import { baseUrl } from './support.ts'

const anyCode = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .filter((text) => text.isWellFormed() && !text.split('/').some((part) => /^\.{1,2}$/.test(part)))
const anyObject = fc.dictionary(fc.string(), fc.jsonValue())

describe('readCall', () => {
  test('finds the operation and the input that a request was made of', () => {
    const anyCall = fc.record({
      operation: fc.constantFrom(...Object.values(operations)),
      code: anyCode,
      query: fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.nat(), anyObject)),
      body: anyObject,
      authorization: fc.option(fc.constant('Bearer abc'), { nil: undefined }),
    })
    fc.assert(
      fc.property(anyCall, ({ operation, code, query, body, authorization }) => {
        const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
        const [type] = operation.requestTypes
        const input: RequestInput = {
          path: Object.fromEntries(names.map((name) => [name, code])),
          query,
          ...(type === 'application/json' && { body }),
          ...(type?.includes('collection') && { lines: [body, {}] }),
        }
        const description = describeOperation(operation, input, { baseUrl, authorization })
        const call = readCall(description)!
        expect(call).toBeDefined()
        // An address may be that of another operation too: the code "search" of a product by uuid.
        if (call.operation.id !== operation.id) return
        const again = describeOperation(call.operation, call.input, { baseUrl, authorization })
        expect(again).toEqual(description)
        expect(call.input.path).toEqual(input.path)
      }),
    )
  })

  test.for([
    ['an address that no operation has', { url: `${baseUrl}/api/rest/v1/nothing` }],
    ['a parameter that is said twice', { url: `${baseUrl}/api/rest/v1/products?page=1&page=2` }],
    ['a header that no operation sets', { headers: { Accept: 'text/html' } }],
    ['a body that is not JSON', { headers: { 'Content-Type': 'application/json' }, body: '{' }],
  ] as const)('leaves %s alone', ([, change]) => {
    const plain = { method: 'GET', url: `${baseUrl}/api/rest/v1/products`, headers: {} }
    expect(readCall(plain)?.operation.id).toBe('get_products')
    expect(readCall({ ...plain, ...change })).toBeUndefined()
  })

  test('keeps the folder that a PIM lives in', () => {
    const url = 'https://shop.example/pim/api/rest/v1/families/tents'
    expect(readCall({ method: 'GET', url, headers: {} })?.baseUrl).toBe('https://shop.example/pim')
  })
})
