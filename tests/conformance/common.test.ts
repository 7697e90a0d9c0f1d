import { afterAll, describe, expect, test } from 'vitest'
import { mediaTypes, operations } from '#contract'
import { openSandbox, origin } from '../support/sandbox.ts'

const sandbox = await openSandbox()
const { pim, nobody } = sandbox
afterAll(() => sandbox.close())

const rest = '/api/rest/v1'

describe('the API root', () => {
  test('tells host, token route and routes to anybody', async () => {
    const { status, body } = await nobody.get<{ routes: Record<string, object> }>(rest)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      host: origin,
      authentication: {
        fos_oauth_server_token: { route: '/api/oauth/v1/token', methods: ['POST'] },
      },
      routes: {
        pim_api_product_list: { route: `${rest}/products`, methods: ['GET'] },
        pim_api_product_get: { route: `${rest}/products/{code}`, methods: ['GET'] },
        pim_api_product_create: { route: `${rest}/products`, methods: ['POST'] },
        pim_api_product_partial_update: { route: `${rest}/products/{code}`, methods: ['PATCH'] },
        pim_api_product_partial_update_list: { route: `${rest}/products`, methods: ['PATCH'] },
        pim_api_product_delete: { route: `${rest}/products/{code}`, methods: ['DELETE'] },
        pim_api_product_uuid_list: { route: `${rest}/products-uuid`, methods: ['GET'] },
        pim_api_product_uuid_get: { route: `${rest}/products-uuid/{uuid}`, methods: ['GET'] },
        pim_api_category_list: { route: `${rest}/categories`, methods: ['GET'] },
        pim_api_category_get: { route: `${rest}/categories/{code}`, methods: ['GET'] },
        pim_api_family_list: { route: `${rest}/families`, methods: ['GET'] },
        pim_api_currency_list: { route: `${rest}/currencies`, methods: ['GET'] },
        pim_api_attribute_option_list: { methods: ['GET'] },
      },
    })
    const names = Object.keys(body.routes)
    expect(names).toHaveLength(
      Object.values(operations).filter(({ path }) => path.startsWith(`${rest}/`)).length,
    )
  })

  test('answers JSON only', async () => {
    const { status } = await nobody.send('GET', rest, { headers: { accept: 'application/xml' } })
    expect(status).toBe(406)
  })
})

describe('the Accept header', () => {
  test.each(['*/*', 'application/json', 'text/html, */*;q=0.1', 'application/json;q=0.5', ''])(
    'may be "%s"',
    async (accept) => {
      const answer = await pim.send('GET', `${rest}/locales`, { headers: { accept } })
      expect(answer.status).toBe(200)
    },
  )

  test.each(['application/xml', 'text/*', 'application/hal+json'])(
    'must not be "%s"',
    async (accept) => {
      const answer = await pim.send('GET', `${rest}/locales/en_US`, { headers: { accept } })
      expect(answer.status).toBe(406)
      expect(answer.body).toEqual({
        code: 406,
        message: `"${accept}" in "Accept" header is not valid. Only "application/json" is allowed.`,
      })
    },
  )

  test('is looked at for GET alone', async () => {
    const headers = { accept: 'text/html', 'content-type': mediaTypes.json }
    const sent = { headers, body: '{"identifier":"accepted"}' }
    expect((await pim.send('POST', `${rest}/products`, sent)).status).toBe(201)
    expect((await pim.send('DELETE', `${rest}/products/accepted`, { headers })).status).toBe(204)
  })
})

