import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Connection, ConnectionWithPassword } from '#contract'
import { type TestSandbox, basic, openHost, origin } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let sandbox: TestSandbox
beforeEach(async () => {
  sandbox = await host.createSandbox()
})

const connections = '/sandbox/v1/connections'
const create = (body: unknown) => sandbox.owner.post<ConnectionWithPassword>(connections, body)
const invalid = (...errors: object[]) => ({ code: 422, message: 'Validation failed.', errors })
const tooLong = 'This value is too long. It should have 100 characters or less.'
const tooShort = 'This value is too short. It should have 3 characters or more.'

describe('a new connection', () => {
  test('has credentials, the password this once', async () => {
    const { status, headers, body } = await create({ label: 'My ERP', flow_type: 'data_source' })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`${origin}${connections}/My_ERP`)
    expect(body).toEqual({
      code: 'My_ERP',
      label: 'My ERP',
      flow_type: 'data_source',
      auditable: false,
      rights: expect.arrayContaining(['web_api', 'list_products']),
      image: null,
      user_group: null,
      client_id: expect.stringMatching(/^\d+_[a-z0-9]{50}$/),
      secret: expect.stringMatching(/^[a-z0-9]{50}$/),
      username: expect.stringMatching(/^My_ERP_\d{4}$/),
      password: expect.stringMatching(/^[a-z0-9]{32}$/),
    })
    const { password, ...rest } = body
    expect(password).not.toBe(body.secret)
    expect((await sandbox.owner.get(`${connections}/my_erp`)).body).toEqual(rest)
    const { body: list } = await sandbox.owner.get<{ items: Connection[] }>(connections)
    expect(list.items.map(({ code }) => code)).toEqual(['Test', 'My_ERP'])
    expect(list.items[1]).toEqual(rest)
  })

  test('carries the sandbox id in its client id', async () => {
    const { body } = await create({ label: 'Shop' })
    expect(body.client_id).toContain(sandbox.id)
  })

  test('is of the flow type other when none is given', async () => {
    expect((await create({ label: 'Shop' })).body.flow_type).toBe('other')
  })

  test.each(['data_source', 'data_destination', 'other'])(
    'may be of the flow type %s',
    async (type) => {
      expect((await create({ label: 'Shop', flow_type: type })).body.flow_type).toBe(type)
    },
  )

  test.each([
    ['My ERP!', 'My_ERP_'],
    ['  Shop  ', 'Shop'],
    ['Bücher & Co', 'B_cher___Co'],
    ['a_b-c', 'a_b_c'],
  ])('labelled "%s" gets the code %s', async (label, code) => {
    const { body } = await create({ label })
    expect(body).toMatchObject({ code, label: label.trim() })
  })

  test('may have a code of its own', async () => {
    expect((await create({ label: 'Shop', code: 'shop_42' })).body.code).toBe('shop_42')
  })

  test('with the longest code can sign in within 300 bytes', async () => {
    const { body } = await create({ label: 'Shop', code: 'a'.repeat(100) })
    expect(await sandbox.requestToken(body)).toHaveProperty('access_token')
  })

  test.each<[title: string, body: unknown, errors: object[]]>([
    ['no label', {}, [{ property: 'label', message: 'This value should not be blank.' }]],
    [
      'a blank label',
      { label: '   ' },
      [{ property: 'label', message: 'This value should not be blank.' }],
    ],
    ['a label of two characters', { label: ' ab ' }, [{ property: 'label', message: tooShort }]],
    [
      'a label of 101 characters',
      { label: 'a'.repeat(101), code: 'abc' },
      [{ property: 'label', message: tooLong }],
    ],
    [
      'a code of two characters',
      { label: 'Shop', code: 'ab' },
      [{ property: 'code', message: tooShort }],
    ],
    [
      'a code of 101 characters',
      { label: 'Shop', code: 'a'.repeat(101) },
      [{ property: 'code', message: tooLong }],
    ],
    [
      'a code with a space',
      { label: 'Shop', code: 'my shop' },
      [{ property: 'code', message: 'A code holds only letters, digits and underscores.' }],
    ],
    [
      'a code with a line break at its end',
      { label: 'Shop', code: 'shop\n' },
      [{ property: 'code', message: 'A code holds only letters, digits and underscores.' }],
    ],
    [
      'a code that is taken, in any case',
      { label: 'Shop', code: 'TEST' },
      [{ property: 'code', message: 'This value is already used.' }],
    ],
    [
      'a label whose code is taken',
      { label: 'test' },
      [{ property: 'code', message: 'This value is already used.' }],
    ],
    [
      'an unknown flow type',
      { label: 'Shop', flow_type: 'both' },
      [{ property: 'flow_type', message: 'Choose one of: data_source, data_destination, other.' }],
    ],
    [
      'an unknown property',
      { label: 'Shop', flowtype: 'other' },
      [{ property: 'flowtype', message: 'This property does not exist or cannot be set.' }],
    ],
    [
      'everything wrong',
      { label: 'a', code: '!', flow_type: 1 },
      [
        { property: 'label', message: tooShort },
        { property: 'code', message: tooShort },
        { property: 'code', message: 'A code holds only letters, digits and underscores.' },
        { property: 'flow_type', message: 'Choose one of: data_source, data_destination, other.' },
      ],
    ],
  ])('is refused with %s', async (_, body, errors) => {
    const answer = await create(body)
    expect(answer.status).toBe(422)
    expect(answer.body).toEqual(invalid(...errors))
  })

  test.each([5, ['abc'], true])('is refused with the code %j, which is no text', async (code) => {
    expect((await create({ label: 'Shop', code })).status).toBe(422)
  })

  test('is refused when it is not JSON', async () => {
    const headers = { 'content-type': 'application/json' }
    expect((await sandbox.owner.send('POST', connections, { headers, body: '{' })).status).toBe(400)
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const sent = { headers: form, body: 'label=Shop' }
    expect((await sandbox.owner.send('POST', connections, sent)).status).toBe(415)
  })

  test('is refused when there are 100 already', async () => {
    for (let number = 2; number <= 100; number++) await create({ label: `Connection ${number}` })
    const { status, body } = await create({ label: 'One more' })
    expect(status).toBe(422)
    expect(body).toEqual(
      invalid({
        property: '',
        message: 'There are 100 connections, and no more are possible. Delete one first.',
      }),
    )
    await sandbox.owner.remove(`${connections}/Connection_7`)
    expect((await create({ label: 'One more' })).status).toBe(201)
  })
})

