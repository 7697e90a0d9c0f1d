import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ConnectionWithPassword, Sandbox, Token } from '#contract'
import { basicAuthorization, parseHttp, type RequestDescription, toRequest } from '#client'
import { createTemporaryHost, type NodeHost } from '#server'
import { type ErrorEntry, errorEntries } from '../../../../../src/contract/error-catalogue.ts'
import type { Facts, Fix } from '../../../../../src/widgets/request/explain/context.ts'
import {
  type Explanation,
  explainError,
} from '../../../../../src/widgets/request/explain/explain.ts'
import { operatorsOf } from '../../../../../src/widgets/request/explain/operators.ts'
import {
  type Reproduction,
  reproductionOf,
} from '../../../../../src/widgets/request/reproduction.ts'
import type { Structure } from '../../../../../src/widgets/state/structure.ts'

// Real requests to a real sandbox: what a reader gets to see under the answer, and that what is offered
// as a fix is one.

const base = 'http://pim.test'
let host: NodeHost
let facts: Facts & { structure: Structure; values: Record<string, string> }

beforeAll(async () => {
  host = createTemporaryHost()
  const sandbox = await ask<Sandbox>('POST /sandbox/v1/sandboxes')
  const key = `Authorization: Bearer ${sandbox.key}`
  const connection = await ask<ConnectionWithPassword>(
    `POST /sandbox/v1/connections\n${key}\nContent-Type: application/json\n\n{"label":"Reader","flow_type":"data_source"}`,
  )
  const { client_id, secret, username, password } = connection
  const basic = basicAuthorization(client_id, secret)
  const token = await ask<Token>(
    `POST /api/oauth/v1/token\nAuthorization: ${basic}\nContent-Type: application/json\n\n${JSON.stringify({ grant_type: 'password', username, password })}`,
  )
  facts = {
    structure: await ask<Structure>(`GET /sandbox/v1/catalog\n${key}`),
    fillsIn: true,
    values: {
      client_id,
      secret,
      username,
      password,
      client_id_and_secret_in_base64: basic.slice(6),
      access_token: token.access_token,
      refresh_token: token.refresh_token,
      sandbox_key: sandbox.key,
    },
  }
})

afterAll(() => host.close())

async function ask<Body>(http: string): Promise<Body> {
  const response = await host.fetch(toRequest(parseHttp(http, { baseUrl: base })))
  expect(response.ok).toBe(true)
  return (await response.json()) as Body
}

const fillIn = (text: string) =>
  text.replaceAll(/<(\w+)>/g, (all, name: string) => facts.values[name] ?? all)

async function send(request: RequestDescription) {
  const { headers, body } = request
  const response = await host.fetch(
    toRequest({
      ...request,
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, fillIn(value)]),
      ),
      ...(body !== undefined && { body: fillIn(body) }),
    }),
  )
  const answered = Object.fromEntries(response.headers)
  return { status: response.status, headers: answered, body: await response.text() }
}

/** Sends a request as it stands in an article, and explains its answer. */
async function explain(http: string, others: Partial<Facts> = {}): Promise<Explanation[]> {
  const request = described(http)
  return explainError(request, await send(request), { ...facts, ...others })
}

function described(http: string): RequestDescription {
  const request = parseHttp(http, { baseUrl: base })
  const headers = {
    ...(!/authorization/i.test(http) && { Authorization: 'Bearer <access_token>' }),
    ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
    ...request.headers,
  }
  return { ...request, headers }
}

function fixed(request: RequestDescription, { change }: Fix): RequestDescription {
  const { body, ...others } = request
  const text = 'body' in change ? change.body : body
  return {
    ...others,
    ...(change.method !== undefined && { method: change.method }),
    ...(change.headers !== undefined && { headers: { ...change.headers } }),
    ...(change.target !== undefined && { url: base + change.target }),
    ...(text !== undefined && { body: text }),
  }
}

const reproducible = errorEntries.filter((entry) => entry.try !== null)

function reproduction(entry: ErrorEntry): Reproduction {
  const found = reproductionOf(entry, base)
  if (!found) throw new Error(`${entry.id} names no request`)
  return found
}

const products = '/api/rest/v1/products'
const lamp = `PATCH ${products}/halo_desk_lamp`
const encode = (text: string) => btoa(text)

