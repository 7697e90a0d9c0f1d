import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  oneof,
  record,
  string,
} from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { operations } from '#contract'
import { loadSnippets } from '#client'
import { document } from '../../../../src/contract/document.ts'
import { pieceOf } from '../../../../src/contract/piece.ts'
import type { Draft } from '../../../../src/widgets/request/draft.ts'
import { settle } from '../../../../src/widgets/request/draft.ts'
import {
  type Field,
  fieldsOf,
  readField,
  writeField,
} from '../../../../src/widgets/request/form.ts'
import { httpText, readHttpText } from '../../../../src/widgets/request/http-text.ts'
import { createPanel } from '../../../../src/widgets/request/panel.ts'
import { operationAt } from '../../../../src/widgets/request/target.ts'

// A reader changes one request in a form, as an address and as HTTP. Whatever was changed where, all
// of them show the same request, the snippet is that request, and so is what reaches the server.

interface Seen {
  method: string | undefined
  url: string | undefined
  authorization: string | undefined
  type: string | undefined
  body: string
}

let server: Server
let base: string
const seen: Seen[] = []

beforeAll(async () => {
  server = createServer(async (request, response) => {
    seen.push(await look(request))
    response.end('{}')
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  vi.stubGlobal('location', new URL(base))
})

afterAll(() => {
  vi.unstubAllGlobals()
  server.close()
})

async function look(request: IncomingMessage): Promise<Seen> {
  const { authorization, 'content-type': type } = request.headers
  const body = (await buffer(request)).toString('utf8')
  return { method: request.method, url: request.url, authorization, type, body }
}

const text = string({ unit: 'grapheme', minLength: 1 }).filter((value) => value.isWellFormed())
const list = pieceOf(document, 'get_products')
const change = pieceOf(document, 'patch_products__code_')

/** One thing that a reader does. */
type Deed =
  { kind: 'field'; name: string; value: string } | { kind: 'body'; text: string } | { kind: 'http' }

const deeds = array(
  oneof(
    record({
      kind: constant('field' as const),
      name: constantFrom('search', 'attributes', 'limit', 'scope', 'code'),
      value: oneof(text, constant('')),
    }),
    record({ kind: constant('body' as const), text }),
    record({ kind: constant('http' as const) }),
  ),
  { maxLength: 6 },
)

function start(verb: 'GET' | 'PATCH'): Draft {
  const headers = { Authorization: 'Bearer abc' }
  return verb === 'GET'
    ? { method: 'GET', target: '/api/rest/v1/products?limit=3', headers, body: undefined }
    : {
        method: 'PATCH',
        target: '/api/rest/v1/products/halo',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: '{"enabled":false}',
      }
}

function act(draft: Draft, deed: Deed): Draft {
  if (deed.kind === 'http') return readHttpText(httpText(draft), draft)
  if (deed.kind === 'body') return draft.body === undefined ? draft : { ...draft, body: deed.text }
  const matched = operationAt(draft.method, draft.target)
  const field = fieldsAt(draft).find(({ name }) => name === deed.name)
  if (!matched || !field) return draft
  const written = writeField(draft, matched, field, deed.value)
  expect(readField(written, operationAt(draft.method, written.target)!, field)).toBe(deed.value)
  return written
}

function fieldsAt({ method }: Draft): Field[] {
  return method === 'GET'
    ? fieldsOf(operations.get_products, list)
    : fieldsOf(operations.patch_products__code_, change)
}

/** What cannot stand in an address is said, and not sent. */
const sendable = (draft: Draft) => settle(draft, base).kind === 'ready'

describe('form, address, HTTP text, snippet and what is sent', () => {
  test('are one request', async () => {
    const { writeSnippet } = await loadSnippets()
    await assert(
      asyncProperty(constantFrom('GET', 'PATCH'), deeds, async (verb, done) => {
        const draft = done.reduce(act, start(verb))
        if (!sendable(draft)) return
        const again = readHttpText(httpText(draft), draft)
        expect(settle(again, base)).toEqual(settle(draft, base))

        const settled = settle(draft, base)
        if (settled.kind === 'unclear') return
        seen.length = 0
        const panel = createPanel(settled.request, base)
        panel.edit(draft)
        await panel.send()
        const code = writeSnippet(settled.request, 'javascript')
        await run(code)
        expect(seen).toHaveLength(2)
        expect(withoutLayout(seen[1])).toEqual(withoutLayout(seen[0]))
        const { url, headers, body = '' } = settled.request
        expect(withoutLayout(seen[0])).toEqual(
          withoutLayout({
            method: verb,
            url: new URL(url).pathname + new URL(url).search,
            authorization: headers['Authorization'],
            type: headers['Content-Type'],
            body,
          }),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('a text that cannot be read is not sent, and changes nothing', () => {
    const draft = start('PATCH')
    const broken = readHttpText('PATCH\nnonsense', draft)
    expect(broken).toEqual({ ...draft, broken: expect.stringMatching(/not a request line/) })
    expect(settle(broken, base)).toMatchObject({ kind: 'unclear' })
    expect(settle(readHttpText(httpText(draft), broken), base).kind).toBe('ready')
  })

  test('a request gets and loses its body in the text', () => {
    const draft = start('GET')
    const posted = readHttpText('POST /api/rest/v1/families\nContent-Type: application/json', draft)
    expect(posted).toMatchObject({ method: 'POST', body: '', headers: { 'Content-Type': /json/ } })
    expect(readHttpText('DELETE /sandbox/v1/sandboxes/current', posted).body).toBeUndefined()
  })
})

/** Snippets lay JSON out for reading, which changes white space alone; addresses are one, however encoded. */
function withoutLayout(request: Seen | undefined) {
  const url = new URL(request?.url ?? '', 'http://x')
  const address = [url.pathname, ...[...url.searchParams].map((pair) => pair.join('='))]
  return { ...request, url: address, body: compact(request?.body ?? '') }
}

function compact(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body))
  } catch {
    return body
  }
}

let runs = 0

async function run(code: string): Promise<void> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  // A module that was run once is not run again, so that each gets a text of its own.
  const module = Buffer.from(`${code}\n// ${++runs}`).toString('base64')
  const address = `data:text/javascript;base64,${module}`
  await import(/* @vite-ignore */ address)
  log.mockRestore()
}
