import { describe, expect, test } from 'vitest'
import { checked, expectDeclared } from '../../support/contract.ts'

const base = 'http://localhost:4321'
const pageLinks = { self: { href: `${base}/x` }, first: { href: `${base}/x` } }
const locale = { code: 'en_US', enabled: true }
const lines = { 'content-type': 'application/vnd.akeneo.collection+json' }

function request(path: string, method = 'GET'): Request {
  return new Request(`${base}${path}`, { method })
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers })
}

async function complaint(asked: Request, answer: Response): Promise<string> {
  return expectDeclared(asked, answer).then(
    () => '',
    (error: Error) => error.message,
  )
}

describe('accepts', () => {
  test.each([
    ['a body of the declared shape', request('/api/rest/v1/locales/en_US'), json(locale)],
    [
      'a declared error',
      request('/api/rest/v1/locales/xx'),
      json({ code: 404, message: 'Locale "xx" does not exist.' }, 404),
    ],
    [
      'an answer without a body',
      request('/api/rest/v1/products/halo%2Flamp', 'DELETE'),
      new Response(null, { status: 204 }),
    ],
    [
      'a batch, line by line',
      request('/api/rest/v1/products', 'PATCH'),
      new Response('{"line":1,"identifier":"a","status_code":204}', { headers: lines }),
    ],
    [
      'the answer to an empty batch',
      request('/api/rest/v1/products', 'PATCH'),
      new Response('', { headers: lines }),
    ],
    [
      'a page without a number, of a list that can be read from a cursor on',
      request('/api/rest/v1/products?pagination_type=search_after'),
      json({ _links: pageLinks, _embedded: { items: [] } }),
    ],
    [
      'an unknown address',
      request('/api/rest/v1/foo'),
      json({ code: 404, message: 'No route found for "GET /api/rest/v1/foo"' }, 404),
    ],
    [
      'a verb the address does not know',
      request('/api/rest/v1/locales', 'DELETE'),
      json(
        {
          code: 405,
          message: 'No route found for "DELETE /a": Method Not Allowed (Allow: GET)',
        },
        405,
        { allow: 'GET' },
      ),
    ],
    [
      'the head of a page',
      request('/api/rest/v1/locales', 'HEAD'),
      new Response(null, { headers: { 'content-type': 'application/json' } }),
    ],
    [
      'a preflight',
      request('/api/rest/v1/locales', 'OPTIONS'),
      new Response(null, { status: 204 }),
    ],
  ])('%s', async (_, asked, answer) => {
    expect(await complaint(asked, answer)).toBe('')
  })
})

describe('refuses', () => {
  test.each([
    [
      'a status nobody declared',
      request('/api/rest/v1/locales/en_US'),
      json({ code: 500, message: 'Oh.' }, 500),
      'get_locales__code_ does not declare the status 500',
    ],
    [
      'an error that the catalogue of errors does not have',
      request('/api/rest/v1/foo'),
      json({ code: 404, message: 'Nobody home.' }, 404),
      'content/errors has no 404 "Nobody home."',
    ],
    [
      'another media type',
      request('/api/rest/v1/locales/en_US'),
      new Response('{}', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      'the media type "text/html" should be application/json',
    ],
    [
      'a property too many',
      request('/api/rest/v1/locales/en_US'),
      json({ ...locale, label: 'English' }),
      'must NOT have additional properties: "label"',
    ],
    [
      'a property of the wrong type',
      request('/api/rest/v1/locales/en_US'),
      json({ ...locale, enabled: 1 }),
      '/enabled must be boolean',
    ],
    [
      'links on a single resource',
      request('/api/rest/v1/locales/en_US'),
      json({ _links: { self: { href: `${base}/x` } }, ...locale }),
      '/_links should not be there',
    ],
    [
      'an item of a page without links',
      request('/api/rest/v1/locales'),
      json({
        _links: pageLinks,
        current_page: 1,
        _embedded: { items: [locale] },
      }),
      "/_embedded/items/0 must have required property '_links'",
    ],
    [
      'a page without a number, of a list that has only numbered ones',
      request('/api/rest/v1/locales'),
      json({ _links: pageLinks, _embedded: { items: [] } }),
      "must have required property 'current_page'",
    ],
    [
      'a body where none is declared',
      request('/api/rest/v1/products', 'POST'),
      json({}, 201, { location: `${base}/api/rest/v1/products/a` }),
      'the body should be empty: "{}"',
    ],
    [
      'a created product without an address',
      request('/api/rest/v1/products', 'POST'),
      new Response(null, { status: 201 }),
      'the header Location is missing',
    ],
    [
      'a refused line without a reason',
      request('/api/rest/v1/products', 'PATCH'),
      new Response('{"line":1,"status_code":204}\n{"line":2,"status_code":422}', {
        headers: lines,
      }),
      "line 2: the body must have required property 'message'",
    ],
    [
      'lines that are out of order',
      request('/api/rest/v1/products', 'PATCH'),
      new Response('{"line":2,"status_code":204}', { headers: lines }),
      'line 1: "line" should be 1',
    ],
    [
      'a line break at the end of a batch',
      request('/api/rest/v1/products', 'PATCH'),
      new Response('{"line":1,"status_code":204}\n', { headers: lines }),
      'line 2: the body is not JSON',
    ],
    [
      'an answer where nothing lives',
      request('/api/rest/v1/foo'),
      json({}),
      'nothing is declared there, so it should be 404',
    ],
  ])('%s', async (_, asked, answer, expected) => {
    expect(await complaint(asked, answer)).toContain(expected)
  })
})

test('names the request, and lists all that is wrong', async () => {
  expect(
    await complaint(request('/api/rest/v1/locales/en_US?x=1'), json({ code: 1, label: 'x' })),
  ).toBe(
    [
      'GET /api/rest/v1/locales/en_US?x=1 answered 200, and',
      "  - the body must have required property 'enabled'",
      '  - the body must NOT have additional properties: "label"',
      '  - /code must be string',
    ].join('\n'),
  )
})

test('a checked handler hands its answers on, still readable', async () => {
  const handler = checked(() => Promise.resolve(json(locale)))
  const answer = await handler(request('/api/rest/v1/locales/en_US'))
  expect(await answer.json()).toEqual(locale)
  await expect(handler(request('/api/rest/v1/currencies/EUR'))).rejects.toThrow('answered 200')
})
