import { afterAll, describe, expect, test } from 'vitest'
import type { Token } from '#contract'
import { type Sent, basic, openHost, openSandbox } from '../support/sandbox.ts'

const sandbox = await openSandbox()
const { connection, nobody, clock } = sandbox
const { username, password } = connection
afterAll(() => sandbox.close())

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

const messages = {
  password: 'Parameter "grant_type", "username" or "password" is missing, empty or invalid',
  refresh: 'Parameter "grant_type" or "refresh_token" is missing or empty',
  client: 'Parameter "client_id" is missing or does not match any client, or secret is invalid',
  grant: 'This grant type is not authorized for this client',
  user: 'No user found for the given username and password',
  refreshToken: 'Refresh token is invalid or has expired',
  size: 'Request content exceeded the maximum allowed size of 300 bytes',
  contentType:
    '"application/xml" in "Content-Type" header is not valid. Only "application/json" or "application/x-www-form-urlencoded" are allowed.',
}

function askRaw(sent: Sent) {
  return nobody.send<Token>('POST', '/api/oauth/v1/token', sent)
}

function ask(body: object, headers: Record<string, string> = basic(connection)) {
  return askRaw({ headers: { ...json, ...headers }, body: JSON.stringify(body) })
}

function refresh(token: string, headers?: Record<string, string>) {
  return ask({ grant_type: 'refresh_token', refresh_token: token }, headers)
}

const signIn = { grant_type: 'password', username, password }

describe('the password grant', () => {
  test('answers JSON with two tokens', async () => {
    const { status, headers, body } = await ask(signIn)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json')
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[\w-]{86}$/),
      expires_in: 3600,
      token_type: 'bearer',
      scope: null,
      refresh_token: expect.stringMatching(/^[\w-]{86}$/),
    })
    expect(body.access_token).not.toBe(body.refresh_token)
  })

  test('reads a form as well', async () => {
    const body = new URLSearchParams(signIn).toString()
    const { status } = await askRaw({ headers: { ...form, ...basic(connection) }, body })
    expect(status).toBe(200)
  })

  test('ignores a charset behind the media type', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8', ...basic(connection) }
    expect((await askRaw({ headers, body: JSON.stringify(signIn) })).status).toBe(200)
  })

  test.each([
    ['JSON', json, (fields: Record<string, string>) => JSON.stringify(fields)],
    ['a form', form, (fields: Record<string, string>) => new URLSearchParams(fields).toString()],
  ])('reads client id and secret from a body in %s', async (_, headers, write) => {
    const fields = {
      grant_type: 'password',
      client_id: connection.client_id,
      client_secret: connection.secret,
      username,
      password,
    }
    expect((await askRaw({ headers, body: write(fields) })).status).toBe(200)
  })

  test('does not read a user name differently for its case', async () => {
    expect((await ask({ ...signIn, username: username.toUpperCase() })).status).toBe(200)
  })

  test('signs in the user of another connection', async () => {
    const other = await sandbox.connect({ label: 'Other', code: 'other_one' })
    const { body } = await ask(signIn, basic(other))
    expect((await sandbox.as(body.access_token).get('/api/rest/v1/locales')).status).toBe(200)
    await sandbox.owner.remove('/sandbox/v1/connections/other_one')
    const after = await sandbox.as(body.access_token).get('/api/rest/v1/locales')
    expect(after.status).toBe(401)
  })
})