describe('the Content-Type header', () => {
  const send = (method: string, path: string, contentType: string) =>
    pim.send(method, path, {
      headers: { 'content-type': contentType },
      body: new TextEncoder().encode('{"identifier":"typed"}'),
    })

  test.each([
    ['POST', '/products'],
    ['PATCH', '/products/typed'],
    ['POST', '/products-uuid'],
    ['PATCH', '/products-uuid/00000000-0000-4000-8000-000000000009'],
  ])('of %s %s must be JSON', async (method, path) => {
    const missing = await send(method, rest + path, '')
    expect(missing.status).toBe(415)
    expect(missing.body).toEqual({
      code: 415,
      message:
        'The "Content-Type" header is missing. "application/json" has to be specified as value.',
    })
    const wrong = await send(method, rest + path, 'application/xml')
    expect(wrong.status).toBe(415)
    expect(wrong.body).toEqual({
      code: 415,
      message:
        '"application/xml" in "Content-Type" header is not valid. Only "application/json" is allowed.',
    })
  })

  test.each(['/products', '/products-uuid'])('of a batch to %s must be lines', async (path) => {
    const missing = await send('PATCH', rest + path, '')
    expect(missing.status).toBe(415)
    const wrong = await send('PATCH', rest + path, mediaTypes.json)
    expect(wrong.status).toBe(415)
    expect(wrong.body).toEqual({
      code: 415,
      message:
        '"application/json" in "Content-Type" header is not valid. Only "application/vnd.akeneo.collection+json" is allowed.',
    })
  })

  test.each([
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/json;charset=UTF-8',
  ])('may be "%s"', async (contentType) => {
    expect((await send('PATCH', `${rest}/products/typed`, contentType)).status).toBeLessThan(300)
  })

  test('is looked at before the body', async () => {
    const sent = { headers: { 'content-type': 'text/plain' }, body: '{' }
    expect((await pim.send('POST', `${rest}/products`, sent)).status).toBe(415)
  })
})

describe('a body', () => {
  test.each([
    ['nothing', ''],
    ['half an object', '{"identifier":'],
    ['null', 'null'],
    ['a text', '"lamp"'],
    ['a number', '1'],
    ['two objects', '{}{}'],
    ['a comma too many', '{"identifier":"a",}'],
    ['half of a surrogate pair', String.raw`{"identifier":"\ud83d"}`],
    ['half of a surrogate pair as a key', String.raw`{"values":{"\uDE00":[]}}`],
    ['more nesting than the PIM reads', `{"values":${'['.repeat(600)}${']'.repeat(600)}}`],
  ])('that holds %s is 400', async (_, body) => {
    const headers = { 'content-type': mediaTypes.json }
    for (const [method, path] of [
      ['POST', '/products'],
      ['PATCH', '/products/bodied'],
      ['POST', '/products-uuid'],
    ] as const) {
      const answer = await pim.send(method, rest + path, { headers, body })
      expect(answer.status).toBe(400)
      expect(answer.body).toEqual({ code: 400, message: 'Invalid json message received' })
    }
  })

  test('that is no UTF-8 is 400', async () => {
    const headers = { 'content-type': mediaTypes.json }
    const body = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])
    expect((await pim.send('POST', `${rest}/products`, { headers, body })).status).toBe(400)
  })

  test('may hold a whole surrogate pair, escaped', async () => {
    const headers = { 'content-type': mediaTypes.json }
    const body = String.raw`{"identifier":"smile \ud83d\ude00"}`
    const answer = await pim.send('POST', `${rest}/products`, { headers, body })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('location')).toBe(`${origin}${rest}/products/smile%20%F0%9F%98%80`)
  })

  test('that is larger than the server takes is 413', async () => {
    const headers = { 'content-type': mediaTypes.json }
    const body = JSON.stringify({ identifier: 'x'.repeat(17 * 1024 * 1024) })
    expect((await pim.send('POST', `${rest}/products`, { headers, body })).status).toBe(413)
  })
})

