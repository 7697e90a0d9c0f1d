import { operations } from '#contract'
import { describeOperation, describeRequest } from '#client'
import { describe, expect, test } from 'vitest'
import {
  type Draft,
  draftOf,
  draftOfLink,
  remarkOnBody,
  settle,
  targetOf,
  tidyBody,
} from '../../../../src/widgets/request/draft.ts'

const base = 'http://pim.test'
const json = { 'Content-Type': 'application/json' }
const collection = { 'Content-Type': 'application/vnd.akeneo.collection+json' }
const draft = (change: Partial<Draft> = {}): Draft => ({
  method: 'GET',
  target: '/api/rest/v1/products',
  headers: {},
  body: undefined,
  ...change,
})

describe('a draft', () => {
  test('lays the address and the body out for reading', () => {
    const request = describeRequest(
      'patch_products__code_',
      { path: { code: 'halo/1' }, body: { enabled: false } },
      { baseUrl: base },
    )
    expect(draftOf(request, base)).toEqual({
      method: 'PATCH',
      target: '/api/rest/v1/products/halo%2F1',
      headers: json,
      body: '{\n  "enabled": false\n}',
    })
  })

  test('leaves lines of JSON on their lines', () => {
    const body = '{"code":"a"}\n{"code":"b"}'
    const request = { method: 'PATCH', url: `${base}/x`, headers: collection, body }
    expect(draftOf(request, base).body).toBe(body)
  })

  test('leaves numbers alone that would lose digits', () => {
    const body = '{"a":1.0}'
    expect(draftOf({ method: 'POST', url: `${base}/x`, headers: json, body }, base).body).toBe(body)
  })

  test.each([
    { search: { enabled: [{ operator: '=', value: true }] } },
    { search: { name: [{ operator: 'CONTAINS', value: '50% & mehr + ä', locale: 'de_DE' }] } },
    { attributes: ['name', 'price'], limit: 3 },
    { search_after: 'a#b?c/d e' },
    { search_after: "(it's) 100 % a+b = $1; [!*]" },
  ])('gives back the very address it came from: %o', (query) => {
    const request = describeOperation(operations.get_products, { query }, { baseUrl: base })
    const settled = settle(draftOf(request, base), base)
    expect(settled).toMatchObject({ kind: 'ready', request: { url: request.url } })
  })

  test('shows a search as people write it', () => {
    const query = { search: { enabled: [{ operator: '=', value: true }] } }
    const request = describeOperation(operations.get_products, { query }, { baseUrl: base })
    expect(draftOf(request, base).target).toBe(
      '/api/rest/v1/products?search={"enabled":[{"operator":"=","value":true}]}',
    )
  })

  test('becomes a request at the address of the page', () => {
    const edited = draft({ target: ' /api/rest/v1/products?search={"a":1}\n' })
    expect(settle(edited, 'http://elsewhere.test')).toEqual({
      kind: 'ready',
      request: {
        method: 'GET',
        url: 'http://elsewhere.test/api/rest/v1/products?search=%7B%22a%22:1%7D',
        headers: {},
      },
    })
  })

  test('takes an address that was pasted in full', () => {
    const settled = settle(draft({ target: `${base}/api/rest/v1` }), base)
    expect(settled).toMatchObject({ kind: 'ready', request: { url: `${base}/api/rest/v1` } })
  })

  test.each(['', 'api/rest/v1', 'http://evil.test/api', '//evil.test/api'])(
    'goes to no other server: %o',
    (target) => {
      expect(settle(draft({ target }), base).kind).toBe('unclear')
    },
  )

  test('of a link is a GET by the same caller', () => {
    const before = draft({
      method: 'PATCH',
      headers: { Authorization: 'Bearer a', ...json },
      body: '{}',
    })
    expect(draftOfLink(before, '/api/rest/v1/products?page=2')).toEqual({
      method: 'GET',
      target: '/api/rest/v1/products?page=2',
      headers: { Authorization: 'Bearer a' },
      body: undefined,
    })
  })
})

describe('an address', () => {
  test('belongs to this PIM or not', () => {
    expect(targetOf(`${base}/api?a=1`, base)).toBe('/api?a=1')
    expect(targetOf(base, base)).toBe('/')
    expect(targetOf('http://pim.test.evil/api', base)).toBeUndefined()
    expect(targetOf('/api', base)).toBeUndefined()
  })
})

describe('a body', () => {
  test('is remarked on when it is not JSON', () => {
    expect(remarkOnBody(draft({ headers: json, body: '{"a":1}' }))).toBeUndefined()
    expect(remarkOnBody(draft({ headers: json, body: '{"a":1,}' }))).toMatch(/not JSON/)
    expect(remarkOnBody(draft({ headers: json, body: ' ' }))).toBeUndefined()
    expect(remarkOnBody(draft({ headers: {}, body: 'a=1' }))).toBeUndefined()
  })

  test('is remarked on line by line', () => {
    expect(remarkOnBody(draft({ headers: collection, body: '{"a":1}\n{}' }))).toBeUndefined()
    expect(remarkOnBody(draft({ headers: collection, body: '{"a":1}\n\n{' }))).toMatch(
      /^Line 3 is not JSON: /,
    )
  })

  test('is tidied', () => {
    expect(tidyBody(draft({ headers: json, body: '{"a": 1}' }))).toBe('{\n  "a": 1\n}')
    expect(tidyBody(draft({ headers: json, body: '{"a":' }))).toBe('{"a":')
    expect(tidyBody(draft({ headers: collection, body: '{ "a": 1 }\n\n{"b":2}\n' }))).toBe(
      '{"a":1}\n{"b":2}',
    )
  })
})
