import { afterAll, describe, expect, test } from 'vitest'
import type { Product, ProductByUuid } from '#contract'
import { testUuids } from '../support/catalog.ts'
import { openSandbox, origin } from '../support/sandbox.ts'

const sandbox = await openSandbox()
const { pim, clock } = sandbox
afterAll(() => sandbox.close())

const products = '/api/rest/v1/products'
const byUuid = '/api/rest/v1/products-uuid'
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const noItems = { groups: [], products: [], product_models: [] }
const noAssociations = { PACK: noItems, SUBSTITUTION: noItems, UPSELL: noItems, X_SELL: noItems }

interface Page {
  _embedded: { items: (Product & { _links: { self: { href: string } } })[] }
}

const read = async (identifier: string) =>
  (await pim.get<Product>(`${products}/${encodeURIComponent(identifier)}`)).body
const documented = (message: string, anchor: string) => ({
  code: 422,
  message: `${message} Check the expected format on the API documentation.`,
  _links: { documentation: { href: `http://api.akeneo.com/api-reference.html#${anchor}` } },
})
const invalid = (...errors: object[]) => ({ code: 422, message: 'Validation failed.', errors })
const wrongIdentifier = (message: string) => invalid({ property: 'identifier', message })

describe('a product', () => {
  test('made of an identifier alone has a default for everything else', async () => {
    const { status, headers, text } = await pim.post(products, { identifier: 'least' })
    expect(status).toBe(201)
    expect(text).toBe('')
    expect(headers.get('location')).toBe(`${origin}${products}/least`)
    expect(await read('least')).toEqual({
      uuid: expect.stringMatching(uuidPattern),
      identifier: 'least',
      enabled: true,
      family: null,
      categories: [],
      groups: [],
      parent: null,
      values: {},
      created: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00$/),
      updated: expect.any(String),
      associations: noAssociations,
      quantified_associations: {},
    })
  })

  test('lists categories and groups in order, each once, as they are stored', async () => {
    await pim.post(products, {
      identifier: 'sorted',
      enabled: false,
      family: 'LAMPS',
      categories: ['winter', 'Lighting', 'lighting', 'clothing'],
      groups: ['outlet', 'bestsellers', 'Outlet'],
    })
    expect(await read('sorted')).toMatchObject({
      enabled: false,
      family: 'lamps',
      categories: ['clothing', 'lighting', 'winter'],
      groups: ['Outlet', 'bestsellers'],
    })
  })

  test('is the same in both flavours', async () => {
    const { body: plain } = await pim.get<Product>(`${products}/halo`)
    const { body: flavoured } = await pim.get<ProductByUuid>(`${byUuid}/${testUuids.halo}`)
    const { identifier, values, ...rest } = plain
    expect(flavoured).toEqual({
      ...rest,
      values: { ...values, sku: [{ locale: null, scope: null, data: identifier }] },
    })
    expect(values).not.toHaveProperty('sku')
  })

  test('keeps values of attributes outside its family', async () => {
    const values = { pieces: [{ locale: null, scope: null, data: 3 }] }
    await pim.post(products, { identifier: 'outside', family: 'lamps', values })
    expect((await read('outside')).values).toEqual(values)
  })

  test('loses family and groups when told to', async () => {
    await pim.post(products, { identifier: 'bare', family: 'lamps', groups: ['outlet'] })
    await pim.patch(`${products}/bare`, { family: null, groups: [] })
    expect(await read('bare')).toMatchObject({ family: null, groups: [] })
    await pim.patch(`${products}/bare`, { family: 'lamps' })
    await pim.patch(`${products}/bare`, { family: '' })
    expect(await read('bare')).toMatchObject({ family: null })
  })

  test('keeps its own created and updated, whatever is sent', async () => {
    const early = '2001-01-01T00:00:00+00:00'
    await pim.post(products, { identifier: 'dated', created: early, updated: early })
    const { created, updated } = await read('dated')
    expect(created).not.toBe(early)
    expect(updated).toBe(created)
  })

  test('is updated only when something changes', async () => {
    await pim.post(products, { identifier: 'quiet', categories: ['winter'] })
    const before = await read('quiet')
    clock.advance({ seconds: 60 })
    await pim.patch(`${products}/quiet`, {})
    await pim.patch(`${products}/quiet`, { enabled: true, categories: ['winter'] })
    expect(await read('quiet')).toEqual(before)
    await pim.patch(`${products}/quiet`, { enabled: false })
    const after = await read('quiet')
    expect(after.created).toBe(before.created)
    expect(after.updated > before.updated).toBe(true)
  })

  test.each(['halo', 'loose', 'linden_moss_m'])(
    'as it is read can be sent back and stays as it is: %s',
    async (identifier) => {
      const before = await read(identifier)
      clock.advance({ seconds: 60 })
      const readOnly = { _links: {}, quality_scores: [], completenesses: [], metadata: {} }
      const sent = { ...before, ...readOnly }
      expect((await pim.patch(`${products}/${identifier}`, sent)).status).toBe(204)
      expect(await read(identifier)).toEqual(before)
      const address = `${byUuid}/${before.uuid}`
      const { body } = await pim.get<ProductByUuid>(address)
      expect((await pim.patch(address, body)).status).toBe(204)
      expect((await pim.get(address)).body).toEqual(body)
    },
  )
})