describe('deleting a connection', () => {
  test('ends its tokens, credentials and itself', async () => {
    const doomed = await sandbox.connect({ label: 'Doomed' })
    const tokens = await sandbox.requestToken(doomed)
    const caller = host.as(tokens.access_token)
    expect((await caller.get('/api/rest/v1/locales')).status).toBe(200)
    const { status, text } = await sandbox.owner.remove(`${connections}/DOOMED`)
    expect([status, text]).toEqual([204, ''])
    const refused = await caller.get('/api/rest/v1/locales')
    expect(refused.status).toBe(401)
    expect(refused.body).toEqual({ code: 401, message: 'The access token provided is invalid.' })
    const ask = (body: object) =>
      host.nobody.send<{ message: string }>('POST', '/api/oauth/v1/token', {
        headers: { ...basic(doomed), 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const { username, password } = doomed
    for (const body of [
      { grant_type: 'password', username, password },
      { grant_type: 'refresh_token', refresh_token: tokens.refresh_token },
    ]) {
      const answer = await ask(body)
      expect(answer.status).toBe(422)
      expect(answer.body.message).toContain('"client_id" is missing or does not match any client')
    }
    expect((await sandbox.owner.get(`${connections}/Doomed`)).status).toBe(404)
  })

  test('leaves the others alone', async () => {
    await sandbox.connect({ label: 'Doomed' })
    await sandbox.owner.remove(`${connections}/Doomed`)
    expect((await sandbox.pim.get('/api/rest/v1/locales')).status).toBe(200)
    const { body } = await sandbox.owner.get<{ items: Connection[] }>(connections)
    expect(body.items.map(({ code }) => code)).toEqual(['Test'])
  })

  test('gives its number, but none of its credentials, to the next', async () => {
    const first = await sandbox.connect({ label: 'Doomed' })
    await sandbox.owner.remove(`${connections}/Doomed`)
    const second = await sandbox.connect({ label: 'Doomed' })
    expect(second.client_id).not.toBe(first.client_id)
    expect(second.secret).not.toBe(first.secret)
  })

  test('that is not there is 404', async () => {
    for (const answer of [
      await sandbox.owner.remove(`${connections}/nothing`),
      await sandbox.owner.get(`${connections}/nothing`),
    ]) {
      expect(answer.status).toBe(404)
      expect(answer.body).toEqual({ code: 404, message: 'Connection "nothing" does not exist.' })
    }
  })
})

describe('the sandbox key', () => {
  test('is asked for everywhere', async () => {
    for (const [method, path] of [
      ['GET', connections],
      ['POST', connections],
      ['GET', `${connections}/Test`],
      ['DELETE', `${connections}/Test`],
      ['GET', '/sandbox/v1/sandboxes/current'],
      ['DELETE', '/sandbox/v1/sandboxes/current'],
      ['POST', '/sandbox/v1/sandboxes/current/reset'],
    ] as const) {
      const none = await host.nobody.send(method, path)
      expect(none.status).toBe(401)
      expect(none.body).toEqual({ code: 401, message: 'Authentication is required' })
      for (const wrong of [
        'x',
        sandbox.token.access_token,
        `${sandbox.key.slice(0, -1)}!`,
        `sandbox_${sandbox.id}`,
      ]) {
        const answer = await host.as(wrong).send(method, path)
        expect(answer.status).toBe(401)
        expect(answer.body).toEqual({ code: 401, message: 'The sandbox key provided is invalid.' })
      }
    }
    expect((await sandbox.owner.get(connections)).status).toBe(200)
  })
})

describe('image and user group of a connection', () => {
  const png = `image/png;base64,${btoa('any bytes')}`

  test.each([['icon:shop'], [png], [null]])('may be the image %s', async (image) => {
    await create({ label: 'Shop' })
    const { status, body } = await sandbox.owner.patch<Connection>(`${connections}/Shop`, { image })
    expect(status).toBe(200)
    expect(body.image).toBe(image)
    expect((await sandbox.owner.get<Connection>(`${connections}/Shop`)).body.image).toBe(image)
  })

  test.each([
    ['icon:skull'],
    ['image/svg+xml;base64,AAAA'],
    ['https://example.com/a.png'],
    [`image/png;base64,${'A'.repeat(20_000)}`],
    ['image/png;base64,'],
    [7],
    [{}],
  ])('are refused as %j', async (image) => {
    await create({ label: 'Shop' })
    const { status, body } = await sandbox.owner.patch(`${connections}/Shop`, { image })
    expect(status).toBe(422)
    const message = 'This value is not a valid image.'
    expect(body).toEqual(invalid({ property: 'image', message }))
  })

  test('keeps a group that there is, and refuses any other', async () => {
    await create({ label: 'Shop' })
    const change = (group: unknown) =>
      sandbox.owner.patch<Connection>(`${connections}/Shop`, { user_group: group })
    expect((await change('manager')).body.user_group).toBe('manager')
    expect((await change(null)).body.user_group).toBeNull()
    const message = 'Choose one of: it_support, manager, redactor, null.'
    expect((await change('kings')).body).toEqual(invalid({ property: 'user_group', message }))
  })

  test('stay as they are when something else is changed, also by a reset', async () => {
    await create({ label: 'Shop' })
    await sandbox.owner.patch(`${connections}/Shop`, { image: 'icon:shop', user_group: 'manager' })
    await sandbox.owner.patch(`${connections}/Shop`, { label: 'Our shop' })
    await sandbox.owner.post('/sandbox/v1/sandboxes/current/reset')
    const { body } = await sandbox.owner.get<Connection>(`${connections}/Shop`)
    expect(body).toMatchObject({ label: 'Our shop', image: 'icon:shop', user_group: 'manager' })
  })
})