describe('a refused token request', () => {
  test.each<[title: string, body: object, message: string]>([
    ['has no grant type', { username, password }, messages.password],
    ['has an unknown grant type', { ...signIn, grant_type: 'sesame' }, messages.password],
    ['has a list for a grant type', { ...signIn, grant_type: ['password'] }, messages.password],
    ['has a map for a grant type', { grant_type: { toString: 1 } }, messages.password],
    ['has no user name', { grant_type: 'password', password }, messages.password],
    ['has an empty user name', { ...signIn, username: '' }, messages.password],
    ['has no password', { grant_type: 'password', username }, messages.password],
    ['has an empty password', { ...signIn, password: '' }, messages.password],
    ['has a number for a password', { ...signIn, password: 1 }, messages.password],
    ['names an unknown user', { ...signIn, username: 'nobody_1234' }, messages.user],
    ['has a wrong password', { ...signIn, password: `${password}x` }, messages.user],
    ['has no refresh token', { grant_type: 'refresh_token' }, messages.refresh],
    [
      'has an empty refresh token',
      { grant_type: 'refresh_token', refresh_token: '' },
      messages.refresh,
    ],
    [
      'has an unknown refresh token',
      { grant_type: 'refresh_token', refresh_token: 'sesame' },
      messages.refreshToken,
    ],
    ['asks for an implicit grant', { ...signIn, grant_type: 'token' }, messages.grant],
    [
      'asks for client credentials alone',
      { ...signIn, grant_type: 'client_credentials' },
      messages.grant,
    ],
    [
      'asks for an authorization code',
      { ...signIn, grant_type: 'authorization_code' },
      messages.grant,
    ],
    ['is a list', [], messages.password],
  ])('%s', async (_, body, message) => {
    const answer = await ask(body)
    expect(answer).toMatchObject({ status: 422, body: { code: 422, message } })
  })

  test.each<[title: string, headers: Record<string, string>]>([
    ['no credentials', {}],
    ['a bearer token instead of credentials', { authorization: 'Bearer abc' }],
    ['an unknown client', basic({ client_id: '1_unknown', secret: 'x' })],
    ['an unknown client of this sandbox', basic({ ...connection, client_id: `9_${sandbox.id}` })],
    ['a wrong secret', basic({ ...connection, secret: `${connection.secret}x` })],
    [
      'a secret with a line break at its end',
      basic({ ...connection, secret: `${connection.secret}\n` }),
    ],
    ['an empty secret', basic({ ...connection, secret: '' })],
    ['credentials that are not Base64', { authorization: 'Basic %%%' }],
    ['credentials without a colon', { authorization: `Basic ${btoa('no colon')}` }],
  ])('has %s', async (_, headers) => {
    const answer = await ask(signIn, headers)
    expect(answer).toMatchObject({ status: 422, body: { code: 422, message: messages.client } })
  })

  test('is not in one of the two media types', async () => {
    const headers = { 'content-type': 'application/xml', ...basic(connection) }
    const answer = await askRaw({ headers, body: '<token/>' })
    expect(answer.status).toBe(415)
    expect(answer.body).toEqual({ code: 415, message: messages.contentType })
  })

  test('is not JSON', async () => {
    const headers = { ...json, ...basic(connection) }
    const answer = await askRaw({ headers, body: '{"grant_type":' })
    expect(answer.status).toBe(400)
    expect(answer.body).toEqual({ code: 400, message: 'Invalid json message received' })
  })

  test('is longer than 300 bytes', async () => {
    const padded = (bytes: number) => JSON.stringify(signIn).padEnd(bytes, ' ')
    const headers = { ...json, ...basic(connection) }
    expect((await askRaw({ headers, body: padded(300) })).status).toBe(200)
    const answer = await askRaw({ headers, body: padded(301) })
    expect(answer.status).toBe(413)
    expect(answer.body).toEqual({ code: 413, message: messages.size })
  })

  test('is measured in bytes, not in characters', async () => {
    const headers = { ...json, ...basic(connection) }
    const answer = await askRaw({ headers, body: JSON.stringify({ username: 'é'.repeat(150) }) })
    expect(answer.status).toBe(413)
  })

  test('is sent with another verb', async () => {
    const { status, headers, body } = await nobody.get('/api/oauth/v1/token')
    expect(status).toBe(405)
    expect(headers.get('allow')).toBe('POST')
    expect(body).toEqual({
      code: 405,
      message:
        'No route found for "GET http://localhost:4321/api/oauth/v1/token": Method Not Allowed (Allow: POST)',
    })
  })
})

describe('several mistakes in one token request', () => {
  const wrongClient = basic({ client_id: '1_unknown', secret: 'x' })

  test('size comes before media type', async () => {
    const headers = { 'content-type': 'application/xml' }
    expect((await askRaw({ headers, body: 'x'.repeat(301) })).status).toBe(413)
  })

  test('media type comes before grant', async () => {
    expect((await askRaw({ headers: { 'content-type': 'text/plain' }, body: '{}' })).status).toBe(
      415,
    )
  })

  test('grant comes before client', async () => {
    expect((await ask({}, wrongClient)).body).toMatchObject({ message: messages.password })
  })

  test('client comes before the right to a grant', async () => {
    const answer = await ask({ grant_type: 'client_credentials' }, wrongClient)
    expect(answer.body).toMatchObject({ message: messages.client })
  })

  test('client comes before user name and password', async () => {
    const answer = await ask({ grant_type: 'password' }, wrongClient)
    expect(answer.body).toMatchObject({ message: messages.client })
  })

  test('client comes before refresh token', async () => {
    const answer = await ask({ grant_type: 'refresh_token' }, wrongClient)
    expect(answer.body).toMatchObject({ message: messages.client })
  })
})

