import { globSync } from 'node:fs'
import { connect } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Practice, Right } from '#contract'
import { mediaTypes } from '#contract'
import { errorEntries, type ErrorId, findError } from '../../src/contract/error-catalogue.ts'
import { reproductionOf } from '../../src/widgets/request/reproduction.ts'
import { openDatabase } from '../../src/server/node/database.ts'
import { messagesOf } from '../support/contract.ts'
import { multipart } from '../support/multipart.ts'
import {
  type Answer,
  basic,
  openHost,
  openSandbox,
  origin,
  type TestHost,
  type TestSandbox,
} from '../support/sandbox.ts'

// Each entry of content/errors is met once for real: with the request that it names itself, which the
// pages offer as "Reproduce this", or in a way of its own where one request is not enough.

const host = openHost({ catalog: 'sample' })
afterAll(() => host.close())

let sandbox: TestSandbox
beforeEach(async () => {
  sandbox = await host.createSandbox()
})

const withTry = errorEntries.filter((entry) => entry.try !== null)
const withoutTry = errorEntries.filter((entry) => entry.try === null)

describe('the request that an entry names provokes it', () => {
  test.each(withTry)('$id', async (entry) => {
    const { request } = reproductionOf(entry, origin) ?? {}
    if (!request) throw new Error(`${entry.id} names no request`)
    const { method, url, headers, body } = request
    const { status, text } = await host.nobody.send(method, url.slice(origin.length), {
      headers: mapValues(headers, fillIn),
      ...(body !== undefined && { body: fillIn(body) }),
    })
    expect(idsIn(status, text)).toContain(entry.id)
  })
})

describe('what one request alone cannot provoke is met otherwise', () => {
  test.each(withoutTry)('$id', async ({ id }) => {
    const way = ways[id]
    if (way === undefined) throw new Error(`Nobody says how ${id} comes about`)
    const { status, text } = await way()
    expect(idsIn(status, text)).toContain(id)
  })

  test('and nothing that names its own request is met twice', () => {
    const ids = withoutTry.map(({ id }) => id)
    expect(Object.keys(ways).toSorted()).toEqual(ids.toSorted())
  })
})

const products = '/api/rest/v1/products'
const json = { 'content-type': mediaTypes.json }

const ways: Partial<Record<ErrorId, () => Promise<Pick<Answer, 'status' | 'text'>>>> = {
  async 'token-expired'() {
    await practise('expired-token', 1)
    return sandbox.pim.get(products)
  },
  async 'web-api-forbidden'() {
    await allow('list_products')
    return sandbox.pim.get(products)
  },
  async 'right-missing'() {
    await allow('web_api', 'list_products')
    return sandbox.pim.remove(`${products}/halo_desk_lamp`)
  },
  'content-type-missing': () =>
    // A stream says nothing of its kind; a text would.
    sandbox.pim.send('POST', products, { body: new TextEncoder().encode('{}') }),
  'body-broke-off': () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"identifier":'))
        controller.error(new Error('The caller went away'))
      },
    })
    const headers = { ...json, authorization: `Bearer ${sandbox.token.access_token}` }
    return read({ method: 'POST', headers, body, duplex: 'half' })
  },
  'http-refused': async () => {
    const listening = openHost({ over: 'http' })
    try {
      return await sendBytes(await listening.address(), 'This is no HTTP\r\n\r\n')
    } finally {
      await listening.close()
    }
  },
  'file-part': async () => {
    const { headers, body } = await multipart({ product: '{}' })
    return sandbox.pim.send('POST', '/api/rest/v1/media-files', { headers, body })
  },
  'upload-target-unknown': async () => {
    const product = { identifier: 'never_there', attribute: 'picture', locale: null, scope: null }
    const { headers, body } = await multipart({
      product: JSON.stringify(product),
      file: new File(['x'], 'lamp.png'),
    })
    return sandbox.pim.send('POST', '/api/rest/v1/media-files', { headers, body })
  },
  'file-refused': async () => {
    const product = {
      identifier: 'halo_desk_lamp',
      attribute: 'picture',
      locale: null,
      scope: null,
    }
    const { headers, body } = await multipart({
      product: JSON.stringify(product),
      file: new File(['x'], 'lamp.txt'),
    })
    return sandbox.pim.send('POST', '/api/rest/v1/media-files', { headers, body })
  },
  async 'too-many-requests'() {
    await practise('rate-limit')
    await sandbox.pim.get(products)
    return sandbox.pim.get(products)
  },
  'batch-too-long': () =>
    sandbox.pim.send('PATCH', products, {
      headers: { 'content-type': mediaTypes.collection },
      body: Array.from({ length: 101 }, () => '{"identifier":"halo_desk_lamp"}').join('\n'),
    }),
  'line-too-long': () =>
    sandbox.pim.send('PATCH', products, {
      headers: { 'content-type': mediaTypes.collection },
      body: `{"identifier":"${'x'.repeat(1_000_001)}"}`,
    }),
  'body-too-large': () =>
    sandbox.pim.send('POST', products, {
      headers: json,
      body: `{"identifier":"${'x'.repeat(17_000_000)}"}`,
    }),
  'too-much-in-search': () =>
    sandbox.pim.post('/api/rest/v1/products-uuid/search', {
      attributes: Array.from({ length: 801 }, (_, at) => `a${at}`).join(','),
    }),
  async 'service-unavailable'() {
    await practise('server-error')
    return sandbox.pim.get(products)
  },
  'server-error': () => withBrokenFile(),
  'sandbox-full': () => small(async ({ pim }) => fill(pim)),
  'no-room-for-sandboxes': () => inHost({ maxSandboxes: 1 }),
  'too-many-sandboxes': () => inHost({ sandboxesPerHour: 1 }),
  async 'too-many-connections'() {
    for (let made = 1; made < 100; made++) await sandbox.connect({ label: `Number ${made}` })
    return sandbox.owner.post('/sandbox/v1/connections', { label: 'One too many' })
  },
  'tracking-impossible': () =>
    sandbox.owner.patch(`/sandbox/v1/connections/${sandbox.connection.code}`, {
      flow_type: 'other',
      auditable: true,
    }),
}

