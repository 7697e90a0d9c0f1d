import { basicAuthorization } from '#client'
import { describe, expect, test } from 'vitest'
import { createTrail } from '../../../../src/widgets/state/calls.ts'
import {
  $known,
  chooseConnection,
  createConnection,
  ensureConnection,
  removeConnection,
} from '../../../../src/widgets/state/connections.ts'
import { Refused } from '../../../../src/widgets/state/obstacles.ts'
import { $sandbox } from '../../../../src/widgets/state/sandbox.ts'
import { $token, adoptToken, ensureToken, renewToken } from '../../../../src/widgets/state/token.ts'
import { openPage, origin } from '../support.ts'

const page = openPage()

describe('the token', () => {
  test('is made with all that it needs, and then kept', async () => {
    const trail = createTrail()
    const token = await ensureToken(trail)
    expect(trail.$calls.get().map(({ path }) => path)).toEqual([
      '/sandbox/v1/sandboxes',
      '/sandbox/v1/connections',
      '/api/oauth/v1/token',
    ])
    expect(token).toMatchObject({ connection: 'This_site', sandbox: $sandbox.get()?.id })
    expect(await ensureToken()).toEqual(token)
    expect(page.sent).toHaveLength(3)
  })

  test('stays in hand when its connection is deleted, for the PIM to refuse', async () => {
    const token = await ensureToken()
    await removeConnection(token.connection)
    expect(await ensureToken()).toEqual(token)
    expect(page.sent.at(-1)).toMatch(/^DELETE .* 204$/)
  })

  test('is refreshed for another one', async () => {
    const first = await ensureToken()
    const second = await renewToken()
    expect(second.accessToken).not.toBe(first.accessToken)
    expect(second.connection).toBe(first.connection)
    expect(page.sent.at(-1)).toBe('POST /api/oauth/v1/token 200')
    expect(page.sent).toHaveLength(4)
  })

  test('of a deleted connection is replaced by one of a new connection', async () => {
    const first = await ensureToken()
    await removeConnection(first.connection)
    const second = await renewToken()
    expect(second.accessToken).not.toBe(first.accessToken)
    expect($token.get()).toEqual(second)
  })

  test('is replaced also when another tab has deleted the connection', async () => {
    const { connection } = await ensureToken()
    const known = $known.get()
    await removeConnection(connection)
    $known.set(known)
    const second = await renewToken()
    expect($known.get().map(({ code }) => code)).toEqual([second.connection])
  })

  test('is another one as soon as the site calls with another connection', async () => {
    const first = await ensureToken()
    await createConnection({ label: 'My ERP', flowType: 'data_source' })
    expect($token.get()).toBeUndefined()
    expect((await ensureToken()).connection).toBe('My_ERP')
    chooseConnection(first.connection)
    expect((await ensureToken()).connection).toBe('This_site')
  })

  test('is not to be had with credentials that do not fit', async () => {
    const connection = await ensureConnection()
    $known.set([{ ...connection, password: 'wrong' }])
    const refused = ensureToken()
    await expect(refused).rejects.toThrow(Refused)
    await expect(refused).rejects.toMatchObject({
      step: 'token',
      status: 422,
      error: { message: 'No user found for the given username and password' },
    })
  })

  test('is taken over when a reader has asked for it by hand', async () => {
    const { client_id: clientId, secret } = await ensureConnection()
    const body = { access_token: 'a', refresh_token: 'r', expires_in: 3600, token_type: 'bearer' }
    const url = `${origin}/api/oauth/v1/token`
    const headers = { Authorization: basicAuthorization(clientId, secret) }
    const request = { method: 'POST', url, headers }
    adoptToken(request, { status: 422, body: JSON.stringify(body) })
    expect($token.get()).toBeUndefined()
    adoptToken({ ...request, url: origin }, { status: 200, body: JSON.stringify(body) })
    expect($token.get()).toBeUndefined()
    adoptToken(request, { status: 200, body: JSON.stringify(body) })
    expect($token.get()).toMatchObject({ accessToken: 'a', connection: 'This_site' })
  })
})