describe('an identifier', () => {
  test.each(['a/b c?d#e', 'ÄÖ 50%', '100%', '...', '漢字 & <b>', '__proto__', 'a'.repeat(255)])(
    'may be "%s", and its links lead to it',
    async (identifier) => {
      const { headers } = await pim.post(products, { identifier })
      const location = headers.get('location')!
      const { body } = await pim.get<Product>(location.slice(origin.length))
      expect(body.identifier).toBe(identifier)
      const { body: page } = await pim.get<Page>(`${products}?limit=100`)
      const {
        _embedded: { items },
      } = page
      const item = items.find((one) => one.identifier === identifier)!
      const {
        _links: { self: link },
      } = item
      const self = link.href.slice(origin.length)
      expect((await pim.get<Product>(self)).body.identifier).toBe(identifier)
      expect((await pim.remove(self)).status).toBe(204)
    },
  )

  test.each([
    ['has a comma', 'a,b'],
    ['has a semicolon', 'a;b'],
    ['begins with a space', ' a'],
    ['ends with a space', 'a '],
    ['ends with a line break', 'a\n'],
  ])('is refused when it %s', async (_, identifier) => {
    const { status, body } = await pim.post(products, { identifier })
    expect(status).toBe(422)
    expect(body).toEqual(
      wrongIdentifier(
        'This field should not contain any comma or semicolon or leading/trailing space',
      ),
    )
  })

  test('is refused when it is longer than 255 characters', async () => {
    const { body } = await pim.post(products, { identifier: 'a'.repeat(256) })
    expect(body).toEqual(
      wrongIdentifier('This value is too long. It should have 255 characters or less.'),
    )
  })

  test('is refused when it holds a NUL, behind which nothing would be compared', async () => {
    expect((await pim.post(products, { identifier: 'a\u0000b' })).status).toBe(422)
    expect((await pim.patch(`${products}/a%00b`, {})).status).toBe(422)
  })

  test('is refused when another product has it, whatever the case', async () => {
    for (const identifier of ['halo', 'HALO']) {
      const { status, body } = await pim.post(products, { identifier })
      expect(status).toBe(422)
      expect(body).toEqual(wrongIdentifier('The same identifier is already set on another product'))
    }
  })

  test('is required', async () => {
    const empty = wrongIdentifier('The identifier attribute cannot be empty.')
    const blank = wrongIdentifier('This value should not be blank.')
    expect((await pim.post(products, {})).body).toEqual(empty)
    expect((await pim.post(products, [])).body).toEqual(empty)
    expect((await pim.post(products, { identifier: null })).body).toEqual(blank)
    expect((await pim.post(products, { identifier: '' })).body).toEqual(blank)
    expect((await pim.patch(`${products}/halo`, { identifier: null })).body).toEqual(blank)
    expect((await pim.patch(`${products}/halo`, { identifier: '' })).body).toEqual(blank)
  })

  test('must be a text', async () => {
    for (const [data, type] of [
      [1, 'integer'],
      [['a'], 'array'],
      [{ toString: 1 }, 'array'],
      [true, 'boolean'],
    ] as const) {
      const message = `Property "identifier" expects a string as data, "${type}" given.`
      const post = await pim.post(products, { identifier: data })
      expect(post.body).toEqual(documented(message, 'post_products'))
      const patch = await pim.patch(`${products}/new_one`, { identifier: data })
      expect(patch.body).toEqual(documented(message, 'patch_products__code_'))
    }
  })

  test('of values is overwritten without a word', async () => {
    const values = { sku: [{ locale: null, scope: null, data: 'other' }] }
    await pim.post(products, { identifier: 'overwriter', values })
    expect((await read('overwriter')).values).toEqual({})
  })
})

