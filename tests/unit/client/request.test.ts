import { describeOperation, describeRequest, toRequest } from '#client'
import { operations } from '#contract'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baseUrl } from './support.ts'

const product = (code: string) =>
  describeRequest('get_products__code_', { path: { code } }, { baseUrl })

describe('describeRequest', () => {
  test('makes a request of an operation and nothing more', () => {
    expect(describeRequest('get_products', {}, { baseUrl })).toEqual({
      method: 'GET',
      url: 'https://pim.example/api/rest/v1/products',
      headers: {},
    })
  })

  test('keeps the path of a base URL and doubles no slash', () => {
    const { url } = describeRequest('get_api_root', {}, { baseUrl: 'https://example.com/pim/' })
    expect(url).toBe('https://example.com/pim/api/rest/v1')
  })

  test('puts the authorization it is given into the header', () => {
    const { headers } = describeRequest(
      'get_products',
      {},
      { baseUrl, authorization: 'Bearer abc' },
    )
    expect(headers).toEqual({ Authorization: 'Bearer abc' })
  })

  test('leaves the slashes of a media file’s code as they are', () => {
    const media = (code: string) =>
      describeRequest('get_media_files__code__download', { path: { code } }, { baseUrl })
    expect(media('a/b/c d.png').url).toBe(
      'https://pim.example/api/rest/v1/media-files/a/b/c%20d.png/download',
    )
    expect(() => media('a/../b')).toThrow('cannot stand in a URL')
  })

  test.for([
    ['a/b', 'a%2Fb'],
    ['a b', 'a%20b'],
    ['tente-été', 'tente-%C3%A9t%C3%A9'],
    ['50%', '50%25'],
    ["it's (a) *", 'it%27s%20%28a%29%20%2A'],
    ['?#&=', '%3F%23%26%3D'],
    ['...', '...'],
  ])('encodes the identifier %j', ([identifier, encoded]) => {
    expect(product(identifier!).url).toBe(`https://pim.example/api/rest/v1/products/${encoded}`)
  })

  test.for(['', '.', '..', '\uD800'])(
    'refuses the identifier %j, which no URL can carry',
    (identifier) => {
      expect(() => product(identifier)).toThrow(TypeError)
    },
  )

  test('joins lists by commas, writes a search as JSON and leaves out what is undefined', () => {
    const { url } = describeOperation(
      operations.get_products,
      {
        query: {
          limit: 3,
          with_count: true,
          attributes: ['name', 'price'],
          search: { enabled: [{ operator: '=', value: true }] },
          scope: undefined,
        },
      },
      { baseUrl },
    )
    expect(url).toBe(
      'https://pim.example/api/rest/v1/products?limit=3&with_count=true&attributes=name,price' +
        '&search=%7B%22enabled%22:%5B%7B%22operator%22:%22%3D%22,%22value%22:true%7D%5D%7D',
    )
  })

  test('sends a body as JSON', () => {
    const input = { path: { code: 'halo_desk_lamp' }, body: { enabled: false } }
    expect(describeRequest('patch_products__code_', input, { baseUrl })).toMatchObject({
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: '{"enabled":false}',
    })
  })

  test('sends lines one a line', () => {
    const input = { lines: [{ identifier: 'a\nb' }, { identifier: 'c' }] }
    expect(describeRequest('patch_products', input, { baseUrl })).toMatchObject({
      headers: { 'Content-Type': 'application/vnd.akeneo.collection+json' },
      body: '{"identifier":"a\\nb"}\n{"identifier":"c"}',
    })
  })

  test('sends a form', () => {
    const form = { grant_type: 'password', username: 'a&b', password: 'c d+é' } as const
    expect(describeRequest('post_token', { form }, { baseUrl })).toMatchObject({
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=password&username=a%26b&password=c+d%2B%C3%A9',
    })
  })

  test('refuses a kind of body that the operation does not take', () => {
    expect(() => describeOperation(operations.patch_products, { body: {} }, { baseUrl })).toThrow(
      'patch_products takes application/vnd.akeneo.collection+json, not application/json.',
    )
    expect(() => describeOperation(operations.get_products, { body: {} }, { baseUrl })).toThrow(
      'get_products takes no body',
    )
  })

  test('comes back whole from the URL, whatever the identifier', () => {
    const identifier = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((text) => text !== '.' && text !== '..')
    fc.assert(
      fc.property(identifier, (code) => {
        const { pathname, search, hash } = new URL(toRequest(product(code)).url)
        expect(pathname.split('/')).toHaveLength(6)
        expect(decodeURIComponent(pathname.split('/').at(-1)!)).toBe(code)
        expect(search + hash).toBe('')
      }),
    )
  })

  test('comes back whole from the query, whatever its names and values', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.boolean(),
      fc.json().map((text): object => ({ text })),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), value), (query) => {
        const described = describeOperation(operations.get_products, { query }, { baseUrl })
        const { searchParams } = new URL(toRequest(described).url)
        expect([...searchParams.keys()].sort()).toEqual(Object.keys(query).sort())
        for (const [name, given] of Object.entries(query)) {
          const expected = typeof given === 'object' ? JSON.stringify(given) : String(given)
          expect(searchParams.get(name)).toBe(expected)
        }
      }),
    )
  })
})

describe('toRequest', () => {
  test('sends the body as it is described, and no header of its own', async () => {
    const request = toRequest({ method: 'POST', url: baseUrl, headers: {}, body: 'é\n' })
    expect(request.headers.has('content-type')).toBe(false)
    expect(await request.text()).toBe('é\n')
  })

  test('hands the signal on', () => {
    const abort = new AbortController()
    const request = toRequest(product('a'), { signal: abort.signal })
    abort.abort()
    expect(request.signal.aborted).toBe(true)
  })
})
