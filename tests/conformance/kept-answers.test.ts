import { describe, expect, onTestFinished, test } from 'vitest'
import type { Product } from '#contract'
import { openSandbox } from '../support/sandbox.ts'

// Answers and callers are kept in memory until something changes them. Each test asks the same question
// twice, so that the second answer may come from memory, and then changes what it depends on.

const current = '/sandbox/v1/sandboxes/current'
const connections = '/sandbox/v1/connections'
const halo = '/api/rest/v1/products/halo'

async function asked() {
  const sandbox = await openSandbox({ sandboxDays: 3 })
  onTestFinished(() => sandbox.close())
  const ask = () => sandbox.pim.get<Product>(halo)
  const [first, second] = [await ask(), await ask()]
  expect([first.status, second.status]).toEqual([200, 200])
  expect(second.text).toBe(first.text)
  expect(Object.fromEntries(second.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
    'content-type': 'application/json',
  })
  return { ...sandbox, ask }
}

const invalid = { code: 401, message: 'The access token provided is invalid.' }

describe('the very next call sees', () => {
  test('that a product changed', async () => {
    const { pim, ask } = await asked()
    await pim.patch(halo, { enabled: false })
    expect((await ask()).body.enabled).toBe(false)
  })

  test('what the good lines of a batch changed', async () => {
    const { pim, ask } = await asked()
    await pim.batch('/api/rest/v1/products', [{ identifier: 'halo', enabled: false }, '{'])
    expect((await ask()).body.enabled).toBe(false)
  })

  test('that a product was deleted', async () => {
    const { pim, ask } = await asked()
    await pim.remove(halo)
    expect((await ask()).status).toBe(404)
  })

  test('that an attribute was changed', async () => {
    const { pim } = await asked()
    const attribute = '/api/rest/v1/attributes/name'
    const before = await pim.get<{ labels: object }>(attribute)
    await pim.get(attribute)
    await pim.patch(attribute, { labels: { en_US: 'Another' } })
    const { labels } = (await pim.get<{ labels: object }>(attribute)).body
    expect(labels).toEqual({ ...before.body.labels, en_US: 'Another' })
  })

  test('that the token expired, to the second', async () => {
    const { clock, ask } = await asked()
    clock.advance({ seconds: 3599 })
    expect((await ask()).status).toBe(200)
    clock.advance({ seconds: 1 })
    expect((await ask()).body).toEqual({
      code: 401,
      message: 'The access token provided has expired.',
    })
  })

  test.each(['secret', 'password'])('that the %s was regenerated', async (what) => {
    const { owner, connection, ask } = await asked()
    await owner.post(`${connections}/${connection.code}/regenerate-${what}`)
    expect((await ask()).body).toEqual(invalid)
  })

  test('that the connection was deleted', async () => {
    const { owner, connection, ask } = await asked()
    await owner.remove(`${connections}/${connection.code}`)
    expect((await ask()).body).toEqual(invalid)
  })

  test('that a right was taken away, and given back', async () => {
    const { owner, connection, ask } = await asked()
    const allow = (rights: string[]) => owner.patch(`${connections}/${connection.code}`, { rights })
    await allow(['web_api'])
    expect((await ask()).body).toEqual({
      code: 403,
      message: 'Access forbidden. You are not allowed to list products.',
    })
    await allow([])
    expect((await ask()).body).toEqual({
      code: 403,
      message: 'You are not allowed to access the web API.',
    })
    await allow(['web_api', 'list_products'])
    expect((await ask()).status).toBe(200)
  })

  test('that the sandbox was reset', async () => {
    const { owner, pim, ask } = await asked()
    await pim.patch(halo, { enabled: false })
    await ask()
    await owner.post(`${current}/reset`)
    expect((await ask()).body.enabled).toBe(true)
  })

  test('that the sandbox was deleted', async () => {
    const { owner, ask } = await asked()
    await owner.remove(current)
    expect((await ask()).body).toEqual(invalid)
  })

  test('that the sandbox expired', async () => {
    const { clock, ask, as, token } = await asked()
    clock.advance({ days: 3 })
    expect((await ask()).body).toEqual(invalid)
    expect((await as(token.access_token).get(halo)).body).toEqual(invalid)
  })
})

describe('an answer that is kept', () => {
  test('is given to other connections, too, within their rights', async () => {
    const { owner, connect, requestToken, as, ask } = await asked()
    const other = await connect({ label: 'Another' })
    const pim = as((await requestToken(other)).access_token)
    expect((await pim.get(halo)).text).toBe((await ask()).text)
    await owner.patch(`${connections}/${other.code}`, { rights: ['web_api'] })
    await ask()
    expect((await pim.get(halo)).status).toBe(403)
    expect((await ask()).status).toBe(200)
  })

  test('is given to nobody without a token, or with another one', async () => {
    const { nobody, as, token } = await asked()
    expect((await nobody.get(halo)).status).toBe(401)
    const { access_token: right } = token
    const wrong = right.slice(0, -1) + (right.endsWith('A') ? 'B' : 'A')
    expect((await as(wrong).get(halo)).body).toEqual(invalid)
  })

  test('is not given to who wants another form of it', async () => {
    const { pim } = await asked()
    const xml = { headers: { accept: 'application/xml' } }
    expect((await pim.send('GET', halo, xml)).status).toBe(406)
  })

  test('is not the answer to another query, nor under another name of the host', async () => {
    const { pim, fetch, token } = await asked()
    const { body } = await pim.get<Product>(`${halo}?with_quality_scores=true`)
    expect(body).toHaveProperty('quality_scores')
    const list = '/api/rest/v1/products?limit=1'
    await pim.get(list)
    const elsewhere = await fetch(
      new Request(`http://pim.example${list}`, {
        headers: { authorization: `Bearer ${token.access_token}` },
      }),
    )
    expect(await elsewhere.text()).toContain(`http://pim.example${list.split('?')[0]}`)
  })
})
