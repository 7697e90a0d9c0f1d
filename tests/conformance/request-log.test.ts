import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ChangeList, DataFlows, LoggedRequest, ProductByUuid, RequestSummary } from '#contract'
import { basic, openHost, openSandbox, origin } from '../support/sandbox.ts'

const products = '/api/rest/v1/products'
const log = '/sandbox/v1/requests'

let sandbox: Awaited<ReturnType<typeof openSandbox>>

beforeEach(async () => {
  sandbox = await openSandbox()
})
afterEach(() => sandbox.close())

async function requests(query = ''): Promise<RequestSummary[]> {
  return (await sandbox.owner.get<{ items: RequestSummary[] }>(`${log}${query}`)).body.items
}

async function newest(): Promise<LoggedRequest> {
  const [first] = await requests('?limit=1')
  return (await sandbox.owner.get<LoggedRequest>(`${log}/${first?.number}`)).body
}

describe('the log', () => {
  test('has every call to the PIM’s API, the newest first', async () => {
    const { pim, connection } = sandbox
    await pim.get(`${products}?limit=1`)
    await pim.patch(`${products}/halo`, { enabled: false })
    await pim.get('/api/rest/v1/nothing-here')
    await pim.send('PUT', products)
    const seen = await requests()
    expect(seen.map(({ method, address, status }) => [method, address, status])).toEqual([
      ['PUT', products, 405],
      ['GET', '/api/rest/v1/nothing-here', 404],
      ['PATCH', `${products}/halo`, 204],
      ['GET', `${products}?limit=1`, 200],
      ['POST', '/api/oauth/v1/token', 200],
    ])
    expect(seen[2]).toMatchObject({
      operation: 'patch_products__code_',
      connection: connection.code,
      number: seen[3] && seen[3].number + 1,
    })
  })

  test('has both sides of a call', async () => {
    const body = { values: { short: [{ locale: null, scope: null, data: 'too long' }] } }
    await sandbox.pim.patch(`${products}/halo`, body)
    const { request, answer } = await newest()
    expect(JSON.parse(request.body?.text ?? '')).toEqual(body)
    expect(request.headers).toMatchObject({ authorization: 'Bearer •••' })
    expect(JSON.parse(answer.body?.text ?? '')).toMatchObject({ code: 422 })
    expect(answer.headers).toMatchObject({ 'content-type': 'application/json' })
  })

  test('has no secret, whichever way it was sent', async () => {
    const { nobody, connection, token } = sandbox
    const { client_id, secret, username, password } = connection
    const form = new URLSearchParams({ grant_type: 'password', username, password })
    await nobody.send('POST', '/api/oauth/v1/token', {
      headers: { ...basic(connection), 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    })
    await nobody.send('POST', '/api/oauth/v1/token', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'password',
        username,
        password,
        client_id,
        client_secret: secret,
      }),
    })
    await nobody.send('POST', '/api/oauth/v1/token', {
      headers: { ...basic(connection), 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'refresh_token', refresh_token: token.refresh_token }),
    })
    await nobody.send('POST', '/api/oauth/v1/token', {
      headers: { ...basic(connection), 'content-type': 'application/json' },
      body: `{"password":"${password}"`,
    })
    for (const { number } of await requests()) {
      const { text } = await sandbox.owner.get(`${log}/${number}`)
      for (const hidden of [secret, password, token.access_token, token.refresh_token]) {
        expect(text).not.toContain(hidden)
      }
    }
    expect((await newest()).request.body?.text).toBe('•••')
  })

  test('keeps the beginning of a long body and says how long it was', async () => {
    const long = JSON.stringify({ identifier: 'long', pad: 'ü'.repeat(40_000) })
    await sandbox.pim.send('POST', products, {
      headers: { 'content-type': 'application/json' },
      body: long,
    })
    const { body } = (await newest()).request
    expect(body).toMatchObject({ bytes: new TextEncoder().encode(long).length, truncated: true })
    expect(body?.text?.length).toBe(16 * 1024)
  })

  test('is filtered by method, status, connection and words', async () => {
    const { pim, connection } = sandbox
    await pim.get(`${products}/halo`)
    await pim.patch(`${products}/halo`, { colour: 'vermilion' })
    expect(await requests('?method=patch')).toHaveLength(1)
    expect(await requests('?status=4')).toHaveLength(1)
    expect(await requests('?status=200')).toHaveLength(2)
    expect(await requests(`?connection=${connection.code}`)).toHaveLength(2)
    expect(await requests('?search=VERMILION')).toHaveLength(1)
    const quoted = encodeURIComponent('"vermilion"')
    expect(await requests(`?search=${quoted}`)).toHaveLength(1)
    const [newestCall] = await requests()
    expect(await requests(`?after=${newestCall?.number}`)).toEqual([])
    expect(await requests(`?before=${newestCall?.number}`)).toHaveLength(2)
  })

  test.each(['?limit=few', '?after=-1', '?before=1e3'])('refuses %s', async (query) => {
    expect((await sandbox.owner.get(`${log}${query}`)).status).toBe(422)
  })

  test('forgets the oldest calls', async () => {
    for (let call = 0; call < 520; call++) await sandbox.pim.get('/api/rest/v1/locales/en_US')
    const first = await requests('?limit=200')
    const numbers = first.map(({ number }) => number)
    const oldest = await requests(`?before=${numbers.at(-1)}&limit=200`)
    const rest = await requests(`?before=${oldest.at(-1)?.number}&limit=200`)
    expect(first.length + oldest.length + rest.length).toBe(500)
    const { status } = await sandbox.owner.get(`${log}/1`)
    expect(status).toBe(404)
  })

  test('is empty after a reset, and no number comes again', async () => {
    await sandbox.pim.get(products)
    const [before] = await requests()
    await sandbox.owner.post('/sandbox/v1/sandboxes/current/reset')
    expect(await requests()).toEqual([])
    await sandbox.pim.get(products)
    expect((await requests())[0]?.number).toBeGreaterThan(before?.number ?? 0)
  })

  test('is still there when the server was stopped and started', async () => {
    const opened = openHost()
    const { pim, key } = await opened.createSandbox()
    await pim.get(`${products}/halo`)
    const again = (await opened.restart()).as(key)
    const { body } = await again.get<{ items: RequestSummary[] }>(log)
    expect(body.items[0]).toMatchObject({ address: `${products}/halo` })
    opened.close()
  })

  test('opens for the holder of the key alone', async () => {
    expect((await sandbox.pim.get(log)).status).toBe(401)
    expect((await sandbox.nobody.get(`${log}/1`)).status).toBe(401)
  })
})