describe('renaming', () => {
  test('is a PATCH with another identifier', async () => {
    await pim.post(products, { identifier: 'old_name' })
    const { uuid } = await read('old_name')
    const { status, headers } = await pim.patch(`${products}/old_name`, { identifier: 'new_name' })
    expect(status).toBe(204)
    expect(headers.get('location')).toBe(`${origin}${products}/new_name`)
    expect((await pim.get(`${products}/old_name`)).status).toBe(404)
    expect(await read('new_name')).toMatchObject({ uuid, identifier: 'new_name' })
  })

  test('may change the case alone', async () => {
    await pim.post(products, { identifier: 'cased' })
    const { status } = await pim.patch(`${products}/cased`, { identifier: 'Cased' })
    expect(status).toBe(204)
    expect(await read('cased')).toMatchObject({ identifier: 'Cased' })
  })

  test('to a name that is taken is refused', async () => {
    await pim.post(products, { identifier: 'renamed' })
    const { body } = await pim.patch(`${products}/renamed`, { identifier: 'Halo' })
    expect(body).toEqual(wrongIdentifier('The same identifier is already set on another product'))
    expect((await pim.get(`${products}/renamed`)).status).toBe(200)
  })

  test('breaks no association', async () => {
    await pim.post(products, { identifier: 'target' })
    await pim.post(products, {
      identifier: 'pointing',
      associations: { X_SELL: { products: ['target'] } },
    })
    await pim.patch(`${products}/target`, { identifier: 'moved_target' })
    expect((await read('pointing')).associations.X_SELL?.products).toEqual(['moved_target'])
  })
})

describe('PATCH of one product', () => {
  test('creates it when there is none', async () => {
    const { status, headers } = await pim.patch(`${products}/patched`, { enabled: false })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`${origin}${products}/patched`)
    expect(await read('patched')).toMatchObject({ identifier: 'patched', enabled: false })
  })

  test('updates it when there is one and says where it is', async () => {
    const { status, headers, text } = await pim.patch(`${products}/HALO`, { enabled: true })
    expect(status).toBe(204)
    expect(text).toBe('')
    expect(headers.get('location')).toBe(`${origin}${products}/halo`)
  })

  test('creates none under a name that differs from the body', async () => {
    const { status, body } = await pim.patch(`${products}/url_name`, { identifier: 'body_name' })
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message:
        'The identifier "body_name" provided in the request body must match the identifier "url_name" provided in the url.',
    })
    expect((await pim.get(`${products}/body_name`)).status).toBe(404)
  })

  test('ignores a uuid in the body', async () => {
    const { uuid } = await read('halo')
    await pim.patch(`${products}/halo`, { uuid: '00000000-0000-4000-8000-000000000077' })
    expect((await read('halo')).uuid).toBe(uuid)
  })
})

describe('DELETE', () => {
  test('removes a product for both flavours', async () => {
    await pim.post(products, { identifier: 'gone' })
    const { uuid } = await read('gone')
    const { status, headers, text } = await pim.remove(`${products}/GONE`)
    expect(status).toBe(204)
    expect(text).toBe('')
    expect(headers.get('location')).toBeNull()
    expect((await pim.get(`${products}/gone`)).status).toBe(404)
    expect((await pim.get(`${byUuid}/${uuid}`)).status).toBe(404)
  })

  test('frees identifier and unique values', async () => {
    const body = {
      identifier: 'unique_one',
      values: { ean: [{ locale: null, scope: null, data: '4006381333931' }] },
    }
    expect((await pim.post(products, body)).status).toBe(201)
    await pim.remove(`${products}/unique_one`)
    expect((await pim.post(products, body)).status).toBe(201)
  })

  test('of nothing is 404', async () => {
    const { status, body } = await pim.remove(`${products}/nothing`)
    expect(status).toBe(404)
    expect(body).toEqual({ code: 404, message: 'The nothing product does not exist in your PIM.' })
    const uuid = '00000000-0000-4000-8000-000000000099'
    expect((await pim.remove(`${byUuid}/${uuid}`)).body).toEqual({
      code: 404,
      message: `The ${uuid} product does not exist in your PIM.`,
    })
  })

  test('takes a product out of the associations of others', async () => {
    await pim.post(products, { identifier: 'leaving' })
    await pim.post(products, {
      identifier: 'staying',
      associations: { PACK: { products: ['leaving', 'halo'] } },
      quantified_associations: {
        SET_CONTENT: { products: [{ identifier: 'leaving', quantity: 1 }] },
      },
    })
    await pim.remove(`${products}/leaving`)
    expect(await read('staying')).toMatchObject({
      associations: { PACK: { products: ['halo'] } },
      quantified_associations: {},
    })
  })
})