describe('who is calling', () => {
  test.each([
    [
      'Basic where Bearer is expected',
      'Basic <client_id_and_secret_in_base64>',
      /says `Basic` where `Bearer` is expected/,
    ],
    ['a token alone', '<access_token>', /word `Bearer` and one space are missing/],
    ['nothing after Bearer', 'Bearer', /token is missing/],
    ['a placeholder', 'Bearer <token>', /placeholder `<token>` itself/],
    ['another kind of placeholder', 'Bearer YOUR_TOKEN', /placeholder `YOUR_TOKEN` itself/],
    ['a shell variable that was not replaced', 'Bearer $TOKEN', /placeholder `\$TOKEN` itself/],
    ['a token in quotes', 'Bearer "<access_token>"', /stands in quotes/],
    ['the refresh token', 'Bearer <refresh_token>', /This is the refresh token/],
    ['the secret', 'Bearer <secret>', /This is the secret/],
  ])('%s', async (_, authorization, words) => {
    // As somebody sends it with curl: nobody fills anything in.
    const filled = authorization === 'Bearer <token>' ? authorization : fillIn(authorization)
    const [first] = await explain(`GET ${products}?limit=1\nAuthorization: ${filled}`, {
      fillsIn: false,
    })
    expect(first?.hint).toMatch(words)
  })

  test('a token that was cut off', async () => {
    const cut = facts.values.access_token?.slice(0, -5)
    const [first] = await explain(`GET ${products}?limit=1\nAuthorization: Bearer ${cut}`)
    expect(first?.hint).toBe('The end of the token was cut off.')
  })

  test('the placeholder that an article has, sent as it stands', async () => {
    const request = described(`GET ${products}`)
    const answer = {
      status: 401,
      headers: {},
      body: '{"code":401,"message":"The access token provided is invalid."}',
    }
    const hintOf = (fillsIn: boolean) => explainError(request, answer, { fillsIn })[0]?.hint
    expect(hintOf(false)).toBe(
      'You sent the placeholder `<access_token>` itself. Your own value belongs there.',
    )
    expect(hintOf(true)).toBeUndefined()
  })

  test('no header at all', async () => {
    const request: RequestDescription = { method: 'GET', url: base + products, headers: {} }
    const [first] = explainError(request, await send(request), facts)
    expect(first).toMatchObject({
      id: 'authentication-required',
      hint: expect.stringMatching(/no `Authorization`/),
    })
  })
})

describe('a token request', () => {
  const body = '{"grant_type":"password","username":"<username>","password":"<password>"}'
  const ofClient = () => `${facts.values.client_id}:${facts.values.secret}`

  test.each<[string, () => string, RegExp]>([
    [
      'Base64 that ends in a newline',
      () => `Basic ${encode(`${ofClient()}\n`)}`,
      /ends in a newline/,
    ],
    ['no colon', () => `Basic ${encode(facts.values.client_id ?? '')}`, /no colon/],
    [
      'the two swapped',
      () => `Basic ${encode(ofClient().split(':').toReversed().join(':'))}`,
      /swapped/,
    ],
    ['no Base64', () => `Basic ${ofClient()}`, /encoded in Base64 first/],
    [
      'Bearer where Basic is expected',
      () => 'Bearer <access_token>',
      /`Bearer` where `Basic` is expected/,
    ],
    [
      'placeholders within the Base64',
      () => `Basic ${encode('<client_id>:<secret>')}`,
      /placeholder/,
    ],
    [
      'a wrong secret',
      () => `Basic ${encode(`${facts.values.client_id}:wrong`)}`,
      /it is the secret/,
    ],
    [
      'user name and password',
      () => `Basic ${encode(`${facts.values.username}:x`)}`,
      /belong into the body/,
    ],
    ['a blank beside the colon', () => `Basic ${encode(ofClient().replace(':', ': '))}`, /a blank/],
  ])('%s', async (_, authorization, words) => {
    const [first] = await explain(
      `POST /api/oauth/v1/token\nAuthorization: ${authorization()}\n\n${body}`,
      { fillsIn: false },
    )
    expect(first).toMatchObject({ id: 'client-unknown', hint: expect.stringMatching(words) })
  })

  test.each([
    [
      'the client id as user name',
      '{"grant_type":"password","username":"<client_id>","password":"<password>"}',
      /client id stands/,
    ],
    [
      'the secret as password',
      '{"grant_type":"password","username":"<username>","password":"<secret>"}',
      /secret stands/,
    ],
    [
      'a wrong password',
      '{"grant_type":"password","username":"<username>","password":"x"}',
      /it is the password/,
    ],
    [
      'a blank at the end',
      '{"grant_type":"password","username":"<username>","password":"x "}',
      /blank or a line break/,
    ],
    [
      'no password',
      '{"grant_type":"password","username":"<username>"}',
      /Missing here: `password`/,
    ],
    [
      'an unknown grant',
      '{"grant_type":"passwort","username":"<username>","password":"<password>"}',
      /no grant called `passwort`/,
    ],
    [
      'the access token to refresh',
      '{"grant_type":"refresh_token","refresh_token":"<access_token>"}',
      /This is the access token/,
    ],
  ])('%s', async (_, form, words) => {
    const authorization = 'Basic <client_id_and_secret_in_base64>'
    const [first] = await explain(
      fillIn(`POST /api/oauth/v1/token\nAuthorization: ${authorization}\n\n${form}`),
      { fillsIn: false },
    )
    expect(first?.hint).toMatch(words)
  })
})

