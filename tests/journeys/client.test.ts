import { type Client, createClient, createMemoryTokenStore, type Credentials } from '#client'
import { createTemporaryHost } from '#server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const baseUrl = 'http://localhost:4321'
const hour = 3_600_000

let now = Date.parse('2024-03-05T09:00:00Z')
const clock = { now: () => now }
const host = createTemporaryHost({ clock })
const fetch = (request: Request) => host.fetch(request)
afterAll(() => host.close())

let sandboxKey: string
let credentials: Credentials
let client: Client

beforeAll(async () => {
  const sandbox = await createClient({ baseUrl, fetch }).call('post_sandboxes', {})
  sandboxKey = sandbox.data!.key
  credentials = await connect('ERP')
  client = createClient({ baseUrl, fetch, credentials })
})

async function connect(label: string): Promise<Credentials> {
  const { data, error } = await createClient({ baseUrl, fetch, sandboxKey }).call(
    'post_connections',
    {
      body: { label, flow_type: 'data_source' },
    },
  )
  if (error) throw new Error(error.message)
  const { client_id: clientId, secret, username, password } = data
  return { clientId, secret, username, password }
}

describe('a client of the sandbox', () => {
  test('reads a product without being told how to get a token', async () => {
    const { data } = await client.call('get_products__code_', { path: { code: 'halo_desk_lamp' } })
    expect(data).toMatchObject({ identifier: 'halo_desk_lamp', family: 'lamps' })
  })

  test('reads every product exactly once, page by page', async () => {
    const counted = await client.call('get_products', { query: { with_count: true, limit: 1 } })
    const identifiers: string[] = []
    for await (const product of client.items('get_products', { query: { limit: 20 } })) {
      identifiers.push(String(product.identifier))
    }
    expect(identifiers.length).toBeGreaterThan(20)
    expect(identifiers).toHaveLength(counted.data!.items_count!)
    expect(new Set(identifiers).size).toBe(identifiers.length)
  })

  test('reads only what it asks for', async () => {
    const query = { limit: 3, attributes: ['name', 'price'], locales: ['en_US'] }
    const { data } = await client.call('get_products', { query })
    const { _embedded: page } = data!
    const attributes = new Set(page.items.flatMap(({ values }) => Object.keys(values)))
    expect([...attributes].sort()).toEqual(['name', 'price'])
  })

  test.for(['lamp/with a slash', "O'Hara & Söhne 100%", '灯 🏮', 'a?b#c=d+e'])(
    'creates, reads, changes and deletes the product %j',
    async (identifier) => {
      const path = { code: identifier }
      const created = await client.call('post_products', { body: { identifier, family: 'lamps' } })
      expect(created.response.status).toBe(201)
      const changed = await client.call('patch_products__code_', { path, body: { enabled: false } })
      expect(changed.response.status).toBe(204)
      const { data } = await client.call('get_products__code_', { path })
      expect(data).toMatchObject({ identifier, enabled: false })
      expect((await client.call('delete_products__code_', { path })).response.status).toBe(204)
      const gone = await client.call('get_products__code_', { path })
      expect(gone.error).toMatchObject({ code: 404 })
    },
  )

  test('sends 250 lines and hears of each of them, in order', async () => {
    const items = Array.from({ length: 250 }, (_, index) => ({
      identifier: `batch-${index}`,
      ...(index % 10 === 3 && { family: 'no_such_family' }),
    }))
    const first = await outcomes(items)
    expect(first).toEqual(items.map((_, index) => (index % 10 === 3 ? 'refused' : 'created')))
    const second = await outcomes(items)
    expect(second).toEqual(items.map((_, index) => (index % 10 === 3 ? 'refused' : 'updated')))
  })

  test('is told what is wrong with a product', async () => {
    const { error, response } = await client.call('post_products', {
      body: { identifier: 'halo_desk_lamp' },
    })
    expect(response.status).toBe(422)
    expect(error).toMatchObject({ code: 422, message: 'Validation failed.' })
  })

  test('goes on when its token has died', async () => {
    const tokenStore = createMemoryTokenStore()
    // Its own clock stands still, so it learns from the PIM that the hour is over.
    const own = createClient({ baseUrl, fetch, credentials, tokenStore })
    await own.call('get_families', {})
    const before = tokenStore.get()
    now += 2 * hour
    expect((await own.call('get_families', {})).response.status).toBe(200)
    expect(tokenStore.get()).not.toEqual(before)
  })

  test('learns in the words of the PIM that its connection is gone', async () => {
    const own = createClient({ baseUrl, fetch, credentials: await connect('Short lived') })
    expect((await own.call('get_families', {})).error).toBeUndefined()
    const owner = createClient({ baseUrl, fetch, sandboxKey })
    const { data } = await owner.call('get_connections', {})
    const { code } = data!.items.find(({ label }) => label === 'Short lived')!
    await owner.call('delete_connections__code_', { path: { code } })
    expect((await own.call('get_families', {})).error).toEqual({
      code: 401,
      message: 'The access token provided is invalid.',
    })
  })

  test('is refused with credentials that do not fit', async () => {
    const own = createClient({ baseUrl, fetch, credentials: { ...credentials, password: 'wrong' } })
    expect((await own.call('get_families', {})).error).toEqual({
      code: 422,
      message: 'No user found for the given username and password',
    })
  })
})

async function outcomes(items: readonly { identifier: string }[]): Promise<string[]> {
  const kinds: string[] = []
  for await (const { kind, line } of client.batch('patch_products', items)) kinds[line - 1] = kind
  return kinds
}
