import { assert, constantFrom, dictionary, oneof, property, record, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openLink, shareLink } from '../../../../src/widgets/request/share.ts'

const origin = 'https://doorway.test'
const page = `${origin}/playground.html`
const values = {
  access_token: 'tok-123456',
  secret: 's3cret-abc',
  client_id_and_secret_in_base64: 'czNjcmV0',
  password: 'pass-word-1',
}
const request = {
  method: 'PATCH',
  url: `${origin}/api/rest/v1/products/halo%2F1?x=%7B%22a%22%3A1%7D`,
  headers: { Authorization: 'Bearer <access_token>', 'Content-Type': 'application/json' },
  body: '{"values":{"name":"é 🚪"}}',
}
const hashOf = (link: string | undefined) => new URL(link ?? '').hash
const written = (value: unknown) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `#request=${Buffer.from(text).toString('base64url')}`
}
const plain = { method: 'GET', target: '/api/rest/v1/products', headers: {} }

describe('a link to a request', () => {
  test('brings the same request', () => {
    const link = shareLink(request, values, origin, page)
    expect(link).toMatch(/^https:\/\/doorway\.test\/playground\.html#request=[\w-]+$/)
    expect(openLink(hashOf(link), origin)).toEqual({ kind: 'request', request })
  })

  test('brings it to the PIM of whoever opens it', () => {
    const link = shareLink(request, values, origin, page)
    const opened = openLink(hashOf(link), 'http://localhost:1')
    expect(opened).toMatchObject({ request: { url: /^http:\/\/localhost:1\/api\// } })
  })

  test('carries no secret, wherever one was written', () => {
    const link = shareLink(
      {
        method: 'POST',
        url: `${origin}/api/oauth/v1/token?access_token=${values.access_token}`,
        headers: {
          Authorization: `Bearer ${values.access_token}`,
          'X-Key': values.secret,
          'Content-Type': 'application/json',
        },
        body: `{"password":"mine alone","client_secret" : "x","refresh_token":"y","note":"${values.secret}"}`,
      },
      values,
      origin,
      page,
    )
    const text = Buffer.from(hashOf(link).slice(9), 'base64url').toString()
    for (const secret of [...Object.values(values), 'mine alone', '"x"', '"y"']) {
      expect(text).not.toContain(secret)
    }
    expect(text).toContain('Bearer <access_token>')
    expect(text).not.toContain('X-Key')
  })

  test('is not made of what is too long or goes elsewhere', () => {
    const long = { ...request, body: 'x'.repeat(9000) }
    expect(shareLink(long, values, origin, page)).toBeUndefined()
    expect(shareLink(request, values, 'https://other.test', page)).toBeUndefined()
  })

  test.each([
    ['no JSON', written('{')],
    ['no Base64', '#request=%%%'],
    ['no UTF-8', `#request=${Buffer.from([0xff, 0xfe]).toString('base64url')}`],
    ['an address elsewhere', written({ ...plain, target: 'https://evil.test/' })],
    ['an address without a scheme', written({ ...plain, target: '//evil.test/' })],
    ['a backslash that browsers take for a slash', written({ ...plain, target: '/\\evil.test' })],
    ['another method', written({ ...plain, method: 'TRACE' })],
    ['a token', written({ ...plain, headers: { Authorization: 'Bearer abc' } })],
    ['another header', written({ ...plain, headers: { Cookie: 'a=b' } })],
    ['more than a request', written({ ...plain, sendsAtOnce: true })],
    ['a header in two lines', written({ ...plain, headers: { Accept: 'a\r\nX: y' } })],
    ['too much', written({ ...plain, body: 'x'.repeat(20_000) })],
    ['a list', written([])],
    ['nothing', '#request='],
  ])('is refused when it holds %s', (_, hash) => {
    expect(openLink(hash, origin)).toEqual({ kind: 'unreadable' })
  })

  test('is none when the address has another part', () => {
    expect(openLink('', origin)).toEqual({ kind: 'none' })
    expect(openLink('#main', origin)).toEqual({ kind: 'none' })
  })

  test('never throws, and never leads to another server or brings a credential', () => {
    const any = string({ unit: 'binary' })
    const almost = record({
      method: oneof(constantFrom('GET', 'PATCH'), any),
      target: oneof(constantFrom('/api', '/\\x', '//x', '/..'), any),
      headers: dictionary(constantFrom('Accept', 'Authorization', 'X'), any),
      body: any,
    })
    const hashes = oneof(any, almost.map(written), any.map(written))
    assert(
      property(hashes, (hash) => {
        const opened = openLink(hash.startsWith('#') ? hash : `#request=${hash}`, origin)
        if (opened.kind !== 'request') return
        expect(new URL(opened.request.url).origin).toBe(origin)
        const { Authorization: authorization = 'Bearer <x>' } = opened.request.headers
        expect(authorization).toMatch(/^\w+ <\w+>$/)
      }),
      { numRuns: 2000 },
    )
  })
})