describe('from this very request', () => {
  test.each([
    [
      'JSON that breaks',
      `${lamp}\n\n{\n  "enabled": true\n  "family": "lamps"\n}`,
      'The JSON breaks at line 3, column 3: a comma is missing before it.',
    ],
    ['a body of another kind of JSON', `${lamp}\n\n[{"enabled":true}]`, /JSON is a list/],
    ['an empty body', `${lamp}\nContent-Type: application/json\n\n `, 'The body is empty.'],
    ['a wrong Content-Type', `${lamp}\nContent-Type: text/plain\n\n{}`, /You sent `text\/plain`/],
    [
      'a scopable attribute without scope',
      `${lamp}\n\n{"values":{"description":[{"locale":"en_US","scope":null,"data":"x"}]}}`,
      /Give a scope: `ecommerce`, `mobile` or `print`/,
    ],
    [
      'a locale where none belongs',
      `${lamp}\n\n{"values":{"color":[{"locale":"en_US","scope":null,"data":"black"}]}}`,
      /Its `locale` is `null`/,
    ],
    [
      'an unknown channel',
      `${lamp}\n\n{"values":{"description":[{"locale":"en_US","scope":"prnt","data":"x"}]}}`,
      /There are `ecommerce`/,
    ],
    ['a label in place of a family', `${lamp}\n\n{"family":"Leuchten"}`, 'Did you mean `lamps`?'],
    [
      'a mistyped attribute',
      `${lamp}\n\n{"values":{"colour":[{"locale":null,"scope":null,"data":"black"}]}}`,
      'Did you mean `color`?',
    ],
    ['an attribute beside values', `${lamp}\n\n{"name":"Halo"}`, /belongs into `values`/],
    ['a mistyped property', `${lamp}\n\n{"enable":true}`, 'Did you mean `enabled`?'],
    [
      'an attribute that the family does not have',
      'PATCH /api/rest/v1/families/lamps\n\n{"attribute_as_label":"fabric_composition"}',
      /This family has no attribute `fabric_composition`/,
    ],
    [
      'a text that is too long',
      `${lamp}\n\n{"values":{"collection":[{"locale":null,"scope":null,"data":"${'x'.repeat(45)}"}]}}`,
      'Yours has 45 characters, 5 too many.',
    ],
    [
      'an operator that a select does not have',
      `GET ${products}?search={"color":[{"operator":"=","value":"black"}]}`,
      /can be asked with `IN`, `NOT IN`, `EMPTY`, `NOT EMPTY`/,
    ],
    [
      'a filter by nothing',
      `GET ${products}?search={"colour":[{"operator":"IN","value":["black"]}]}`,
      /Did you mean `color`\?/,
    ],
    [
      'a filter without locale',
      `GET ${products}?search={"name":[{"operator":"=","value":"x"}]}`,
      '`name` has a value per locale.',
    ],
    ['search with single quotes', `GET ${products}?search={'enabled':[]}`, /breaks at column 2/],
    ['a locale with a dash', `GET ${products}?locales=en-US`, 'Did you mean `en_US`?'],
    [
      'an address without its s',
      'GET /api/rest/v1/product',
      'Did you mean `/api/rest/v1/products`?',
    ],
    [
      'an address without its beginning',
      'GET /products?limit=1',
      'Did you mean `/api/rest/v1/products`?',
    ],
    [
      'a label in an address',
      'GET /api/rest/v1/families/Lampes',
      'This is a label. The code is `lamps`.',
    ],
    [
      'a uuid below products',
      `GET ${products}/7dbb4328-0143-4cdd-b9d9-dd63bce8f313`,
      /It belongs|uuid/,
    ],
    [
      'PUT',
      `PUT ${products}/halo_desk_lamp\n\n{"enabled":true}`,
      /this address takes GET, PATCH, DELETE/,
    ],
    [
      'a unit by its symbol',
      `${lamp}\n\n{"values":{"weight":[{"locale":null,"scope":null,"data":{"amount":1,"unit":"kg"}}]}}`,
      /its code is `KILOGRAM`/,
    ],
  ])('%s', async (_, http, words) => {
    const [first] = await explain(http)
    expect(first?.hint).toMatch(words)
  })

  test('of a batch, which line and what is wrong in it', async () => {
    const lines = [
      '{"identifier":"halo_desk_lamp","enabled":true}',
      '{"sku":"a"}',
      '{"identifier":',
    ]
    const found = await explain(
      `PATCH ${products}\nContent-Type: application/vnd.akeneo.collection+json\n\n${lines.join('\n')}`,
    )
    expect(found).toMatchObject([
      {
        id: 'line-without-key',
        where: 'Line 2',
        hint: 'The line has `sku`; the key here is `identifier`.',
      },
      { id: 'json-invalid', where: 'Line 3', hint: expect.stringContaining('it ends too early') },
    ])
  })

  test('what is practised', () => {
    const request = described(`GET ${products}`)
    const answer = {
      status: 429,
      headers: { 'Retry-After': '2' },
      body: '{"code":429,"message":"Too Many Requests"}',
    }
    const [first] = explainError(request, answer, { fault: 'rate-limit' })
    expect(first?.hint).toBe('Wait 2 seconds. You are practising a rate limit.')
  })

  test('nothing where nothing is wrong', async () => {
    expect(await explain(`GET ${products}?limit=1`)).toEqual([])
    expect(await explain(`${lamp}\n\n{"enabled":true}`)).toEqual([])
  })

  test('in general words where the message is new, or none', () => {
    const request = described(`GET ${products}`)
    const at = (status: number, body: string) =>
      explainError(request, { status, headers: {}, body }, {})[0]
    expect(at(418, '{"code":418,"message":"I am a teapot"}')).toMatchObject({
      id: undefined,
      cause: expect.stringContaining('the message says'),
    })
    expect(at(502, '<html>Bad gateway</html>')).toMatchObject({
      cause: expect.stringContaining('server'),
    })
  })

  test.each(reproducible)(
    'as much without the catalogue of the PIM as with it, in other words: $id',
    async (entry) => {
      const { request } = reproduction(entry)
      const answer = await send(request)
      const ids = (known: Facts) => explainError(request, answer, known).map(({ id }) => id)
      expect(ids({})).toEqual(ids(facts))
    },
  )
})

