import { spawn, spawnSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RequestDescription } from '../../../src/client/request.ts'
import { type SnippetLanguage, snippetLanguages } from '../../../src/client/snippet-languages.ts'
import { writeSnippet } from '../../../src/client/snippets.ts'

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
    response.end('received')
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
  'a POST without a body': { method: 'POST', path: '/sandbox/v1/sandboxes', headers: {} },
  'a DELETE': {
    method: 'DELETE',
    path: '/api/rest/v1/products/a%2Fb',
    headers: { Authorization: 'Bearer abc' },
  },
}

const runners: Record<SnippetLanguage, { command: string; args: string[]; available: boolean }> = {
  shell: { command: 'bash', args: ['-s'], available: answers('curl', ['--version']) },
  javascript: { command: process.execPath, args: ['--input-type=module'], available: true },
  php: {
    command: 'php',
    args: [],
    available: answers('php', ['-r', 'exit(function_exists("curl_init") ? 0 : 1);']),
  },
  python: {
    command: 'python3',
    args: ['-'],
    available: answers('python3', ['-c', 'import requests']),
  },
}

for (const { id, label } of snippetLanguages) {
  const runner = runners[id]
  const title = runner.available
    ? `a snippet of ${label}`
    : `a snippet of ${label}, NOT RUN: ${runner.command} is missing`
  describe.skipIf(!runner.available)(`${title}`, () => {
    test.for(Object.entries(requests))('sends %s as described', async ([, { path, ...rest }]) => {
      const description = { ...rest, url: baseUrl + path }
      const printed = await run(runner, writeSnippet(description, id))

      expect(printed).toContain('received')
      expect(received).toHaveLength(1)
      const [{ method, path: sentPath, headers, body } = received[0]!] = received
      expect(method).toBe(description.method)
      expect(decodeURIComponent(sentPath)).toBe(decodeURIComponent(path))
      for (const [name, value] of Object.entries(description.headers)) {
        expect(headers[name.toLowerCase()]).toBe(value)
      }
      const sameBody = isCompactJson(description) ? JSON.stringify(JSON.parse(body)) : body
      expect(sameBody).toBe(description.body ?? '')
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
        body: '{"identifier":"a","enabled":false}',
      },
      id,
    )
    const lines = snippet.split('\n')
    const identifier = lines.findIndex((line) => line.includes('identifier'))
    expect(lines[identifier + 1]).toContain('enabled')
  })
})

function answers(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

function run(
  { command, args }: { command: string; args: string[] },
  program: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Uint8Array) => {
        printed += String(chunk)
      })
    }
    child.on('error', reject)
    child.on('close', () => resolve(printed))
    child.stdin.end(program)
  })
}

/**
 * JSON that a snippet may lay out anew: read and written again, it must be the same to the byte.
 */
function isCompactJson({ headers, body = '' }: RequestDescription): boolean {
  return headers['Content-Type'] === 'application/json' && JSON.stringify(JSON.parse(body)) === body
}
