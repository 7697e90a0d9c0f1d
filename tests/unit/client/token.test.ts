import { inspect } from 'node:util'
import { type ClientOptions, createClient, createMemoryTokenStore, type StoredToken } from '#client'
import { describe, expect, test } from 'vitest'
import { baseUrl, credentials, json, observe, tokenAnswer, virtualClock } from './support.ts'

const unauthorized = (message: string) => json({ code: 401, message }, 401)
const expired = () => unauthorized('The access token provided has expired.')
const refused = (message: string) => json({ code: 422, message }, 422)

interface PimOptions {
  /** Answers the nth token request. */
  token?: (grant: Record<string, string>, count: number) => Response
  /** Answers any other request. */
  api?: (accessToken: string | undefined) => Response
  client?: Partial<ClientOptions>
}

/** A client of a PIM that is two functions; `grants` and `tokens` say what the PIM saw. */
function connect({
  token = (_, count) => tokenAnswer(count),
  api = () => json({}),
  client: options,
}: PimOptions = {}) {
  const grants: Record<string, string>[] = []
  const tokens: (string | undefined)[] = []
  const time = virtualClock()
  const wire = observe(async (request) => {
    if (new URL(request.url).pathname === '/api/oauth/v1/token') {
      const grant = (await request.json()) as Record<string, string>
      grants.push(grant)
      return token(grant, grants.length)
    }
    const accessToken = request.headers.get('authorization')?.replace('Bearer ', '')
    tokens.push(accessToken)
    return api(accessToken)
  })
  const client = createClient({
    baseUrl,
    fetch: wire.fetch,
    credentials,
    clock: time.clock,
    retry: false,
    ...options,
  })
  return { ...time, ...wire, client, grants, tokens }
}

const password = { grant_type: 'password', username: 'erp_4711', password: 'p4ssword-of-the-user' }
const refresh = (count: number) => ({
  grant_type: 'refresh_token',
  refresh_token: `refresh-${count}`,
})
const kinds = (grants: Record<string, string>[]) => grants.map(({ grant_type: kind }) => kind)