describe('brackets in a query parameter', () => {
  test.each([
    ['GET', '/products?search[a]=1'],
    ['GET', '/products-uuid?a[]=1'],
    ['GET', '/products/halo?search[a]=1'],
    ['GET', '/attributes?a[b]=1'],
    ['GET', '/attributes/sku?a[b]=1'],
    ['GET', '/attributes/color/options?a%5Bb%5D=1'],
    ['GET', '/families?a[b]=1'],
    ['GET', '/categories?a[b]=1'],
    ['GET', '/channels?a[b]=1'],
    ['GET', '/locales?a[b]=1'],
    ['GET', '/currencies?a[b]=1'],
    ['POST', '/products?a[b]=1'],
    ['PATCH', '/products/halo?a[b]=1'],
    ['DELETE', '/products-uuid/00000000-0000-4000-8000-000000000001?a[b]=1'],
  ])('are refused: %s %s', async (method, path) => {
    const headers = { 'content-type': mediaTypes.json }
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: '{}' }
    const answer = await pim.send(method, rest + path, { headers, ...body })
    expect(answer.status).toBe(400)
    expect(answer.body).toEqual({
      code: 400,
      message: 'Bracket syntax is not supported in query parameters.',
    })
  })
})

describe('a code in an address', () => {
  test.each([
    ['/products/HALO', 'identifier', 'halo'],
    [
      '/products-uuid/00000000-0000-4000-8000-000000000001'
        .toUpperCase()
        .replace('/PRODUCTS-UUID', '/products-uuid'),
      'uuid',
      '00000000-0000-4000-8000-000000000001',
    ],
    ['/attributes/SKU', 'code', 'sku'],
    ['/attributes/COLOR/options/sand', 'code', 'Sand'],
    ['/families/Lamps', 'code', 'lamps'],
    ['/categories/MASTER', 'code', 'master'],
    ['/categories/Desk_Lighting', 'code', 'desk_lighting'],
    ['/channels/Print', 'code', 'print'],
    ['/locales/EN_us', 'code', 'en_US'],
    ['/currencies/eur', 'code', 'EUR'],
  ])('is found in any case: %s', async (path, key, stored) => {
    const { status, body } = await pim.get<Record<string, unknown>>(rest + path)
    expect(status).toBe(200)
    expect(body[key]).toBe(stored)
    expect(body).not.toHaveProperty('_links')
  })

  test.each([
    ['/attributes/foo', 'Attribute "foo" does not exist.'],
    ['/families/foo', 'Family "foo" does not exist.'],
    ['/categories/foo', 'Category "foo" does not exist.'],
    ['/channels/foo', 'Channel "foo" does not exist.'],
    ['/locales/foo', 'Locale "foo" does not exist.'],
    ['/currencies/foo', 'Currency "foo" does not exist.'],
    ['/attributes/foo/options', 'Attribute "foo" does not exist.'],
    ['/attributes/foo/options/bar', 'Attribute "foo" does not exist.'],
    [
      '/attributes/color/options/foo',
      'Attribute option "foo" does not exist or is not an option of the attribute "color".',
    ],
    [
      '/attributes/sku/options',
      'Attribute "sku" does not support options. Only attributes of type "pim_catalog_simpleselect", "pim_catalog_multiselect" support options.',
    ],
    [
      '/attributes/sku/options/foo',
      'Attribute "sku" does not support options. Only attributes of type "pim_catalog_simpleselect", "pim_catalog_multiselect" support options.',
    ],
    ['/products/foo', 'Product "foo" does not exist or you do not have permission to access it.'],
    [
      '/products-uuid/00000000-0000-4000-8000-000000000099',
      'Product "00000000-0000-4000-8000-000000000099" does not exist or you do not have permission to access it.',
    ],
    ['/families/a%20b%2Fc', 'Family "a b/c" does not exist.'],
    ['/families/__proto__', 'Family "__proto__" does not exist.'],
  ])('is 404 when nothing has it: %s', async (path, message) => {
    const { status, body } = await pim.get(rest + path)
    expect(status).toBe(404)
    expect(body).toEqual({ code: 404, message })
  })
})

