import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { frameParts, writeParts } from '../../../src/client/form-parts.ts'
import type { RequestDescription } from '../../../src/client/request.ts'
import { snippetLanguages } from '../../../src/client/snippet-languages.ts'
import { writeSnippet } from '../../../src/client/snippets.ts'
import { runners, runProgram } from '../../support/run-snippet.ts'

interface Received {
  method: string
  path: string
  headers: Record<string, string | string[] | undefined>
  body: string
}

const received: Received[] = []
let server: Server
let baseUrl: string

beforeAll(async () => {
  server = createServer(async (request, response) => {
    received.push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: await text(request),
    })
    response.setHeader('Content-Type', request.headers['content-type'] ?? 'application/json')
    response.end(JSON.stringify({ received: true, _embedded: { items: ['received'] } }))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

beforeEach(() => {
  received.length = 0
})

afterAll(() => server.close())

const collection = 'application/vnd.akeneo.collection+json'
const nasty = `it's "quoted" \\ $HOME \${x} \`id\` !! %s {$x} é 🚪 \t : true, <?php */ ''' """ #`

const requests: Record<string, Omit<RequestDescription, 'url'> & { path: string }> = {
  'a plain GET': { method: 'GET', path: '/api/rest/v1/products', headers: {} },
  'a query with everything that shells and languages like': {
    method: 'GET',
    path: `/api/rest/v1/products/it's%20%2F%C3%A9$HOME!?limit=3&search=%7B%22a%22%3A%5B%7B%7D%5D%7D&x=a,b&y='$z'(1)[2]`,
    headers: { Authorization: `Bearer a'b"c$HOME\\\`d!` },
  },
  'a JSON body': {
    method: 'POST',
    path: '/api/rest/v1/products',
    headers: { Authorization: 'Bearer abc', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      identifier: nasty,
      enabled: true,
      parent: null,
      family: 'a\nb\r\nc',
      values: {},
      categories: [],
      '0': [1, 1.5, -2e-7, true, null, 'x', [[]], {}],
      [nasty]: { "it's": { 'a-b': 'c' } },
    }),
  },
  'a JSON body that does not survive being read': {
    method: 'PATCH',
    path: '/api/rest/v1/products/x',
    headers: { 'Content-Type': 'application/json' },
    body: '{"a": 1.0,\n\n\n "__proto__": 12345678901234567890, "b": "it\'s \\u00e9", "b": 2}',
  },
  'a JSON body with a key named __proto__': {
    method: 'PATCH',
    path: '/api/rest/v1/products/x',
    headers: { 'Content-Type': 'application/json' },
    body: '{"__proto__":{"a":1}}',
  },
  'a JSON body that is a text': {
    method: 'PATCH',
    path: '/api/rest/v1/products/x',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(nasty),
  },
  'one line of a batch': {
    method: 'PATCH',
    path: '/api/rest/v1/products',
    headers: { 'Content-Type': collection },
    body: JSON.stringify({ identifier: nasty }),
  },
  'many lines, some of them empty, and one that is not JSON': {
    method: 'PATCH',
    path: '/api/rest/v1/products',
    headers: { 'Content-Type': collection },
    body: `${JSON.stringify({ identifier: nasty })}\n\n\n\n${nasty}\n@/etc/hostname\n`,
  },
  'a body that begins like a file name of curl': {
    method: 'PATCH',
    path: '/api/rest/v1/products',
    headers: { 'Content-Type': collection },
    body: '@/etc/hostname',
  },
  'a form': {
    method: 'POST',
    path: '/api/oauth/v1/token',
    headers: {
      Authorization: 'Basic YTpi',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: `grant_type=password&username=a%27b&password=${encodeURIComponent(nasty)}`,
  },
  'a list with a search': {
    method: 'GET',
    path: `/api/rest/v1/products?limit=3&attributes=name,price&search=${encodeURIComponent(
      JSON.stringify({ family: [{ operator: 'IN', value: ["it's", '"é"', 1.5, null] }], x: {} }),
    )}`,
    headers: { Authorization: 'Bearer abc' },
  },
  'a change of a product': {
    method: 'PATCH',
    path: '/api/rest/v1/products/halo%20lamp',
    headers: { Authorization: 'Bearer abc', 'Content-Type': 'application/json' },
    body: JSON.stringify({ family: nasty, values: {}, categories: [], '1': { '0': [{}, []] } }),
  },
  'an option that repeats its attribute': {
    method: 'POST',
    path: '/api/rest/v1/attributes/color/options',
    headers: { Authorization: 'Bearer abc', 'Content-Type': 'application/json' },
    body: JSON.stringify({ code: 'red', attribute: 'color', labels: { en_US: 'Red' } }),
  },
  'lines with a token': {
    method: 'PATCH',
    path: '/api/rest/v1/products',
    headers: { Authorization: 'Bearer abc', 'Content-Type': collection },
    body: `${JSON.stringify({ identifier: nasty })}\n${JSON.stringify({ identifier: 'b', values: {} })}`,
  },
  'a POST without a body': { method: 'POST', path: '/sandbox/v1/sandboxes', headers: {} },
  'a DELETE': {
    method: 'DELETE',
    path: '/api/rest/v1/products/a%2Fb',
    headers: { Authorization: 'Bearer abc' },
  },
}

for (const { id, label } of snippetLanguages) {
  const runner = runners[id]
  const title = runner.available
    ? `a snippet of ${label}`
    : `a snippet of ${label}, NOT RUN: ${runner.needs} is missing`
  describe.skipIf(!runner.available)(`${title}`, () => {
    test.for(Object.entries(requests))('sends %s as described', async ([, { path, ...rest }]) => {
      const description = { ...rest, url: baseUrl + path }
      const printed = await runProgram(runner, writeSnippet(description, id))

      // The PIM's PHP client tells of a write only its status.
      expect(printed).toMatch(/received|^\d+\s*$/)
      expect(received).toHaveLength(1)
      const [{ method, path: sentPath, headers, body } = received[0]!] = received
      expect(method).toBe(description.method)
      expect(readPath(sentPath)).toEqual(readPath(path))
      for (const [name, value] of Object.entries(description.headers)) {
        expect(headers[name.toLowerCase()]).toBe(value)
      }
      expect(arrived(description, body)).toEqual(arrived(description, description.body ?? ''))
    })

    test('sends a form in parts, its file written out', async () => {
      const file = { fileName: 'halo.pdf', type: 'application/pdf', text: `%PDF\n${nasty}\n%%EOF` }
      const content = writeParts({ product: { identifier: nasty }, file })
      const description = {
        method: 'POST',
        url: `${baseUrl}/api/rest/v1/media-files`,
        headers: { Authorization: 'Bearer abc', 'Content-Type': content.type },
        body: content.body,
      }
      const printed = await runProgram(runner, writeSnippet(description, id))
      expect(printed).toContain('received')
      const [call] = received
      expect(call).toMatchObject({ method: 'POST', headers: { authorization: 'Bearer abc' } })
      const type = String(call?.headers['content-type'])
      const form = await new Response(call?.body ?? '', {
        headers: { 'content-type': type },
      }).formData()
      expect(JSON.parse(String(form.get('product')))).toEqual({ identifier: nasty })
      const sent = form.get('file') as File
      expect([sent.name, sent.type, await sent.text()]).toEqual(['halo.pdf', file.type, file.text])
    })

    test('sends a form with a file from a disk', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'doorway-snippet-'))
      const fileName = `it's; a, "halo" \\.txt`
      writeFileSync(join(folder, fileName), nasty)
      const part = { name: 'file', fileName, type: 'text/plain', path: fileName }
      const content = frameParts([{ name: 'product', text: nasty }, part], 'mark')
      const snippet = writeSnippet(
        {
          method: 'POST',
          url: `${baseUrl}/api/rest/v1/media-files`,
          headers: { Authorization: 'Bearer abc', 'Content-Type': content.type },
          body: content.body,
        },
        id,
      )
      const printed = await runProgram({ ...runner, cwd: folder }, snippet)
      rmSync(folder, { recursive: true })
      expect(printed).toContain('received')
      const form = await new Response(received[0]?.body ?? '', {
        headers: { 'content-type': String(received[0]?.headers['content-type']) },
      }).formData()
      expect(form.get('product')).toBe(nasty)
      expect(await (form.get('file') as File).text()).toBe(nasty)
    })
  })
}

