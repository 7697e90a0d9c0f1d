import { connect } from 'node:net'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSandbox } from '../support/sandbox.ts'

// HTTP itself, byte by byte: what clients, proxies and broken programs put on the wire.

let sandbox: Awaited<ReturnType<typeof openSandbox>>
let port = 0
const products = '/api/rest/v1/products'

beforeAll(async () => {
  sandbox = await openSandbox({ over: 'http' })
  port = Number(new URL(await sandbox.address()).port)
})
afterAll(() => sandbox.close())

/** Sends pieces one after the other on one connection; what came back until the server or silence ended it. */
async function talk(pieces: string[], { end = false } = {}): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let received = ''
  const closed = new Promise<void>((resolve) => {
    socket.setTimeout(150, () => socket.destroy())
    socket.on('data', (bytes) => (received += bytes.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
  for (const piece of pieces) {
    socket.write(Buffer.from(piece, 'latin1'))
    await new Promise((resolve) => setTimeout(resolve, pieces.length > 1 ? 20 : 0))
  }
  if (end) socket.end()
  await closed
  return received
}

const lines = (...head: string[]) => `${head.join('\r\n')}\r\n\r\n`
const authorization = () => `Authorization: Bearer ${sandbox.token.access_token}`
const get = (target: string, ...headers: string[]) =>
  lines(`GET ${target} HTTP/1.1`, 'Host: pim.example', authorization(), ...headers)
const post = (body: string, ...headers: string[]) =>
  lines(
    `POST ${products} HTTP/1.1`,
    'Host: pim.example',
    authorization(),
    'Content-Type: application/json',
    ...headers,
  ) + body

/** The statuses of the answers in what came back. */
function statuses(received: string): number[] {
  return [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
}

function bodyOf(received: string): unknown {
  return JSON.parse(received.slice(received.indexOf('\r\n\r\n') + 4))
}

async function exists(identifier: string): Promise<boolean> {
  return (await sandbox.pim.get(`${products}/${identifier}`)).status === 200
}

describe('one connection', () => {
  test('carries several requests, one after the other', async () => {
    const one = get(`${products}/halo`)
    expect(statuses(await talk([one, one, one]))).toEqual([200, 200, 200])
  })

  test('answers requests that did not wait in their order', async () => {
    const sent = get(`${products}/halo`) + get('/api/rest/v1/nothing') + get(`${products}/loose`)
    expect(statuses(await talk([sent]))).toEqual([200, 404, 200])
  })

  test('may be closed by the caller after one', async () => {
    const received = await talk([get(`${products}/halo`, 'Connection: close')])
    expect(received).toMatch(/^Connection: close\r$/im)
  })

  test('takes a request that comes in pieces', async () => {
    const whole = get(`${products}/halo`)
    const pieces = [whole.slice(0, 9), whole.slice(9, 50), whole.slice(50)]
    expect(statuses(await talk(pieces))).toEqual([200])
  })
})

describe('a body', () => {
  test('may come in chunks', async () => {
    const text = '{"identifier":"chunked"}'
    const half = text.length / 2
    const chunk = (part: string) => `${part.length.toString(16)}\r\n${part}\r\n`
    const sent = [
      post('', 'Transfer-Encoding: chunked'),
      chunk(text.slice(0, half)),
      `${chunk(text.slice(half))}0\r\n\r\n`,
    ]
    expect(statuses(await talk(sent))).toEqual([201])
    expect(await exists('chunked')).toBe(true)
  })

  test('is asked for when the caller waits to be asked', async () => {
    const text = '{"identifier":"awaited"}'
    const head = post('', `Content-Length: ${text.length}`, 'Expect: 100-continue')
    expect(statuses(await talk([head, text]))).toEqual([100, 201])
  })

  test('is not read when it is announced as too large', async () => {
    const received = await talk([post('', 'Content-Length: 99999999', 'Expect: 100-continue')])
    expect(statuses(received)).toContain(413)
  })

  test('that breaks off changes nothing', async () => {
    const text = '{"identifier":"half"}'
    await talk([post(text, `Content-Length: ${text.length + 5}`)], { end: true })
    await talk([post(`5\r\n{"ide`, 'Transfer-Encoding: chunked')], { end: true })
    expect(await exists('half')).toBe(false)
  })

  test('in broken chunks is refused', async () => {
    const received = await talk([post('zz\r\n{}\r\n0\r\n\r\n', 'Transfer-Encoding: chunked')])
    expect(statuses(received)).toEqual([400])
  })

  test.each([
    ['two lengths', ['Content-Length: 2', 'Content-Length: 40']],
    ['a length and chunks', ['Content-Length: 2', 'Transfer-Encoding: chunked']],
    ['a length that is no number', ['Content-Length: two']],
    ['a negative length', ['Content-Length: -2']],
  ])('with %s is refused: nobody may hide a second request in it', async (_, headers) => {
    expect(statuses(await talk([post('{}', ...headers)]))).toEqual([400])
  })
})

describe('a verb', () => {
  test('HEAD answers the headers of GET and nothing else', async () => {
    const target = `${products}/halo`
    const head = await talk([get(target).replace('GET', 'HEAD')])
    const whole = await talk([get(target)])
    expect(statuses(head)).toEqual([200])
    expect(head.endsWith('\r\n\r\n')).toBe(true)
    expect(head).toContain('content-type: application/json')
    expect(whole.length).toBeGreaterThan(head.length)
  })

  test('OPTIONS tells a browser what it may send', async () => {
    const received = await talk([get(products).replace('GET', 'OPTIONS')])
    expect(statuses(received)).toEqual([204])
    expect(received).toMatch(/access-control-allow-methods: GET, POST, PATCH, OPTIONS/i)
  })

  test.each(['PUT', 'TRACE', 'PROPFIND', 'QUERY'])('%s is no route here', async (verb) => {
    expect(statuses(await talk([get(products).replace('GET', verb)]))).toEqual([405])
  })

  test.each(['BREW', 'get', ''])('"%s" is no HTTP', async (verb) => {
    expect(statuses(await talk([get(products).replace('GET', verb)]))).toEqual([400])
  })
})

describe('a head', () => {
  test.each([
    ['an address with a NUL byte', () => get(`${products}/a\0b`), 400],
    ['a header with a NUL byte', () => get(products, 'X-Odd: a\0b'), 400],
    ['a header without a colon', () => get(products, 'nonsense'), 400],
    ['a header with bytes beyond ASCII', () => get(products, 'X-Odd: \xff\xfe'), 200],
    ['a header folded onto a second line', () => get(products, 'X-Odd: a\r\n b'), 400],
    ['a host that is none', () => get(products).replace('pim.example', 'pim example/?'), 400],
    ['a very long header', () => get(products, `X-Odd: ${'x'.repeat(20_000)}`), 431],
    ['a very long address', () => get(`${products}?search=${'x'.repeat(20_000)}`), 431],
    ['HTTP/1.0', () => get(products).replace('HTTP/1.1', 'HTTP/1.0'), 200],
    ['HTTP/9.9', () => get(products).replace('HTTP/1.1', 'HTTP/9.9'), 400],
    ['the whole address as its target', () => get(`http://pim.example${products}`), 200],
    ['a target that is no path', () => get('products'), 400],
    ['a star as its target', () => get('*'), 400],
    ['two tokens', () => get(products, authorization()), 401],
    ['a text of another protocol', () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
  ])('with %s has its answer', async (_, sent, status) => {
    const received = await talk([sent()], { end: true })
    expect(statuses(received)).toEqual([status])
    const { code } = bodyOf(received) as { code?: number }
    expect(code).toBe(status < 400 ? undefined : status)
  })

  test('without a host is refused', async () => {
    const received = await talk([get(products).replace('Host: pim.example\r\n', '')])
    expect(statuses(received)).toEqual([400])
  })

  test('names where the PIM is: links follow the host that was called', async () => {
    const { host } = bodyOf(
      await talk([
        lines('GET /api/rest/v1 HTTP/1.1', 'Host: pim.example:8080', 'Connection: close'),
      ]),
    ) as { host: string }
    expect(host).toBe('http://pim.example:8080')
  })
})

describe('whatever comes', () => {
  const target = fc.constantFrom(
    `${products}/halo`,
    products,
    '/api/rest/v1',
    '/api/oauth/v1/token',
    '/sandbox/v1/sandboxes/current',
    '/',
    '/%00',
    '/api/%',
    '//',
  )
  const header = fc.oneof(
    fc.constantFrom(
      'Content-Length: 5',
      'Transfer-Encoding: chunked',
      'Connection: close',
      'Connection: upgrade',
      'Upgrade: websocket',
      'Expect: 100-continue',
      'Expect: tea',
      'Accept: application/xml',
      'Content-Type: application/json',
      'Content-Type: multipart/form-data; boundary=x',
      'Content-Encoding: gzip',
      'Range: bytes=0-1',
    ),
    fc
      .tuple(fc.string(), fc.string({ unit: 'binary' }))
      .map(([name, value]) => `${name}: ${value}`),
  )
  const request = fc.record({
    verb: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
    target,
    headers: fc.array(header, { maxLength: 4 }),
    body: fc.oneof(fc.constant(''), fc.constantFrom('{}', '5\r\nhello\r\n0\r\n\r\n'), fc.string()),
    cut: fc.option(fc.nat(200), { freq: 4 }),
    flip: fc.option(fc.tuple(fc.nat(200), fc.nat(255)), { freq: 4 }),
  })

  test('2000 mangled requests get an answer that is HTTP, or none, and the server lives', async () => {
    const drawn = fc.sample(request, { numRuns: 2000, seed: 20_261_122 })
    const seen = new Set<number>()
    for (let at = 0; at < drawn.length; at += 50) {
      const answers = await Promise.all(
        drawn.slice(at, at + 50).map((draw) => talk([mangled(draw)], { end: true })),
      )
      for (const received of answers) {
        expect(received).toMatch(/^$|^HTTP\/1\.1 \d{3} /)
        for (const status of statuses(received)) seen.add(status)
      }
    }
    expect([...seen].filter((status) => status >= 500)).toEqual([])
    expect([...seen]).toEqual(expect.arrayContaining([200, 400, 401, 404, 415, 417]))
    expect((await sandbox.pim.get('/api/rest/v1/locales/en_US')).status).toBe(200)
  })

  type Draw = typeof request extends fc.Arbitrary<infer Value> ? Value : never

  function mangled({ verb, target: path, headers, body, cut, flip }: Draw): string {
    const head = [`${verb} ${path} HTTP/1.1`, 'Host: pim.example', authorization(), ...headers]
    const sent = lines(...head) + body
    const [place = 0, letter = 0] = flip ?? []
    const flipped =
      flip === null
        ? sent
        : sent.slice(0, place) + String.fromCharCode(letter) + sent.slice(place + 1)
    return cut === null ? flipped : flipped.slice(0, cut)
  }
})