async function practise(fault: Practice['fault'], seconds = 0): Promise<void> {
  host.clock.advance({ seconds })
  const body = JSON.stringify({ fault })
  await sandbox.owner.send('PUT', '/sandbox/v1/practice', { headers: json, body })
}

async function allow(...rights: Right[]): Promise<void> {
  await sandbox.owner.patch(`/sandbox/v1/connections/${sandbox.connection.code}`, { rights })
}

async function small<Result>(act: (open: TestSandbox) => Promise<Result>): Promise<Result> {
  const open = await openSandbox({ sandboxMegabytes: 1 })
  try {
    return await act(open)
  } finally {
    await open.close()
  }
}

/** Sends products until one more does not fit in. */
async function fill(pim: TestSandbox['pim']): Promise<Answer> {
  for (let sent = 0; ; sent++) {
    const values = {
      description: [{ locale: 'en_US', scope: 'ecommerce', data: 'x'.repeat(60_000) }],
    }
    const answer = await pim.post(products, { identifier: `full_${sent}`, values })
    if (answer.status !== 201) return answer
  }
}

/** Sends a request past all that watches over tests: what it meets is not an answer of the contract. */
async function read(
  init: RequestInit & { duplex?: 'half' },
  { host: door }: Pick<TestHost, 'host'> = host,
): Promise<Pick<Answer, 'status' | 'text'>> {
  const response = await door.fetch(new Request(origin + products, init))
  return { status: response.status, text: await response.text() }
}

/** Writes bytes to a server; status and body of what it writes back. */
async function sendBytes(url: string, bytes: string): Promise<Pick<Answer, 'status' | 'text'>> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.write(bytes)
  const [head = '', text = ''] = (await readText(socket)).split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), text }
}

/** A sandbox whose file has come to harm. */
async function withBrokenFile(): Promise<Pick<Answer, 'status' | 'text'>> {
  const first = openHost()
  const { id, token } = await first.createSandbox()
  const second = await first.restart()
  try {
    const [file = ''] = globSync(`**/${id}.sqlite`, { cwd: second.dataFolder })
    const database = openDatabase(join(second.dataFolder, file))
    database.run('pragma foreign_keys = off')
    database.run('drop table products')
    database.close()
    return await read({ headers: { authorization: `Bearer ${token.access_token}` } }, second)
  } finally {
    await second.close()
  }
}

async function inHost(options: Parameters<typeof openHost>[0]): Promise<Answer> {
  const other: TestHost = openHost(options)
  try {
    await other.nobody.post('/sandbox/v1/sandboxes')
    return await other.nobody.post('/sandbox/v1/sandboxes')
  } finally {
    await other.close()
  }
}

function fillIn(text: string): string {
  const { connection, token, key } = sandbox
  const own: Record<string, string> = {
    access_token: token.access_token,
    refresh_token: token.refresh_token,
    client_id_and_secret_in_base64: basic(connection).authorization.slice(6),
    username: connection.username,
    password: connection.password,
    sandbox_key: key,
  }
  return text.replaceAll(/<(\w+)>/g, (name, known: string) => own[known] ?? name)
}

function mapValues(
  object: Readonly<Record<string, string>>,
  change: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]))
}

function idsIn(status: number, text: string): (ErrorId | undefined)[] {
  return messagesOf(status, text).map((one) => findError(one.status, one.message)?.entry.id)
}