describe('writeSnippet', () => {
  const url = 'http://localhost:4321/api/rest/v1/products'

  test.for(snippetLanguages)('keeps the lines of a batch as they are in $label', ({ id }) => {
    const snippet = writeSnippet(
      { method: 'PATCH', url, headers: { 'Content-Type': collection }, body: '{"a":1}\n{"b":2}' },
      id,
    )
    expect(snippet).toContain('{"a":1}')
    expect(snippet).toContain('{"b":2}')
  })

  test.for(snippetLanguages)('lays a JSON body out in $label', ({ id }) => {
    const snippet = writeSnippet(
      {
        method: 'POST',
        url,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          identifier: 'a',
          enabled: false,
          family: 'a_family_with_a_long_name',
        }),
      },
      id,
    )
    const lines = snippet.split('\n')
    const identifier = lines.findIndex((line) => line.includes('identifier'))
    expect(lines[identifier + 1]).toContain('enabled')
  })
})

describe('the JS client', () => {
  test('calls the operation by its name', () => {
    const url = 'http://localhost:4321/api/rest/v1/products/a%20b?with_completenesses=true'
    const headers = { Authorization: 'Bearer abc' }
    expect(writeSnippet({ method: 'GET', url, headers }, 'client')).toContain(
      `client.call(
  'get_products__code_',
  { path: { code: 'a b' }, query: { with_completenesses: true } },
  { authorization: 'Bearer abc' },
)`,
    )
  })

  test('sends what no operation says as it is', () => {
    const url = 'http://localhost:4321/api/rest/v1/products?limit=3&limit=4'
    const snippet = writeSnippet({ method: 'GET', url, headers: {} }, 'client')
    expect(snippet).toContain('client.send({')
    expect(snippet).toContain('limit=3&limit=4')
  })
})