describe('an address', () => {
  test('that nobody knows is 404', async () => {
    const { status, body } = await pim.get(`${rest}/foo`)
    expect(status).toBe(404)
    expect(body).toEqual({ code: 404, message: 'No route found for "GET /api/rest/v1/foo"' })
    expect((await nobody.get('/api/foo')).status).toBe(404)
    expect((await nobody.get('/sandbox/v1/foo')).status).toBe(404)
  })

  test('with something else than a uuid in its place is 404', async () => {
    const { status, body } = await pim.get(`${rest}/products-uuid/halo`)
    expect(status).toBe(404)
    expect(body).toEqual({
      code: 404,
      message: 'No route found for "GET /api/rest/v1/products-uuid/halo"',
    })
  })

  test.each([
    ['POST', '/products/foo', 'GET, PATCH, DELETE'],
    ['PUT', '/products', 'GET, POST, PATCH'],
    ['DELETE', '/locales', 'GET'],
    ['POST', '/currencies/EUR', 'GET'],
    ['DELETE', '/attributes/color/options/moss', 'GET, PATCH'],
  ])('that knows no %s %s is 405 and names the verbs', async (method, path, allow) => {
    const { status, headers, body } = await pim.send(method, rest + path)
    expect(status).toBe(405)
    expect(headers.get('allow')).toBe(allow)
    expect(body).toEqual({
      code: 405,
      message: `No route found for "${method} ${origin}${rest}${path}": Method Not Allowed (Allow: ${allow})`,
    })
  })

  test.each([
    ['POST', '/api/rest/v1', 'GET'],
    ['GET', '/sandbox/v1/sandboxes', 'POST'],
    ['PUT', '/sandbox/v1/connections', 'GET, POST'],
    ['GET', '/sandbox/v1/sandboxes/current/reset', 'POST'],
  ])('without token knows no %s %s either', async (method, path, allow) => {
    const { status, headers } = await nobody.send(method, path)
    expect(status).toBe(405)
    expect(headers.get('allow')).toBe(allow)
  })

  test('answers HEAD like GET without the body', async () => {
    const { status, text } = await pim.send('HEAD', `${rest}/products/halo`)
    expect(status).toBe(200)
    expect(text).toBe('')
  })
})

test('every answer says how long the PIM took, one from memory and a refusal too', async () => {
  const read = () => pim.get(`${rest}/products/halo`)
  const answers = [
    await read(),
    await read(),
    await pim.patch(`${rest}/products/halo`, {}),
    await pim.get(`${rest}/foo`),
    await nobody.get(`${rest}/products`),
    await nobody.get('/sandbox/v1/connections'),
  ]
  for (const { headers } of answers) {
    expect(headers.get('server-timing')).toMatch(/^pim;dur=\d+(\.\d{1,2})?$/)
  }
})

describe('other origins', () => {
  test.each([
    [`${rest}/products`, 'GET, POST, PATCH, OPTIONS'],
    [`${rest}/products/halo`, 'GET, PATCH, DELETE, OPTIONS'],
    ['/api/oauth/v1/token', 'POST, OPTIONS'],
    ['/sandbox/v1/sandboxes', 'POST, OPTIONS'],
    ['/sandbox/v1/sandboxes/current', 'GET, DELETE, OPTIONS'],
    ['/sandbox/v1/connections', 'GET, POST, OPTIONS'],
  ])('may ask what %s allows, without a token', async (path, methods) => {
    const { status, headers, text } = await nobody.send('OPTIONS', path, {
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect(status).toBe(204)
    expect(text).toBe('')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-methods')).toBe(methods)
    expect(headers.get('access-control-allow-headers')).toBe('Authorization, Content-Type, Accept')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
  })

  test('may read every answer, refusals too, and the headers that matter', async () => {
    const answers = [
      await nobody.get(rest),
      await nobody.get(`${rest}/products`),
      await pim.get(`${rest}/products`),
      await pim.get(`${rest}/foo`),
      await pim.send('PUT', `${rest}/products`),
      await pim.patch(`${rest}/products/halo`, {}),
      await nobody.send('GET', '/sandbox/v1/sandboxes'),
      await nobody.get('/sandbox/v1/connections'),
    ]
    for (const { headers } of answers) {
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('access-control-expose-headers')).toBe(
        'Location, Retry-After, Allow, Server-Timing, Reference-entities-media-file-code, Asset-media-file-code',
      )
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('set-cookie')).toBeNull()
    }
  })
})