describe('the uuid flavour', () => {
  const uuid = '11111111-1111-4111-8111-111111111111'
  const sku = (data: string | null) => ({ sku: [{ locale: null, scope: null, data }] })

  test('takes the uuid it is given, in lower case', async () => {
    const upper = 'ABCDEFAB-CDEF-4BCD-8FAB-CDEFABCDEFAB'
    const { status, headers } = await pim.post(byUuid, { uuid: upper, values: sku('by_uuid') })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`${origin}${byUuid}/${upper.toLowerCase()}`)
    expect((await pim.get<ProductByUuid>(`${byUuid}/${upper}`)).body).toMatchObject({
      uuid: upper.toLowerCase(),
      values: sku('by_uuid'),
    })
    expect(await read('by_uuid')).toMatchObject({ uuid: upper.toLowerCase() })
  })

  test('draws a uuid when it is given none', async () => {
    const { headers } = await pim.post(byUuid, { values: sku('drawn') })
    expect(headers.get('location')!.split('/').at(-1)).toMatch(uuidPattern)
  })

  test('needs no identifier', async () => {
    const { status, headers } = await pim.post(byUuid, {})
    expect(status).toBe(201)
    const address = headers.get('location')!.slice(origin.length)
    expect((await pim.get<ProductByUuid>(address)).body.values).toEqual({})
    expect((await pim.get(`${products}?limit=100`)).status).toBe(200)
    await pim.patch(address, { values: sku('named_later') })
    expect(await read('named_later')).toMatchObject({ identifier: 'named_later' })
    await pim.patch(address, { values: sku(null) })
    expect((await pim.get(`${products}/named_later`)).status).toBe(404)
    expect((await pim.remove(address)).status).toBe(204)
  })

  test('knows no identifier beside the values', async () => {
    const message = 'Property "identifier" does not exist.'
    const post = await pim.post(byUuid, { identifier: 'a' })
    expect(post.body).toEqual(documented(message, 'post_products_uuid'))
    const patch = await pim.patch(`${byUuid}/${uuid}`, { identifier: 'a' })
    expect(patch.body).toEqual(documented(message, 'patch_products_uuid__uuid_'))
  })

  test('refuses a uuid that is taken, or none at all', async () => {
    const taken = await pim.post(byUuid, { uuid: testUuids.halo })
    expect(taken.body).toEqual(
      invalid({
        property: 'uuid',
        message: `The ${testUuids.halo} uuid is already used for another product.`,
      }),
    )
    for (const wrong of ['halo', 7, ['a']]) {
      const { body } = await pim.post(byUuid, { uuid: wrong })
      expect(body).toEqual(documented('This is not a valid UUID.', 'post_products_uuid'))
    }
  })

  test('refuses an identifier that is taken', async () => {
    const { status, body } = await pim.post(byUuid, { values: sku('HALO') })
    expect(status).toBe(422)
    expect(body).toEqual(wrongIdentifier('The same identifier is already set on another product'))
  })

  test('reads the identifier as a value like any other', async () => {
    const wrong = (entries: unknown) => pim.post(byUuid, { values: { sku: entries } })
    const key = await wrong([{ locale: null, data: 'a' }])
    expect(key.body).toEqual(
      documented('Property "sku" expects an array with the key "scope".', 'post_products_uuid'),
    )
    const kind = await wrong([{ locale: 'en_US', scope: null, data: 'a' }])
    expect(kind.body).toEqual(
      documented(
        'The sku attribute requires neither a channel (nothing was detected) nor a locale (en_US was detected).',
        'post_products_uuid',
      ),
    )
    const twice = await wrong([...sku('a').sku, ...sku('b').sku])
    expect(twice.status).toBe(422)
    expect((await wrong('a')).status).toBe(422)
  })

  test('leaves the identifier alone when no value of it is sent', async () => {
    await pim.patch(`${byUuid}/${testUuids.loose}`, { values: { sku: [] } })
    expect((await pim.get(`${products}/loose`)).status).toBe(200)
  })

  test('creates and updates by PATCH', async () => {
    const address = `${byUuid}/${uuid}`
    const created = await pim.patch(address, { uuid, values: sku('patched_by_uuid') })
    expect(created.status).toBe(201)
    expect(created.headers.get('location')).toBe(origin + address)
    const updated = await pim.patch(address, { enabled: false })
    expect(updated.status).toBe(204)
    expect(updated.headers.get('location')).toBe(origin + address)
    expect(await read('patched_by_uuid')).toMatchObject({ uuid, enabled: false })
  })

  test('renames by a value, and refuses another uuid', async () => {
    const address = `${byUuid}/${testUuids.loose}`
    await pim.patch(address, { values: sku('loosened') })
    expect(await read('loosened')).toMatchObject({ uuid: testUuids.loose })
    const { status, body } = await pim.patch(address, { uuid })
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message: `The uuid "${uuid}" provided in the request body must match the uuid "${testUuids.loose}" provided in the url.`,
    })
  })
})