describe("the PIM's PHP client", () => {
  const headers = { Authorization: 'Bearer abc' }
  const json = { ...headers, 'Content-Type': 'application/json' }
  const root = 'http://localhost:4321/api/rest/v1'
  const write = (method: string, path: string, body?: unknown, search = '') =>
    writeSnippet(
      {
        method,
        url: `${root}${path}${search}`,
        headers: body === undefined ? headers : json,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      'php',
    )

  test.for<[call: string, ...Parameters<typeof write>]>([
    ["getProductApi()->get('a b')", 'GET', '/products/a%20b'],
    ['getProductApi()->listPerPage(3)', 'GET', '/products', undefined, '?limit=3'],
    ['getFamilyApi()->listPerPage(10)', 'GET', '/families'],
    ["getFamilyVariantApi()->get('tents', 'by_size')", 'GET', '/families/tents/variants/by_size'],
    [
      "getChannelApi()->create('shop', ['locales' => []])",
      'POST',
      '/channels',
      { code: 'shop', locales: [] },
    ],
    ["getProductApi()->delete('a')", 'DELETE', '/products/a'],
    [
      "getProductApi()->upsert('a', ['values' => (object) []])",
      'PATCH',
      '/products/a',
      { values: {} },
    ],
    [
      "listPerPage(2, true, ['search' => ['enabled' => [['operator' => '=', 'value' => true]]]])",
      'GET',
      '/products',
      undefined,
      `?limit=2&with_count=true&search=${encodeURIComponent('{"enabled":[{"operator":"=","value":true}]}')}`,
    ],
  ])('is called as %s', ([call, ...request]) => {
    const snippet = write(...request)
    expect(snippet).toContain(call)
  })

  test.for<[reason: string, ...Parameters<typeof write>]>([
    ['a method that nobody confirmed', 'DELETE', '/product-models/a'],
    ['a list that the client reads only as a whole', 'GET', '/reference-entities'],
    ['a slash that the client would not encode', 'GET', '/products/a%2Fb'],
    ['a body that PHP cannot tell from a list', 'PATCH', '/products/a', {}],
    ['links, which the client takes out', 'PATCH', '/products/a', { _links: {}, family: 'tents' }],
    ['a query where the method takes none', 'GET', '/families/tents', undefined, '?limit=3'],
  ])('is not asked for %s', ([, ...request]) => {
    const snippet = write(...request)
    expect(snippet).toContain("The PIM's PHP client has no method")
    expect(snippet).toContain('curl_init')
  })
})

/** The address as its words; what a client says of its own accord is left out where the API does it anyway. */
function readPath(path: string) {
  const url = new URL(path, 'http://localhost')
  const asked = [...url.searchParams].filter(
    ([name, value]) => !['limit=10', 'with_count=false'].includes(`${name}=${value}`),
  )
  const words = asked.map(([name, value]) => [name, isJson(value) ? sortKeys(value) : value])
  return { path: decodeURIComponent(url.pathname), asked: words.toSorted() }
}

/**
 * The body in the form in which it must arrive: JSON laid out anew and with its keys in another order,
 * each line for itself; to the byte what would not be the same when read and written.
 */
function arrived({ headers, body: sent = '' }: RequestDescription, body: string): string[] {
  const type = headers['Content-Type']
  if (type === 'application/json' && isCompact(sent)) return [sortKeys(body)]
  const areLines = type === collection && sent.split('\n').every(isCompact)
  return areLines ? body.split('\n').map(sortKeys) : [body]
}

function isCompact(json: string): boolean {
  return isJson(json) && JSON.stringify(JSON.parse(json)) === json
}

function isJson(words: string): boolean {
  try {
    JSON.parse(words)
    return true
  } catch {
    return false
  }
}

function sortKeys(json: string): string {
  return JSON.stringify(JSON.parse(json), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
      : value,
  )
}
