import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Practice } from '#contract'
import { openSandbox } from '../support/sandbox.ts'

const products = '/api/rest/v1/products'
const practice = '/sandbox/v1/practice'

let sandbox: Awaited<ReturnType<typeof openSandbox>>

beforeEach(async () => {
  sandbox = await openSandbox()
})
afterEach(() => sandbox.close())

async function put(fault: unknown) {
  return sandbox.owner.send<Practice>('PUT', practice, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fault }),
  })
}

describe('a failure that is practised', () => {
  test('none is on at first, and one that is on is told', async () => {
    expect((await sandbox.owner.get(practice)).body).toEqual({ fault: null, since: null })
    expect((await put('slow')).body).toMatchObject({ fault: 'slow', since: expect.any(String) })
    expect((await put(null)).body).toEqual({ fault: null, since: null })
  })

  test('rate limit: one call in two seconds is answered, the others are told how long to wait', async () => {
    await put('rate-limit')
    expect((await sandbox.pim.get(products)).status).toBe(200)
    const refused = await sandbox.pim.get(products)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('2')
    sandbox.clock.advance({ seconds: 2 })
    expect((await sandbox.pim.get(products)).status).toBe(200)
  })

  test('server error: every third call is answered', async () => {
    await put('server-error')
    const statuses = []
    for (let call = 0; call < 6; call++) statuses.push((await sandbox.pim.get(products)).status)
    expect(statuses).toEqual([503, 503, 200, 503, 503, 200])
  })

  test('expired token: a new token helps', async () => {
    sandbox.clock.advance({ seconds: 1 })
    await put('expired-token')
    const { status, body } = await sandbox.pim.get(products)
    expect(status).toBe(401)
    expect(body).toMatchObject({ message: 'The access token provided has expired.' })
    const fresh = await sandbox.requestToken(sandbox.connection)
    expect((await sandbox.as(fresh.access_token).get(products)).status).toBe(200)
  })

  test('permission lost: products can be read and not written', async () => {
    await put('permission-lost')
    expect((await sandbox.pim.get(products)).status).toBe(200)
    const { status, body } = await sandbox.pim.patch(`${products}/halo`, { enabled: true })
    expect(status).toBe(403)
    expect(body).toMatchObject({
      message: 'Access forbidden. You are not allowed to create or update products.',
    })
  })

  test('slow: the call is answered after a while', async () => {
    await put('slow')
    expect((await sandbox.pim.get(products)).status).toBe(200)
    const { body } = await sandbox.owner.get<{ items: { milliseconds: number }[] }>(
      '/sandbox/v1/requests?limit=1',
    )
    expect(body.items[0]?.milliseconds).toBeGreaterThan(2_900)
  })

  test('is switched off by a reset', async () => {
    await put('server-error')
    await sandbox.owner.post('/sandbox/v1/sandboxes/current/reset')
    expect((await sandbox.pim.get(products)).status).toBe(200)
  })

  test('does not touch the reader’s own screens', async () => {
    await put('server-error')
    expect((await sandbox.owner.get('/sandbox/v1/connections')).status).toBe(200)
  })

  test.each(['fire', 1, undefined, {}])(
    'is refused when there is none like it: %s',
    async (fault) => {
      expect((await put(fault)).status).toBe(422)
    },
  )
})