describe('a body of the wrong shape', () => {
  test.each<[title: string, body: object, message: string]>([
    ['an unknown property', { colour: 1 }, 'Property "colour" does not exist.'],
    [
      'a prototype for a property',
      JSON.parse('{"__proto__":1}') as object,
      'Property "__proto__" does not exist.',
    ],
    ['a list', [1], 'Property "0" does not exist.'],
    [
      'enabled: null',
      { enabled: null },
      'Property "enabled" expects a boolean as data, "NULL" given.',
    ],
    [
      'enabled: "1"',
      { enabled: '1' },
      'Property "enabled" expects a boolean as data, "string" given.',
    ],
    [
      'enabled: 1',
      { enabled: 1 },
      'Property "enabled" expects a boolean as data, "integer" given.',
    ],
    ['family: []', { family: [] }, 'Property "family" expects a string as data, "array" given.'],
    ['parent: 1.5', { parent: 1.5 }, 'Property "parent" expects a string as data, "double" given.'],
    [
      'categories: null',
      { categories: null },
      'Property "categories" expects an array as data, "NULL" given.',
    ],
    [
      'categories: "a"',
      { categories: 'a' },
      'Property "categories" expects an array as data, "string" given.',
    ],
    [
      'categories: [[]]',
      { categories: [[]] },
      'Property "categories" expects an array with valid data, one of the "categories" values is not a scalar.',
    ],
    ['groups: null', { groups: null }, 'Property "groups" expects an array as data, "NULL" given.'],
    [
      'groups: [null]',
      { groups: [null] },
      'Property "groups" expects an array with valid data, one of the "groups" values is not a scalar.',
    ],
    ['values: null', { values: null }, 'Property "values" expects an array as data, "NULL" given.'],
    ['values: "a"', { values: 'a' }, 'Property "values" expects an array as data, "string" given.'],
    [
      'associations: null',
      { associations: null },
      'Property "associations" expects an array as data, "NULL" given.',
    ],
    [
      'quantified_associations: null',
      { quantified_associations: null },
      'Property "quantified_associations" expects an array as data, "NULL" given.',
    ],
    ['an unknown family', { family: 'cars' }, 'The cars family does not exist in your PIM.'],
    [
      'an unknown category',
      { categories: ['master', 'cars'] },
      'The cars category does not exist in your PIM.',
    ],
    [
      'an unknown group',
      { groups: ['cars'] },
      'Property "groups" expects a valid group code. The group does not exist, "cars" given.',
    ],
    [
      'an unknown parent',
      { parent: 'cars' },
      'Property "parent" expects a valid parent code. The parent product model does not exist, "cars" given.',
    ],
    [
      'an unknown attribute',
      { values: { cars: [] } },
      'The cars attribute does not exist in your PIM.',
    ],
  ])('is refused and changes nothing: %s', async (_, body, message) => {
    const before = await read('halo')
    const patch = await pim.patch(
      `${products}/halo`,
      Array.isArray(body) ? body : { enabled: false, ...body },
    )
    expect(patch.status).toBe(422)
    expect(patch.body).toEqual(documented(message, 'patch_products__code_'))
    expect(await read('halo')).toEqual(before)
    const patchUuid = await pim.patch(`${byUuid}/${testUuids.halo}`, body)
    expect(patchUuid.body).toEqual(documented(message, 'patch_products_uuid__uuid_'))
    if (Array.isArray(body)) return
    const post = await pim.post(products, { identifier: 'shapeless', ...body })
    expect(post.body).toEqual(documented(message, 'post_products'))
    expect((await pim.get(`${products}/shapeless`)).status).toBe(404)
  })

  test('that has a variant group hears what came instead', async () => {
    const { status, body } = await pim.post(products, { identifier: 'a', variant_group: 'b' })
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message:
        'Property "variant_group" does not exist anymore. Check the link below to understand why.',
      _links: {
        documentation: {
          href: 'http://api.akeneo.com/documentation/products-with-variants.html',
        },
      },
    })
  })
})
