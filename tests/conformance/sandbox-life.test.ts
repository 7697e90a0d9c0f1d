import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Product, Sandbox, SandboxStatus } from '#contract'
import { openHost, openSandbox, origin } from '../support/sandbox.ts'

const current = '/sandbox/v1/sandboxes/current'
const products = '/api/rest/v1/products'

function host(options?: Parameters<typeof openHost>[0]) {
  const opened = openHost(options)
  onTestFinished(() => opened.close())
  return opened
}

async function sandbox(options?: Parameters<typeof openHost>[0]) {
  const opened = await openSandbox(options)
  onTestFinished(() => opened.close())
  return opened
}

const moment = (milliseconds: number) =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}+00:00`
const days = 24 * 3_600_000

describe('a new sandbox', () => {
  test('needs nobody to sign up', async () => {
    const { nobody, clock } = host()
    const { status, body } = await nobody.send<Sandbox>('POST', '/sandbox/v1/sandboxes')
    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{16}$/),
      key: expect.stringMatching(/^sandbox_[a-z0-9]{56}$/),
      base_url: origin,
      created_at: moment(clock.now()),
      expires_at: moment(clock.now() + 14 * days),
    })
    expect(body.key).toContain(body.id)
  })

  test('tells what is in it and how much room there is', async () => {
    const { owner, id, clock } = await sandbox()
    const { status, body } = await owner.get<SandboxStatus>(current)
    expect(status).toBe(200)
    expect(body).toEqual({
      id,
      base_url: origin,
      created_at: moment(clock.now()),
      expires_at: moment(clock.now() + 14 * days),
      counts: {
        products: 3,
        product_models: 4,
        families: 3,
        attributes: 28,
        categories: 6,
        connections: 1,
      },
      quota: {
        used_bytes: expect.toSatisfy((bytes: number) => bytes > 0 && bytes < 1024 * 1024),
        max_bytes: 64 * 1024 * 1024,
        max_connections: 100,
      },
    })
  })

  test('has the sample catalogue in it for readers', async () => {
    const { owner, pim } = await sandbox({ catalog: 'sample' })
    const { body } = await owner.get<SandboxStatus>(current)
    expect(body.counts.products).toBeGreaterThanOrEqual(1000)
    expect(body.counts.families).toBeGreaterThanOrEqual(8)
    expect(body.counts.attributes).toBeGreaterThanOrEqual(60)
    expect((await pim.get<Product>(`${products}/halo_desk_lamp`)).body.family).toBe('lamps')
  })

  test('stores neither key nor password nor token, only their digests', async () => {
    const { dataFolder, createSandbox } = host()
    const { key, connection, token } = await createSandbox()
    const folder = join(dataFolder, 'sandboxes')
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
    expect(bytes.join('')).toContain(connection.client_id)
    for (const secret of [key, connection.password, token.access_token, token.refresh_token]) {
      expect(bytes.join('')).not.toContain(secret)
    }
  })

  test('is one of as many as fit', async () => {
    const { nobody, createSandbox } = host({ maxSandboxes: 2 })
    const first = await createSandbox()
    await createSandbox()
    const refused = await nobody.post('/sandbox/v1/sandboxes')
    expect(refused.status).toBe(507)
    expect(refused.body).toEqual({
      code: 507,
      message: 'There is no room for another sandbox at the moment. Try again later.',
    })
    await first.owner.remove(current)
    expect((await nobody.post('/sandbox/v1/sandboxes')).status).toBe(201)
  })

  test('is one of as many as an address may make in an hour', async () => {
    const { nobody, clock } = host({ sandboxesPerHour: 2 })
    const create = () => nobody.post('/sandbox/v1/sandboxes')
    expect((await create()).status).toBe(201)
    clock.advance({ seconds: 600 })
    expect((await create()).status).toBe(201)
    const refused = await create()
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('3000')
    clock.advance({ seconds: 3000 })
    expect((await create()).status).toBe(201)
  })
})

describe('two sandboxes', () => {
  test('never see what is in the other', async () => {
    const { createSandbox } = host()
    const [a, b] = [await createSandbox(), await createSandbox()]
    await a.pim.post(products, { identifier: 'mine' })
    await a.pim.patch(`${products}/halo`, { enabled: false })
    await a.connect({ label: 'Mine too' })
    expect((await b.pim.get(`${products}/mine`)).status).toBe(404)
    expect((await b.pim.get<Product>(`${products}/halo`)).body.enabled).toBe(true)
    expect((await b.owner.get<SandboxStatus>(current)).body.counts).toMatchObject({
      products: 3,
      connections: 1,
    })
    await b.owner.remove(current)
    expect((await a.pim.get(`${products}/mine`)).status).toBe(200)
  })

  test('do not open with a key of the other under their own id', async () => {
    const { createSandbox, as } = host()
    const [a, b] = [await createSandbox(), await createSandbox()]
    expect((await as(a.key.replace(a.id, b.id)).get(current)).status).toBe(401)
    const forged = { ...a.connection, client_id: a.connection.client_id.replace(a.id, b.id) }
    expect(await a.requestToken(forged)).toMatchObject({ code: 422 })
  })
})

describe('reset', () => {
  test('brings the catalogue back and keeps who may call', async () => {
    const { owner, pim, connection, requestToken, token, as } = await sandbox()
    await pim.get(products)
    await pim.post(products, { identifier: 'extra' })
    await pim.remove(`${products}/halo`)
    await pim.patch(`${products}/loose`, { enabled: false, groups: ['outlet'] })
    const before = await owner.get<SandboxStatus>(current)
    const { status, body } = await owner.post<SandboxStatus>(`${current}/reset`)
    expect(status).toBe(200)
    expect(body.counts).toMatchObject({ products: 3, connections: 1 })
    expect(body).toMatchObject({ id: before.body.id, created_at: before.body.created_at })
    expect((await pim.get(`${products}/extra`)).status).toBe(404)
    expect((await pim.get<Product>(`${products}/halo`)).status).toBe(200)
    expect((await pim.get<Product>(`${products}/loose`)).body).toMatchObject({
      enabled: true,
      groups: [],
    })
    expect((await pim.get('/sandbox/v1/connections')).status).toBe(401)
    expect((await owner.get('/sandbox/v1/connections/Test')).status).toBe(200)
    const fresh = await requestToken(connection)
    expect((await as(fresh.access_token).get(products)).status).toBe(200)
    expect((await as(token.access_token).get(products)).status).toBe(200)
    expect((await pim.post(products, { identifier: 'extra' })).status).toBe(201)
  })

  test('forgets what was answered before', async () => {
    const { owner, pim } = await sandbox()
    await pim.patch(`${products}/loose`, { enabled: false })
    await pim.get(`${products}/loose`)
    await owner.post(`${current}/reset`)
    expect((await pim.get<Product>(`${products}/loose`)).body.enabled).toBe(true)
  })

  test('may come again and again', async () => {
    const { owner } = await sandbox()
    for (let time = 0; time < 3; time++) {
      expect((await owner.post(`${current}/reset`)).status).toBe(200)
    }
  })
})

describe('deleting a sandbox', () => {
  test('ends key and tokens and leaves no file', async () => {
    const { createSandbox, dataFolder } = host()
    const { owner, pim, connection, requestToken } = await createSandbox()
    const { status, text } = await owner.remove(current)
    expect([status, text]).toEqual([204, ''])
    expect((await owner.get(current)).body).toEqual({
      code: 401,
      message: 'The sandbox key provided is invalid.',
    })
    expect((await pim.get(products)).body).toEqual({
      code: 401,
      message: 'The access token provided is invalid.',
    })
    expect(await requestToken(connection)).toMatchObject({ code: 422 })
    expect(readdirSync(join(dataFolder, 'sandboxes'))).toEqual([])
  })
})

describe('a sandbox nobody calls', () => {
  test('expires after its days, counted from the last call', async () => {
    const { createSandbox, clock, dataFolder } = host({ sandboxDays: 3 })
    const { owner } = await createSandbox()
    clock.advance({ days: 2 })
    const { body } = await owner.get<SandboxStatus>(current)
    expect(body.expires_at).toBe(moment(clock.now() + 3 * days))
    clock.advance({ days: 2 })
    expect((await owner.get(current)).status).toBe(200)
    clock.advance({ days: 3 })
    expect((await owner.get(current)).status).toBe(401)
    expect(readdirSync(join(dataFolder, 'sandboxes'))).toEqual([])
  })

  test('is swept away with the others', async () => {
    const { host: node, createSandbox, clock, dataFolder } = host({ sandboxDays: 1 })
    await createSandbox()
    await createSandbox()
    clock.advance({ hours: 12 })
    const kept = await createSandbox()
    clock.advance({ hours: 12 })
    expect(node.sandboxes.sweep()).toBe(2)
    expect(
      readdirSync(join(dataFolder, 'sandboxes')).some((name) => name.startsWith(kept.id)),
    ).toBe(true)
    expect((await kept.owner.get(current)).status).toBe(200)
    expect(node.sandboxes.sweep()).toBe(0)
  })
})

describe('a restart', () => {
  test('goes on over the same folder', async () => {
    const first = host()
    const { key, token, connection, pim } = await first.createSandbox()
    await pim.post(products, { identifier: 'kept' })
    const second = await first.restart()
    expect((await second.as(token.access_token).get(`${products}/kept`)).status).toBe(200)
    const status = await second.as(key).get<SandboxStatus>(current)
    expect(status.body.counts).toMatchObject({ products: 4, connections: 1 })
    expect(status.body).toMatchObject({ created_at: moment(second.clock.now()) })
    const other = await second.createSandbox()
    expect(await other.requestToken(connection)).toHaveProperty('access_token')
  })

  test('does not prolong a life', async () => {
    const first = host({ sandboxDays: 1 })
    const { key } = await first.createSandbox()
    first.clock.advance({ days: 1, seconds: 60 })
    const second = await first.restart()
    expect((await second.as(key).get(current)).status).toBe(401)
  })

  test('is not put off by what a crash left behind', async () => {
    const first = host()
    const { id, key } = await first.createSandbox()
    const folder = join(first.dataFolder, 'sandboxes')
    writeFileSync(join(folder, `${id}.sqlite.reset`), 'half a copy')
    writeFileSync(join(folder, 'abcdefghijklmnop.sqlite.new'), 'half a copy')
    const second = await first.restart()
    expect((await second.as(key).post(`${current}/reset`)).status).toBe(200)
    expect((await second.as(key.replace(id, 'abcdefghijklmnop')).get(current)).status).toBe(401)
  })
})

describe('a full sandbox', () => {
  const large = (number: number) => ({
    identifier: `large_${number}`,
    values: { description: [{ locale: 'en_US', scope: 'ecommerce', data: 'x'.repeat(60_000) }] },
  })

  async function fill(pim: Awaited<ReturnType<typeof sandbox>>['pim']): Promise<number> {
    for (let number = 0; number < 100; number++) {
      const { status } = await pim.post(products, large(number))
      if (status !== 201) return status
    }
    return 201
  }

  test('answers 507, in batches by line, and stays readable', async () => {
    const { owner, pim } = await sandbox({ sandboxMegabytes: 1 })
    expect(await fill(pim)).toBe(507)
    const refused = await pim.post(products, large(100))
    expect(refused.body).toEqual({
      code: 507,
      message:
        'This sandbox is full: nothing more fits into it. Delete what you no longer need, or reset the sandbox.',
    })
    const answers = await pim.batch(products, [large(101), { identifier: 'halo' }])
    expect(answers.map((answer) => answer.status_code)).toEqual([507, 204])
    expect((await pim.get(`${products}/large_100`)).status).toBe(404)
    expect((await pim.get(`${products}?limit=100&with_count=true`)).status).toBe(200)
    const { body } = await owner.get<SandboxStatus>(current)
    expect(body.quota.max_bytes).toBe(1024 * 1024)
    expect(body.quota.used_bytes).toBeLessThanOrEqual(body.quota.max_bytes)
  })

  test('takes the other lines of a batch in which one is larger than all the room', async () => {
    const { owner, pim } = await sandbox({ sandboxMegabytes: 1 })
    const notes = Array.from({ length: 10 }, (_, number) => `note_${number}`)
    for (const code of notes) {
      await pim.post('/api/rest/v1/attributes', {
        code,
        type: 'pim_catalog_textarea',
        group: 'marketing',
      })
    }
    const used = async () => (await owner.get<SandboxStatus>(current)).body.quota.used_bytes
    for (let number = 0; (await used()) < 0.8 * 1024 * 1024; number++) {
      expect((await pim.post(products, large(number))).status).toBe(201)
    }
    const long = [{ locale: null, scope: null, data: '€'.repeat(65_000) }]
    const values = Object.fromEntries(notes.map((code) => [code, long]))
    const answers = await pim.batch(products, [
      { identifier: 'before' },
      { identifier: 'giant', values },
      { identifier: 'after' },
    ])
    expect(answers.map((answer) => answer.status_code)).toEqual([201, 507, 201])
    expect((await pim.get(`${products}/before`)).status).toBe(200)
    expect((await pim.get(`${products}/giant`)).status).toBe(404)
    expect((await pim.get(`${products}/after`)).status).toBe(200)
  })

  test('still lets readers sign in, as often as they need', async () => {
    const { pim, connection, requestToken } = await sandbox({ sandboxMegabytes: 1 })
    await fill(pim)
    for (let number = 0; number < 200; number++) {
      await pim.post(products, { identifier: `small_${number}` })
    }
    for (let time = 0; time < 100; time++) {
      expect(await requestToken(connection)).toHaveProperty('access_token')
    }
  })

  test('has room again after a deletion or a reset', async () => {
    const { owner, pim } = await sandbox({ sandboxMegabytes: 1 })
    await fill(pim)
    expect((await pim.remove(`${products}/large_0`)).status).toBe(204)
    expect((await pim.post(products, large(200))).status).toBe(201)
    expect((await pim.post(products, large(201))).status).toBe(507)
    expect((await owner.post(`${current}/reset`)).status).toBe(200)
    expect((await pim.post(products, large(201))).status).toBe(201)
  })
})
