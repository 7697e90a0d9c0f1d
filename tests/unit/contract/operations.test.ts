import { assert, constantFrom, infiniteStream, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anchor,
  isOperationId,
  matchOperation,
  methodsAt,
  operations,
  type Operation,
} from '#contract'

const all = Object.values<Operation>(operations)

describe('matchOperation', () => {
  test('finds the operation of a plain address', () => {
    expect(matchOperation('GET', '/api/rest/v1/products')?.operation.id).toBe('get_products')
    expect(matchOperation('PATCH', '/api/rest/v1/products')?.operation.id).toBe('patch_products')
    expect(matchOperation('GET', '/api/rest/v1')?.operation.id).toBe('get_api_root')
  })

  test('reads the parameters of the path', () => {
    const match = matchOperation('GET', '/api/rest/v1/attributes/color/options/moss')
    expect(match?.operation.id).toBe('get_attributes__attribute_code__options__code_')
    expect(match?.params).toEqual({ attribute_code: 'color', code: 'moss' })
  })

  test.each([
    ['halo%2Fdesk', 'halo/desk'],
    ['caf%C3%A9%20chair', 'café chair'],
    ['100%25', '100%'],
    ['%7Bcode%7D', '{code}'],
    ['..%2F..', '../..'],
  ])('decodes the identifier %s', (encoded, decoded) => {
    const match = matchOperation('DELETE', `/api/rest/v1/products/${encoded}`)
    expect(match?.params).toEqual({ code: decoded })
  })

  test.each([
    ['a/b/c/d/abcd_lamp.jpg', 'get_media_files__code_'],
    ['a/b/c/d/abcd_lamp.jpg/download', 'get_media_files__code__download'],
    ['a%2Fb/download', 'get_media_files__code__download'],
    ['a/download/b', 'get_media_files__code_'],
  ])('lets the code of a media file have slashes: %s', (address, id) => {
    const match = matchOperation('GET', `/api/rest/v1/media-files/${address}`)
    const code = decodeURIComponent(address.replace(/\/download$/, ''))
    expect([match?.operation.id, match?.params]).toEqual([id, { code }])
  })

  test.each([
    ['a verb the address does not know', 'DELETE', '/api/rest/v1/products'],
    ['a verb in lower case', 'get', '/api/rest/v1/products'],
    ['an unknown address', 'GET', '/api/rest/v1/foo'],
    ['an address that goes on', 'GET', '/api/rest/v1/products/a/b'],
    ['an address with something before it', 'GET', '/x/api/rest/v1/products'],
    ['a slash at the end', 'GET', '/api/rest/v1/products/'],
    ['broken percent encoding', 'GET', '/api/rest/v1/products/%E0%A4%A'],
  ])('finds nothing for %s', (_, method, pathname) => {
    expect(matchOperation(method, pathname)).toBeUndefined()
  })

  test('finds every operation again from an address made of its template', () => {
    const anyValue = string({ minLength: 1, unit: 'grapheme' }).filter((text) =>
      text.isWellFormed(),
    )
    assert(
      property(constantFrom(...all), infiniteStream(anyValue), (operation, values) => {
        const params: Record<string, string> = {}
        const pathname = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
          const value = String(values.next().value)
          params[name] = value
          return encodeURIComponent(value)
        })
        expect(matchOperation(operation.method, pathname)).toEqual({ operation, params })
      }),
    )
  })
})

test('an address knows its verbs', () => {
  expect(methodsAt('/api/rest/v1/products/halo').sort()).toEqual(['DELETE', 'GET', 'PATCH'])
  expect(methodsAt('/sandbox/v1/sandboxes')).toEqual(['POST'])
  expect(methodsAt('/api/rest/v1/foo')).toEqual([])
})

test('an operation id is the anchor of its description', () => {
  expect(anchor('patch_products__code_')).toBe('/api-reference/patch_products__code_.html')
})

test('an operation id is told from other words', () => {
  expect(isOperationId('get_products')).toBe(true)
  expect(isOperationId('toString')).toBe(false)
})

function authOf(api: string): Set<string> {
  return new Set(all.filter((operation) => operation.api === api).map(({ auth }) => auth))
}

test('each API asks for its own credentials', () => {
  expect(authOf('pim')).toEqual(new Set(['client', 'none', 'token']))
  expect(authOf('sandbox')).toEqual(new Set(['none', 'sandbox-key']))
})

test('an operation says what it answers', () => {
  expect(operations.get_products.responseTypes).toEqual(['application/json'])
  expect(operations.patch_products.responseTypes).toEqual([
    'application/vnd.akeneo.collection+json',
  ])
  expect(operations.patch_products__code_.responseTypes).toEqual([])
  expect(operations.get_media_files__code__download.responseTypes).toEqual(['*/*'])
})

test('batches travel as lines', () => {
  expect(operations.patch_products.requestTypes).toEqual(['application/vnd.akeneo.collection+json'])
  expect(operations.get_products.requestTypes).toEqual([])
})
