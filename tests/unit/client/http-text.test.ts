import { formatHttp, HttpTextError, parseHttp, type RequestDescription } from '#client'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baseUrl } from './support.ts'

const json = 'application/json'

describe('parseHttp', () => {
  test('reads a request line', () => {
    expect(parseHttp('GET /api/rest/v1/products?limit=3', { baseUrl })).toEqual({
      method: 'GET',
      url: 'https://pim.example/api/rest/v1/products?limit=3',
      headers: {},
    })
  })

  test('reads headers and body, the body to the byte', () => {
    const text = `PATCH /api/rest/v1/products HTTP/1.1\nContent-Type:  ${json} \nX-Trace: a: b\n\n{"a": 1}\n\n{"b": 2}\n`
    expect(parseHttp(text, { baseUrl })).toEqual({
      method: 'PATCH',
      url: 'https://pim.example/api/rest/v1/products',
      headers: { 'Content-Type': json, 'X-Trace': 'a: b' },
      body: '{"a": 1}\n\n{"b": 2}\n',
    })
  })

  test('keeps a path where no base URL is given, and an address where one stands', () => {
    expect(parseHttp('GET /api').url).toBe('/api')
    expect(parseHttp('GET http://localhost:4321/api', { baseUrl }).url).toBe(
      'http://localhost:4321/api',
    )
  })

  test('encodes a search that was typed as it is meant', () => {
    const { url } = parseHttp('GET /p?search={"enabled":[{"operator":"=","value":true}]}&x=%7B é')
    expect(url).toBe(
      '/p?search=%7B%22enabled%22:[%7B%22operator%22:%22=%22,%22value%22:true%7D]%7D&x=%7B%20%C3%A9',
    )
    expect(new URL(url, baseUrl).searchParams.get('search')).toBe(
      '{"enabled":[{"operator":"=","value":true}]}',
    )
  })

  test('takes line ends of Windows, empty lines above and a line end below', () => {
    expect(parseHttp('\r\n\nGET /api HTTP/1.1\r\nAccept: */*\r\n')).toEqual({
      method: 'GET',
      url: '/api',
      headers: { Accept: '*/*' },
    })
    expect(parseHttp(`POST /api\r\nContent-Type: ${json}\r\n\r\n{\r\n}`).body).toBe('{\r\n}')
  })

  test('joins a header that is given twice', () => {
    expect(parseHttp('GET /api\nAccept: a\naccept: b').headers).toEqual({ Accept: 'a, b' })
  })

  test.for([
    ['', 1, '"" is not a request line'],
    ['get /api', 1, '"get /api" is not a request line'],
    ['GET api', 1, '"GET api" is not a request line'],
    ['\n\nGET', 3, '"GET" is not a request line'],
    ['GET ftp://x', 1, 'is not a request line'],
    ['GET /api\nAccept', 2, '"Accept" is not a header'],
    ['GET /api\nAccept: a\n{"a": 1}', 3, 'is not a header'],
    ['GET /api\nHost: pim.example', 2, 'Leave "Host" out'],
  ] as const)('quotes what it cannot read in %j', ([text, line, message]) => {
    expect(() => parseHttp(text)).toThrow(message)
    expect(() => parseHttp(text)).toThrow(expect.objectContaining({ line }))
    expect(() => parseHttp(text)).toThrow(HttpTextError)
  })
})

describe('formatHttp', () => {
  test('writes an address below the base URL as a path', () => {
    const description = { method: 'GET', url: `${baseUrl}/api?limit=3`, headers: { Accept: json } }
    expect(formatHttp(description, { baseUrl })).toBe('GET /api?limit=3\nAccept: application/json')
    expect(formatHttp(description)).toMatch(/^GET https:\/\/pim\.example\/api/)
  })

  test('does not take a longer host for the base URL', () => {
    const description = { method: 'GET', url: 'https://pim.example.org/api', headers: {} }
    expect(formatHttp(description, { baseUrl })).toBe('GET https://pim.example.org/api')
  })

  test('is undone by parseHttp', () => {
    const description: fc.Arbitrary<RequestDescription> = fc.record(
      {
        method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE'),
        url: fc.constantFrom(`${baseUrl}/api/a%2Fb?x=a,b&y=%7B%7D`, 'http://localhost:4321/x'),
        headers: fc.dictionary(
          fc.stringMatching(/^X-[A-Z][a-z]{0,8}$/),
          fc.stringMatching(/^[!-~]([ -~]{0,12}[!-~])?$/),
        ),
        body: fc.string({ unit: 'binary', minLength: 1 }),
      },
      { requiredKeys: ['method', 'url', 'headers'] },
    )
    fc.assert(
      fc.property(description, fc.constantFrom({}, { baseUrl }), (given, options) => {
        expect(parseHttp(formatHttp(given, options), options)).toEqual(given)
      }),
    )
  })
})