describe('the refresh grant', () => {
  test('gives a new pair and leaves the earlier access token alone', async () => {
    const first = await sandbox.requestToken(connection)
    const { status, body } = await refresh(first.refresh_token)
    expect(status).toBe(200)
    expect(body.access_token).not.toBe(first.access_token)
    expect(body.refresh_token).not.toBe(first.refresh_token)
    for (const token of [first.access_token, body.access_token]) {
      expect((await sandbox.as(token).get('/api/rest/v1/locales')).status).toBe(200)
    }
  })

  test('reads a form as well', async () => {
    const { refresh_token: token } = await sandbox.requestToken(connection)
    const body = `grant_type=refresh_token&refresh_token=${token}`
    const answer = await askRaw({ headers: { ...form, ...basic(connection) }, body })
    expect(answer.status).toBe(200)
  })

  test('takes a refresh token once', async () => {
    const { refresh_token: token } = await sandbox.requestToken(connection)
    expect((await refresh(token)).status).toBe(200)
    const again = await refresh(token)
    expect(again.status).toBe(422)
    expect(again.body).toEqual({ code: 422, message: messages.refreshToken })
  })

  test('takes no access token', async () => {
    const { access_token: token } = await sandbox.requestToken(connection)
    expect((await refresh(token)).body).toMatchObject({ message: messages.refreshToken })
  })

  test("takes no other client's refresh token, and does not consume it", async () => {
    const other = await sandbox.connect({ label: 'Another', code: 'another_one' })
    const { refresh_token: token } = await sandbox.requestToken(connection)
    const refused = await refresh(token, basic(other))
    expect(refused.body).toMatchObject({ message: messages.refreshToken })
    expect((await refresh(token)).status).toBe(200)
  })
})

describe('time', () => {
  test('ends an access token after an hour and a refresh token after 14 days', async () => {
    const tokens = await sandbox.requestToken(connection)
    const caller = sandbox.as(tokens.access_token)
    clock.advance({ seconds: 3599 })
    expect((await caller.get('/api/rest/v1/locales')).status).toBe(200)
    clock.advance({ seconds: 1 })
    const expired = await caller.get('/api/rest/v1/locales')
    expect(expired.status).toBe(401)
    expect(expired.body).toEqual({ code: 401, message: 'The access token provided has expired.' })
    const { body: renewed } = await refresh(tokens.refresh_token)
    clock.advance({ days: 7 })
    await sandbox.owner.get('/sandbox/v1/sandboxes/current')
    clock.advance({ days: 7 })
    expect((await refresh(renewed.refresh_token)).body).toMatchObject({
      message: messages.refreshToken,
    })
  })
})

describe('the use of a token', () => {
  const unauthorised = (message: string) => ({ code: 401, message })

  test.each<[title: string, headers: Record<string, string>]>([
    ['no Authorization header', {}],
    ['Basic credentials', basic(connection)],
    ['an empty bearer', { authorization: 'Bearer ' }],
  ])('is required: %s is 401', async (_, headers) => {
    const { status, body } = await nobody.send('GET', '/api/rest/v1/products', { headers })
    expect(status).toBe(401)
    expect(body).toEqual(unauthorised('Authentication is required'))
  })

  test('accepts the scheme in any case', async () => {
    const { access_token: token } = await sandbox.requestToken(connection)
    const headers = { authorization: `bEARER ${token}` }
    expect((await nobody.send('GET', '/api/rest/v1/locales', { headers })).status).toBe(200)
  })

  test.each([
    ['of nobody', 'abc'],
    ['of this sandbox that was never given out', `${sandbox.id}${'x'.repeat(70)}`],
    ['that is a sandbox key', sandbox.key],
    ['that is a refresh token', sandbox.token.refresh_token],
  ])('refuses a token %s', async (_, token) => {
    const { status, body } = await sandbox.as(token).get('/api/rest/v1/products')
    expect(status).toBe(401)
    expect(body).toEqual(unauthorised('The access token provided is invalid.'))
  })

  test('comes before media type, body and existence', async () => {
    const xml = { headers: { 'content-type': 'application/xml' }, body: '<' }
    expect((await nobody.send('POST', '/api/rest/v1/products', xml)).status).toBe(401)
    expect((await nobody.get('/api/rest/v1/products/nothing')).status).toBe(401)
    expect((await nobody.get('/api/rest/v1/nothing')).status).toBe(401)
    expect((await nobody.remove('/api/rest/v1/locales')).status).toBe(401)
    const accept = { headers: { accept: 'text/html' } }
    expect((await nobody.send('GET', '/api/rest/v1/products', accept)).status).toBe(401)
  })
})

test('a token of one sandbox opens no other', async () => {
  const host = openHost()
  const [a, b] = [await host.createSandbox(), await host.createSandbox()]
  const forged = b.id + a.token.access_token.slice(16)
  expect((await host.as(forged).get('/api/rest/v1/products')).body).toEqual({
    code: 401,
    message: 'The access token provided is invalid.',
  })
  await host.close()
})