describe('a fix', () => {
  /** What the fixed request of an entry is answered, where that is another error and rightly so. */
  const oneByOne = new Map([
    // One mistake hid another one.
    ['search-not-json', 422],
    ['reference-unknown', 422],
    ['format-invalid', 422],
    // Found by its beginning, read with the right request: the old one is used up by now.
    ['refresh-token-invalid', 422],
  ])

  test.each(reproducible)('of $id works', async (entry) => {
    const { request } = reproduction(entry)
    const fixes = explainError(request, await send(request), facts).flatMap(({ fix }) => fix ?? [])
    const expected = oneByOne.get(entry.id)
    for (const fix of fixes) {
      const { status } = await send(fixed(request, fix))
      expect(expected === undefined ? [200, 201, 204] : [expected]).toContain(status)
    }
  })

  test('leaves what the reader wrote beside it', async () => {
    const http = `${lamp}\n\n{"enabled":true,"values":{"name":[{"locale":"en_US","scope":null,"data":"Mine"}],"colour":[{"locale":null,"scope":null,"data":"black"}]}}`
    const [first] = await explain(http)
    expect(JSON.parse(first?.fix?.change.body ?? '')).toEqual({
      enabled: true,
      values: {
        name: [{ locale: 'en_US', scope: null, data: 'Mine' }],
        color: [{ locale: null, scope: null, data: 'black' }],
      },
    })
  })

  test('never writes a secret into the request', async () => {
    const http = 'POST /api/oauth/v1/token\nAuthorization: Basic x\n\n{"grant_type":"password"}'
    const [first] = await explain(http)
    const written = JSON.stringify(first?.fix)
    for (const name of ['secret', 'password', 'access_token']) {
      expect(written).not.toContain(facts.values[name])
    }
  })
})

describe('the operators that are named', () => {
  async function isKnown(property: string, operator: string): Promise<boolean> {
    const condition = { operator, value: 'x', locale: 'en_US', scope: 'ecommerce' }
    const search = encodeURIComponent(JSON.stringify({ [property]: [condition] }))
    const { body } = await send(described(`GET ${products}?limit=1&search=${search}`))
    return !body.includes('does not support operator')
  }

  const own = [
    'identifier',
    'uuid',
    'enabled',
    'family',
    'groups',
    'categories',
    'parent',
    'updated',
  ]
  const ofTypes = [
    'sku',
    'name',
    'description',
    'seats',
    'weight',
    'price',
    'dimmable',
    'release_date',
  ]
  const ofCodes = ['color', 'materials', 'picture', 'manual', 'maker', 'gallery']

  test.each([...own, ...ofTypes, ...ofCodes])(
    'of %s are known to the sandbox',
    async (property) => {
      const attribute = facts.structure.attributes.find(({ code }) => code === property)
      const operators = operatorsOf(property, attribute, products) ?? []
      const unknown = []
      for (const operator of operators)
        if (!(await isKnown(property, operator))) unknown.push(operator)
      expect(operators).not.toEqual([])
      expect(unknown).toEqual([])
      expect(await isKnown(property, 'NEAR')).toBe(false)
    },
  )
})