describe('the token', () => {
  test('is asked for with the password at the first call and kept for the next', async () => {
    const { client, grants, tokens, requests } = connect()
    await client.call('get_products', {})
    await client.call('get_families', {})
    expect(grants).toEqual([password])
    expect(tokens).toEqual(['access-1', 'access-1'])
    expect(requests[0]?.headers.get('authorization')).toBe(
      `Basic ${btoa(`${credentials.clientId}:${credentials.secret}`)}`,
    )
  })

  test('is asked for once by calls at the same time', async () => {
    const { client, grants, tokens } = connect()
    await Promise.all(Array.from({ length: 5 }, () => client.call('get_products', {})))
    expect(grants).toHaveLength(1)
    expect(tokens).toEqual(Array.from({ length: 5 }, () => 'access-1'))
  })

  test('is not sent where none is wanted, nor over one that is given', async () => {
    const { client, grants, tokens } = connect()
    await client.call('get_api_root', {})
    await client.call('get_products', {}, { authorization: 'Bearer other' })
    await client.send({ method: 'GET', url: `${baseUrl}/api/rest/v1/products`, headers: {} })
    expect(grants).toEqual([])
    expect(tokens).toEqual([undefined, 'other', undefined])
  })

  test('is refreshed shortly before it dies', async () => {
    const { client, grants, tokens, pass } = connect()
    await client.call('get_products', {})
    pass(3_569_000)
    await client.call('get_products', {})
    pass(2_000)
    await client.call('get_products', {})
    expect(grants).toEqual([password, refresh(1)])
    expect(tokens).toEqual(['access-1', 'access-1', 'access-2'])
  })

  test('is refreshed when the PIM calls it expired, and the call sent again with its body', async () => {
    const bodies: string[] = []
    const { client, grants, tokens } = connect({
      api: (token) => (token === 'access-1' ? expired() : new Response(null, { status: 204 })),
      client: {
        middleware: [
          async (request, next) => {
            bodies.push(await request.clone().text())
            return next(request)
          },
        ],
      },
    })
    const { response } = await client.call('patch_products__code_', {
      path: { code: 'halo' },
      body: { enabled: false },
    })
    expect(response.status).toBe(204)
    expect(grants).toEqual([password, refresh(1)])
    expect(tokens).toEqual(['access-1', 'access-2'])
    expect(bodies.filter((body) => body.includes('enabled'))).toEqual([
      '{"enabled":false}',
      '{"enabled":false}',
    ])
  })

  test('is refreshed once by calls that find it expired at the same time', async () => {
    const { client, grants } = connect({
      api: (token) => (token === 'access-1' ? expired() : json({})),
    })
    const results = await Promise.all(
      Array.from({ length: 5 }, () => client.call('get_products', {})),
    )
    expect(results.map(({ response }) => response.status)).toEqual([200, 200, 200, 200, 200])
    expect(grants).toEqual([password, refresh(1)])
  })

  test('is tried twice and not for ever', async () => {
    const { client, grants, tokens } = connect({ api: expired })
    const { error, response } = await client.call('get_products', {})
    expect(response.status).toBe(401)
    expect(error).toMatchObject({ message: 'The access token provided has expired.' })
    expect(grants).toHaveLength(2)
    expect(tokens).toHaveLength(2)
  })

  test('is asked for with the password again when the refresh token is dead', async () => {
    const { client, grants, tokens, pass } = connect({
      token: ({ grant_type: kind }, count) =>
        kind === 'refresh_token'
          ? refused('Refresh token is invalid or has expired')
          : tokenAnswer(count),
    })
    await client.call('get_products', {})
    pass(4_000_000)
    await client.call('get_products', {})
    expect(kinds(grants)).toEqual(['password', 'refresh_token', 'password'])
    expect(tokens).toEqual(['access-1', 'access-3'])
  })

  test('that is refused is the answer to every waiting call, and asked for anew by the next', async () => {
    const { client, grants, tokens } = connect({
      token: (_, count) =>
        count === 1
          ? refused('No user found for the given username and password')
          : tokenAnswer(count),
    })
    const results = await Promise.all([
      client.call('get_products', {}),
      client.call('get_families', {}),
    ])
    for (const { error } of results) {
      expect(error).toEqual({
        code: 422,
        message: 'No user found for the given username and password',
      })
    }
    expect(grants).toHaveLength(1)
    expect(tokens).toEqual([])
    expect((await client.call('get_products', {})).error).toBeUndefined()
  })

  test('that cannot be renewed leaves the 401 as the answer', async () => {
    const { client } = connect({
      token: (_, count) => (count === 1 ? tokenAnswer(1) : refused('secret is invalid')),
      api: () => unauthorized('The access token provided is invalid.'),
    })
    const { error } = await client.call('get_products', {})
    expect(error).toEqual({ code: 401, message: 'The access token provided is invalid.' })
  })

  test('lives in the store that is given', async () => {
    let kept: StoredToken | undefined
    const tokenStore = {
      get: async () => kept,
      set: async (token: StoredToken | undefined) => {
        kept = token
      },
    }
    const { client, clock } = connect({ client: { tokenStore } })
    await client.call('get_products', {})
    expect(kept).toEqual({
      accessToken: 'access-1',
      refreshToken: 'refresh-1',
      expiresAt: clock.now() + 3_600_000,
    })

    const later = connect({ client: { tokenStore } })
    await later.client.call('get_products', {})
    expect(later.grants).toEqual([])
    expect(later.tokens).toEqual(['access-1'])
  })

  test('leaves the store when neither token nor credentials are any good', async () => {
    const tokenStore = createMemoryTokenStore({
      accessToken: 'old',
      refreshToken: 'old',
      expiresAt: 0,
    })
    const { client } = connect({ token: () => refused('no'), client: { tokenStore } })
    await client.call('get_products', {})
    expect(tokenStore.get()).toBeUndefined()
  })

  test('in the store is enough without credentials', async () => {
    const tokenStore = createMemoryTokenStore({
      accessToken: 'mine',
      refreshToken: '',
      expiresAt: 0,
    })
    const wire = observe(() => json({}))
    const client = createClient({ baseUrl, fetch: wire.fetch, tokenStore })
    await client.call('get_products', {})
    expect(wire.requests.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer mine',
    ])
  })

  test('is left out when there is neither token nor credentials', async () => {
    const wire = observe(() => unauthorized('Authentication is required'))
    const { error } = await createClient({ baseUrl, fetch: wire.fetch }).call('get_products', {})
    expect(error).toMatchObject({ message: 'Authentication is required' })
    expect(wire.requests).toHaveLength(1)
  })

  test('is there to be read, and shared with the calls', async () => {
    const { client, grants } = connect()
    const [grant] = await Promise.all([client.token(), client.call('get_products', {})])
    expect(grant).toMatchObject({ kind: 'granted', token: { accessToken: 'access-1' } })
    expect(grants).toHaveLength(1)
  })

  test('request goes on for the others when one caller aborts', async () => {
    const abort = new AbortController()
    const { client, grants, tokens } = connect()
    const first = client.call('get_products', {}, { signal: abort.signal })
    const second = client.call('get_families', {})
    abort.abort(new Error('enough'))
    await expect(first).rejects.toThrow('enough')
    expect((await second).error).toBeUndefined()
    expect(grants).toHaveLength(1)
    expect(tokens).toHaveLength(1)
  })

  test('request is retried like any other', async () => {
    const { client, grants } = connect({
      token: (_, count) =>
        count === 1 ? json({}, 429, { 'Retry-After': '1' }) : tokenAnswer(count),
      client: { retry: {} },
    })
    expect((await client.call('get_products', {})).error).toBeUndefined()
    expect(kinds(grants)).toEqual(['password', 'password'])
  })
})

describe('secrets', () => {
  const secrets = [
    credentials.secret,
    credentials.password,
    'access-1',
    btoa(`${credentials.clientId}:${credentials.secret}`),
  ]

  test('stay out of a printed error, of the token request and of a call', async () => {
    const down = connect({ client: { fetch: () => Promise.reject(new Error('down')) } })
    const notPim = connect({ token: () => new Response('<h1>Hello</h1>') })
    const cut = connect({
      api: () => {
        throw new Error('reset')
      },
    })
    for (const { client } of [down, notPim, cut]) {
      const error: unknown = await client
        .call('get_products', {})
        .catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(Error)
      const printed = `${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)} ${String(error)}`
      for (const secret of secrets) expect(printed).not.toContain(secret)
    }
  })
})

describe('other authentication', () => {
  test('puts client id and secret on a token request that is made by hand', async () => {
    const { client, requests } = connect()
    const { data } = await client.call('post_token', {
      body: { grant_type: 'password', username: 'erp_4711', password: 'p4ssword-of-the-user' },
    })
    expect(data?.access_token).toBe('access-1')
    expect(requests[0]?.headers.get('authorization')).toMatch(/^Basic /)
  })

  test('puts the sandbox key on what belongs to a sandbox, and on nothing else', async () => {
    const { client, tokens } = connect({ client: { sandboxKey: 'key' } })
    await client.call('get_connections', {})
    await client.call('post_sandboxes', {})
    expect(tokens).toEqual(['key', undefined])
  })
})