describe('the stream', () => {
  const open = (key: string) =>
    sandbox.fetch(
      new Request(`${origin}/sandbox/v1/stream`, { headers: { authorization: `Bearer ${key}` } }),
    )

  test('tells of each call as it is answered, and of nobody else’s', async () => {
    const response = await open(sandbox.key)
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const other = await sandbox.nobody.post<{ key: string }>('/sandbox/v1/sandboxes')
    await sandbox.as(other.body.key).get('/sandbox/v1/connections')
    await sandbox.pim.get(`${products}/halo`)
    await sandbox.pim.remove(`${products}/nobody`)
    const text = await readUntil(response, (read) => read.includes('nobody'))
    const events = [...text.matchAll(/^event: request\ndata: (.*)$/gm)]
    const calls = events.map(([, data = '']) => JSON.parse(data) as RequestSummary)
    expect(calls.map(({ address, status }) => [address, status])).toEqual([
      [`${products}/halo`, 200],
      [`${products}/nobody`, 404],
    ])
  })

  test('ends when the sandbox is deleted', async () => {
    const response = await open(sandbox.key)
    await sandbox.owner.remove('/sandbox/v1/sandboxes/current')
    expect(await readUntil(response, () => false)).toContain('calls follow')
  })

  test('needs the key', async () => {
    expect((await open('wrong')).status).toBe(401)
  })
})

test('a call that is refused for want of a right is logged with who made it', async () => {
  const { owner, pim, connection } = sandbox
  await owner.patch(`/sandbox/v1/connections/${connection.code}`, { rights: ['web_api'] })
  expect((await pim.get(`${products}?limit=1`)).status).toBe(403)
  expect(await newest()).toMatchObject({ status: 403, connection: connection.code })
})

describe('what changed a product', () => {
  test('is told value by value, before and after', async () => {
    const { pim, owner, connection } = sandbox
    const name = (data: string) => ({ values: { name: [{ locale: 'en_US', scope: null, data }] } })
    await pim.patch(`${products}/halo`, name('Before'))
    await pim.patch(`${products}/halo`, { ...name('After'), enabled: false })
    await pim.patch(`${products}/halo`, { enabled: false })
    const { body: list } = await owner.get<{ _embedded: { items: ProductByUuid[] } }>(
      `/sandbox/v1/catalog/products?search=${encodeURIComponent('{"identifier":[{"operator":"=","value":"halo"}]}')}`,
    )
    const uuid = list._embedded.items[0]?.uuid
    const { body } = await owner.get<ChangeList>(`/sandbox/v1/catalog/products/${uuid}/changes`)
    expect(body.items[0]).toMatchObject({
      event: 'updated',
      connection: connection.code,
      differences: [
        { property: 'enabled', before: true, after: false },
        {
          property: 'values',
          attribute: 'name',
          locale: 'en_US',
          scope: null,
          before: 'Before',
          after: 'After',
        },
      ],
    })
    expect(body.items).toHaveLength(2)
  })

  test('is nothing when the write was refused', async () => {
    await sandbox.pim.batch(products, [
      { identifier: 'halo', enabled: false, family: 'no_such_family' },
    ])
    const { body } = await sandbox.owner.get<DataFlows>('/sandbox/v1/data-flows')
    expect(body.all.resources.products).toEqual({ business_error: 1 })
  })
})

test('looking at the catalogue is neither logged nor counted', async () => {
  const { owner } = sandbox
  expect((await owner.get('/sandbox/v1/catalog')).status).toBe(200)
  expect((await owner.get('/sandbox/v1/catalog/products?limit=5')).status).toBe(200)
  expect((await sandbox.pim.get('/sandbox/v1/catalog')).status).toBe(401)
  expect((await requests()).map(({ operation }) => operation)).toEqual(['post_token'])
})

async function readUntil(response: Response, isEnough: (text: string) => boolean): Promise<string> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (!isEnough(text)) {
    const { value, done } = await reader.read()
    if (done) return text
    text += decoder.decode(value, { stream: true })
  }
  await reader.cancel()
  return text
}
