import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Product, ProductModel } from '#contract'
import { type BatchAnswer, type TestSandbox, openHost, origin } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let sandbox: TestSandbox
let pim: TestSandbox['pim']
beforeEach(async () => {
  sandbox = await host.createSandbox()
  ;({ pim } = sandbox)
})

const models = '/api/rest/v1/product-models'
const products = '/api/rest/v1/products'
const noItems = { groups: [], products: [], product_models: [] }
const one = (data: unknown) => [{ locale: null, scope: null, data }]
const name = (data: string | null) => [{ locale: 'en_US', scope: null, data }]
const color = (data: string | null) => ({ color: one(data) })
const read = async (code: string) => (await pim.get<ProductModel>(`${models}/${code}`)).body
const readProduct = async (identifier: string) =>
  (await pim.get<Product>(`${products}/${identifier}`)).body
const invalid = (...errors: object[]) => ({ code: 422, message: 'Validation failed.', errors })
const documented = (message: string, anchor = 'post_product_model') => ({
  code: 422,
  message: `${message} Check the expected format on the API documentation.`,
  _links: { documentation: { href: `http://api.akeneo.com/api-reference.html#${anchor}` } },
})
const documentedPatch = (message: string) => documented(message, 'patch_product_models__code_')

/** A root of the two-level family variant, beside the ones that are there. */
async function createRoot(code: string, body: object = {}): Promise<void> {
  const { status } = await pim.post(models, {
    code,
    family_variant: 'jackets_by_color_and_size',
    ...body,
  })
  expect(status).toBe(201)
}

describe('a product model', () => {
  test('of the root has values and categories of its own, and the family of its variant', async () => {
    expect(await read('LINDEN')).toEqual({
      code: 'linden',
      family: 'jackets',
      family_variant: 'jackets_by_color_and_size',
      parent: null,
      categories: ['clothing'],
      values: {
        name: name('Linden jacket'),
        price: one([{ amount: '120.00', currency: 'EUR' }]),
      },
      created: '2026-03-02T08:00:00+00:00',
      updated: '2026-03-02T08:00:00+00:00',
      associations: { PACK: noItems, SUBSTITUTION: noItems, UPSELL: noItems, X_SELL: noItems },
      quantified_associations: {},
    })
  })

  test('below another shows what it inherits', async () => {
    expect(await read('linden_moss')).toMatchObject({
      family: 'jackets',
      parent: 'linden',
      categories: ['clothing', 'winter'],
      values: { name: name('Linden jacket'), color: one('moss') },
    })
  })

  test('that nobody knows is not found', async () => {
    const { status, body } = await pim.get(`${models}/maple`)
    expect(status).toBe(404)
    expect(body).toEqual({
      code: 404,
      message: 'Product model "maple" does not exist or you do not have permission to access it.',
    })
  })

  test('can be sent back as it was read', async () => {
    for (const code of ['linden', 'linden_moss']) {
      const before = await read(code)
      host.clock.advance({ seconds: 60 })
      expect((await pim.patch(`${models}/${code}`, before)).status).toBe(204)
      expect(await read(code)).toEqual(before)
    }
  })
})

describe('creating', () => {
  test('makes a root with a family variant', async () => {
    const { status, headers, text } = await pim.post(models, {
      code: 'maple',
      family_variant: 'JACKETS_by_size',
      categories: ['Winter', 'clothing'],
      values: { name: name('Maple jacket') },
      associations: { X_SELL: { products: ['halo'], groups: ['outlet'] } },
      quantified_associations: { SET_CONTENT: { products: [{ identifier: 'halo', quantity: 2 }] } },
    })
    expect([status, text]).toEqual([201, ''])
    expect(headers.get('location')).toBe(`${origin}${models}/maple`)
    expect(await read('maple')).toMatchObject({
      family: 'jackets',
      family_variant: 'jackets_by_size',
      categories: ['clothing', 'winter'],
      values: { name: name('Maple jacket') },
      associations: { X_SELL: { products: ['halo'], groups: ['Outlet'], product_models: [] } },
      quantified_associations: {
        SET_CONTENT: { products: [{ identifier: 'halo', quantity: 2 }], product_models: [] },
      },
    })
  })

  test('makes a sub model that takes the family variant of its parent', async () => {
    const sent = { code: 'linden_slate', parent: 'LINDEN', values: color('slate') }
    expect((await pim.post(models, sent)).status).toBe(201)
    expect(await read('linden_slate')).toMatchObject({
      parent: 'linden',
      family_variant: 'jackets_by_color_and_size',
      values: { name: name('Linden jacket'), color: one('slate') },
    })
  })

  test('drops values of other levels and of attributes outside the family', async () => {
    await createRoot('maple', {
      values: { name: name('Maple'), ...color('moss'), size: one('m'), pieces: one(4) },
    })
    expect(Object.keys((await read('maple')).values)).toEqual(['name'])
    await pim.post(models, {
      code: 'maple_moss',
      parent: 'maple',
      values: { ...color('moss'), size: one('m'), name: name('Own'), slogan: [] },
    })
    expect((await read('maple_moss')).values).toEqual({ name: name('Maple'), color: one('moss') })
  })

  test.each<[title: string, body: object, errors: object[]]>([
    [
      'no code',
      { family_variant: 'jackets_by_size' },
      [{ property: 'code', message: 'The product model code must not be empty.' }],
    ],
    [
      'a code that is taken',
      { code: 'Linden', family_variant: 'jackets_by_size' },
      [{ property: 'code', message: 'The same code is already set on another product model.' }],
    ],
    [
      'a code with a comma',
      { code: 'a,b', family_variant: 'jackets_by_size' },
      [
        {
          property: 'code',
          message: 'This field should not contain any comma or semicolon or leading/trailing space',
        },
      ],
    ],
    [
      'a code that is too long',
      { code: 'a'.repeat(256), family_variant: 'jackets_by_size' },
      [
        {
          property: 'code',
          message: 'This value is too long. It should have 255 characters or less.',
        },
      ],
    ],
    [
      'no family variant',
      { code: 'maple' },
      [
        {
          property: 'family_variant',
          message: 'The product model family variant must not be empty.',
        },
      ],
    ],
    [
      'neither',
      {},
      [
        { property: 'code', message: 'The product model code must not be empty.' },
        {
          property: 'family_variant',
          message: 'The product model family variant must not be empty.',
        },
      ],
    ],
    [
      'a parent where variants stand right below the root',
      { code: 'birch_moss', parent: 'birch' },
      [{ property: 'parent', message: 'The product model "birch_moss" cannot have a parent' }],
    ],
    [
      'no value for its axis',
      { code: 'linden_none', parent: 'linden' },
      [
        {
          property: 'attribute',
          message: 'Attribute "color" cannot be empty, as it is defined as an axis for this entity',
        },
      ],
    ],
    [
      'the axis value of a sibling',
      { code: 'linden_green', parent: 'linden', values: color('MOSS') },
      [
        {
          property: 'attribute',
          message:
            'Cannot set value "[moss]" for the attribute axis "color" on product model "linden_green", as the product model "linden_moss" already has this value',
        },
      ],
    ],
    [
      'an unknown option',
      { code: 'linden_pink', parent: 'linden', values: color('pink') },
      [
        {
          property: 'values',
          message: 'The pink value is not in the color attribute option list.',
          attribute: 'color',
          locale: null,
          scope: null,
        },
        {
          property: 'attribute',
          message: 'Attribute "color" cannot be empty, as it is defined as an axis for this entity',
        },
      ],
    ],
  ])('with %s is refused', async (_, sent, errors) => {
    const { status, body } = await pim.post(models, sent)
    expect(status).toBe(422)
    expect(body).toEqual(invalid(...errors))
  })

  test.each<[title: string, body: object, message: string]>([
    [
      'an unknown parent',
      { parent: 'maple' },
      'Property "parent" expects a valid parent code. The product model does not exist, "maple" given.',
    ],
    [
      'an unknown family variant',
      { family_variant: 'by_smell' },
      'Property "family_variant" expects a valid family variant code. The family variant does not exist, "by_smell" given.',
    ],
    [
      'a sub model as parent',
      { parent: 'linden_moss' },
      'Property "parent" expects a valid parent code. The new parent of the product model must be a root product model, "linden_moss" given.',
    ],
    [
      'a parent of another family variant',
      { parent: 'linden', family_variant: 'jackets_by_size' },
      'The parent is not a product model of the family variant "jackets_by_size" but belongs to the family "jackets_by_color_and_size".',
    ],
    ['an unknown property', { enabled: true }, 'Property "enabled" does not exist.'],
    ['groups', { groups: [] }, 'Property "groups" does not exist.'],
    [
      'an unknown category',
      { family_variant: 'jackets_by_size', categories: ['cars'] },
      'The cars category does not exist in your PIM.',
    ],
    [
      'an unknown attribute',
      { family_variant: 'jackets_by_size', values: { cars: one(1) } },
      'The cars attribute does not exist in your PIM.',
    ],
    [
      'a list for a code',
      { code: ['a'] },
      'Property "code" expects a scalar as data, "array" given.',
    ],
    [
      'a list for a parent',
      { parent: ['a'] },
      'Property "parent" expects a string as data, "array" given.',
    ],
    [
      'an unknown associated product model',
      { family_variant: 'jackets_by_size', associations: { PACK: { product_models: ['cars'] } } },
      'Property "associations" expects a valid product model identifier. The product model does not exist, "cars" given.',
    ],
  ])('with %s is refused', async (_, sent, message) => {
    const { status, body } = await pim.post(models, { code: 'maple_new', ...sent })
    expect(status).toBe(422)
    expect(body).toEqual(documented(message))
  })
})

describe('updating', () => {
  test('creates under an unknown code', async () => {
    const { status, headers } = await pim.patch(`${models}/maple`, {
      family_variant: 'jackets_by_size',
    })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`${origin}${models}/maple`)
  })

  test('refuses to create under another code than the one in the body', async () => {
    const { status, body } = await pim.patch(`${models}/maple`, { code: 'oak' })
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message:
        'The code "oak" provided in the request body must match the code "maple" provided in the url.',
    })
  })

  test('keeps the code', async () => {
    const { body } = await pim.patch(`${models}/linden`, { code: 'oak' })
    expect(body).toEqual(invalid({ property: 'code', message: 'This property cannot be changed.' }))
    expect((await pim.patch(`${models}/linden`, { code: 'Linden' })).status).toBe(204)
  })

  test('merges values, replaces lists, and leaves what is not sent', async () => {
    const { status, headers } = await pim.patch(`${models}/linden`, {
      categories: ['lighting'],
      values: { price: one(null), weight: one({ amount: 2, unit: 'KILOGRAM' }) },
    })
    expect(status).toBe(204)
    expect(headers.get('location')).toBe(`${origin}${models}/linden`)
    expect(await read('linden')).toMatchObject({
      categories: ['lighting'],
      values: { name: name('Linden jacket') },
    })
    expect((await read('linden')).values).not.toHaveProperty('price')
  })

  test('changes the date only when something changed', async () => {
    const { updated, created } = await read('linden')
    host.clock.advance({ seconds: 60 })
    await pim.patch(`${models}/linden`, {})
    await pim.patch(`${models}/linden`, { values: { name: name('Linden jacket') } })
    expect((await read('linden')).updated).toBe(updated)
    await pim.patch(`${models}/linden`, { values: { name: name('Linden') } })
    expect((await read('linden')).updated).not.toBe(updated)
    expect((await read('linden')).created).toBe(created)
  })

  test.each<[code: string, body: object, message: string]>([
    ['linden_moss', { parent: null }, 'Property "parent" cannot be modified, "NULL" given.'],
    ['linden', { parent: 'birch' }, 'Property "parent" cannot be modified, "birch" given.'],
    [
      'linden',
      { family_variant: 'jackets_by_size' },
      'Property "family_variant" cannot be modified, "jackets_by_size" given.',
    ],
    [
      'linden',
      { family_variant: null },
      'Property "family_variant" cannot be modified, "NULL" given.',
    ],
    [
      'linden_moss',
      { parent: 'birch' },
      'The parent is not a product model of the family variant "jackets_by_color_and_size" but belongs to the family "jackets_by_size".',
    ],
    [
      'linden_moss',
      { parent: 'linden_sand' },
      'Property "parent" expects a valid parent code. The new parent of the product model must be a root product model, "linden_sand" given.',
    ],
  ])('of %s with %j is refused', async (code, sent, message) => {
    const { status, body } = await pim.patch(`${models}/${code}`, sent)
    expect(status).toBe(422)
    expect(body).toEqual(documentedPatch(message))
  })

  test('lets the same parent and the same family variant pass', async () => {
    const same = { parent: 'Linden', family_variant: 'Jackets_by_color_and_size' }
    expect((await pim.patch(`${models}/linden_moss`, same)).status).toBe(204)
    expect((await pim.patch(`${models}/linden`, { parent: null })).status).toBe(204)
  })

  test('keeps axis values', async () => {
    const { body } = await pim.patch(`${models}/linden_moss`, { values: color('slate') })
    expect(body).toEqual(
      invalid({
        property: 'attribute',
        message: 'Variant axis "color" cannot be modified, "[slate]" given',
      }),
    )
    const erased = await pim.patch(`${models}/linden_moss`, { values: color(null) })
    expect(erased.status).toBe(422)
  })
})

describe('what is below', () => {
  test('shows a change of its models at once', async () => {
    await pim.patch(`${models}/linden`, {
      values: { name: name('Linden rain jacket') },
      categories: ['lighting'],
      associations: { PACK: { products: ['halo'] } },
    })
    for (const body of [await read('linden_moss'), await readProduct('linden_moss_m')]) {
      expect(body).toMatchObject({
        categories: ['lighting', 'winter'],
        values: { name: name('Linden rain jacket') },
        associations: { PACK: { products: ['halo'] } },
      })
    }
  })

  test('is found in the categories of its models', async () => {
    const inCategory = async (code: string) => {
      const search = JSON.stringify({ categories: [{ operator: 'IN', value: [code] }] })
      const { body } = await pim.get<{ _embedded: { items: Product[] } }>(
        `${products}?search=${encodeURIComponent(search)}`,
      )
      const { items } = body['_embedded']
      return items.map(({ identifier }) => identifier)
    }
    expect(await inCategory('clothing')).toEqual(['linden_moss_m'])
    await pim.patch(`${models}/linden`, { categories: ['lighting'] })
    expect(await inCategory('clothing')).toEqual([])
    expect(await inCategory('lighting')).toEqual(['linden_moss_m'])
    await pim.patch(`${models}/linden_moss`, { categories: ['seasons'] })
    expect(await inCategory('winter')).toEqual([])
    expect(await inCategory('seasons')).toEqual(['linden_moss_m'])
    await createRoot('maple', { categories: ['desk_lighting'] })
    await pim.patch(`${models}/linden_moss`, { parent: 'maple' })
    expect(await inCategory('lighting')).toEqual([])
    expect(await inCategory('desk_lighting')).toEqual(['halo', 'linden_moss_m'])
  })

  test('moves with a sub model to another root of the same family variant', async () => {
    await createRoot('maple', { values: { name: name('Maple jacket') } })
    expect((await pim.patch(`${models}/linden_moss`, { parent: 'maple' })).status).toBe(204)
    expect(await read('linden_moss')).toMatchObject({
      parent: 'maple',
      categories: ['winter'],
      values: { name: name('Maple jacket'), color: one('moss') },
    })
    expect(await readProduct('linden_moss_m')).toMatchObject({
      categories: ['winter'],
      values: { name: name('Maple jacket'), color: one('moss'), size: one('m') },
    })
  })

  test('cannot move where a sibling has the same axis value', async () => {
    await createRoot('maple')
    await pim.post(models, { code: 'maple_moss', parent: 'maple', values: color('moss') })
    const { status } = await pim.patch(`${models}/linden_moss`, { parent: 'maple' })
    expect(status).toBe(422)
  })

  test('keeps the categories it inherits out of its own', async () => {
    await pim.patch(`${models}/linden_moss`, { categories: ['clothing', 'lighting'] })
    expect((await read('linden_moss')).categories).toEqual(['clothing', 'lighting'])
    await pim.patch(`${models}/linden`, { categories: [] })
    expect((await read('linden_moss')).categories).toEqual(['lighting'])
  })

  test('goes with its model', async () => {
    await createRoot('maple')
    const { status, text, headers } = await pim.remove(`${models}/linden`)
    expect([status, text, headers.get('location')]).toEqual([204, '', null])
    for (const code of ['linden', 'linden_moss', 'linden_sand']) {
      expect((await pim.get(`${models}/${code}`)).status).toBe(404)
    }
    expect((await pim.get(`${products}/linden_moss_m`)).status).toBe(404)
    expect((await pim.get(`${models}/maple`)).status).toBe(200)
    expect((await pim.get(`${products}/halo`)).status).toBe(200)
  })

  test('goes alone with a sub model', async () => {
    await pim.remove(`${models}/Linden_Moss`)
    expect((await pim.get(`${products}/linden_moss_m`)).status).toBe(404)
    expect((await pim.get(`${models}/linden_sand`)).status).toBe(200)
  })
})

describe('deleting', () => {
  test('answers 404 for what is not there', async () => {
    const { status, body } = await pim.remove(`${models}/maple`)
    expect(status).toBe(404)
    expect(body).toEqual({
      code: 404,
      message: 'Product model "maple" does not exist or you do not have permission to access it.',
    })
  })

  test('ends associations with the model, also for a later one of the same code', async () => {
    const associations = { PACK: { product_models: ['birch', 'linden'] } }
    const counted = { SET_CONTENT: { product_models: [{ identifier: 'birch', quantity: 1 }] } }
    await pim.patch(`${products}/halo`, { associations, quantified_associations: counted })
    await pim.patch(`${models}/linden`, { associations: { PACK: { product_models: ['birch'] } } })
    await pim.remove(`${models}/birch`)
    await pim.post(models, { code: 'birch', family_variant: 'jackets_by_size' })
    const halo = await readProduct('halo')
    expect(halo.associations.PACK).toEqual({ ...noItems, product_models: ['linden'] })
    expect(halo.quantified_associations).toEqual({})
    expect((await read('linden')).associations.PACK).toEqual(noItems)
  })
})

describe('a batch', () => {
  test('answers line by line, each seeing the ones before it', async () => {
    const answers = await pim.batch(models, [
      { code: 'maple', family_variant: 'jackets_by_color_and_size' },
      { code: 'maple_moss', parent: 'maple', values: color('moss') },
      { code: 'maple', categories: ['winter'] },
      { code: 'maple_green', parent: 'maple', values: color('moss') },
      { code: 'oak', colour: 'moss' },
      { parent: 'maple' },
      { code: 7 },
      '{"code":',
    ])
    const expected: BatchAnswer[] = [
      { line: 1, code: 'maple', status_code: 201 },
      { line: 2, code: 'maple_moss', status_code: 201 },
      { line: 3, code: 'maple', status_code: 204 },
      {
        line: 4,
        code: 'maple_green',
        status_code: 422,
        message: 'Validation failed.',
        errors: [
          {
            property: 'attribute',
            message:
              'Cannot set value "[moss]" for the attribute axis "color" on product model "maple_green", as the product model "maple_moss" already has this value',
          },
        ],
      },
      {
        line: 5,
        code: 'oak',
        status_code: 422,
        message:
          'Property "colour" does not exist. Check the expected format on the API documentation.',
        _links: {
          documentation: {
            href: 'http://api.akeneo.com/api-reference.html#patch_product_models__code_',
          },
        },
      },
      { line: 6, status_code: 422, message: 'Code is missing.' },
      { line: 7, status_code: 422, message: 'code must be of type string.' },
      { line: 8, status_code: 400, message: 'Invalid json message received' },
    ] as BatchAnswer[]
    expect(answers).toEqual(expected)
  })
})

describe('the list', () => {
  interface Page {
    _links: Record<string, { href: string }>
    current_page?: number
    items_count?: number
    _embedded: { items: (ProductModel & { _links: { self: { href: string } } })[] }
  }
  const list = async (query: string) => (await pim.get<Page>(`${models}?${query}`)).body
  const codes = async (query: string) => {
    const { _embedded: embedded } = await list(query)
    return embedded.items.map(({ code }) => code)
  }

  test('is by code, with numbered pages', async () => {
    const page = await list('limit=3&with_count=true')
    const own = `${origin}${models}`
    const parameters = 'with_count=true&pagination_type=page&limit=3'
    expect(page).toMatchObject({
      _links: {
        self: { href: `${own}?page=1&${parameters}` },
        first: { href: `${own}?page=1&${parameters}` },
        next: { href: `${own}?page=2&${parameters}` },
      },
      current_page: 1,
      items_count: 4,
    })
    const { _embedded: embedded } = page
    expect(embedded.items.map(({ code }) => code)).toEqual(['birch', 'linden', 'linden_moss'])
    expect(embedded.items[0]?.['_links'].self.href).toBe(`${own}/birch`)
    expect(await codes('limit=3&page=2')).toEqual(['linden_sand'])
  })

  test('is read from a cursor on', async () => {
    const first = await list('pagination_type=search_after&limit=3')
    expect(first).not.toHaveProperty('current_page')
    const next = new URL(first['_links'].next?.href ?? '')
    expect(next.searchParams.get('search_after')).toBe('linden_moss')
    expect(await codes(next.search.slice(1))).toEqual(['linden_sand'])
  })

  test('narrows values by attributes, locales and channel', async () => {
    await pim.patch(`${models}/linden`, {
      values: {
        name: [{ locale: 'fr_FR', scope: null, data: 'Veste' }],
        color: one('moss'),
      },
    })
    const values = async (query: string) => {
      const { _embedded: embedded } = await list(query)
      return embedded.items.find(({ code }) => code === 'linden')?.values
    }
    expect(Object.keys((await values('attributes=name')) ?? {})).toEqual(['name'])
    expect((await values('locales=en_US'))?.name).toEqual(name('Linden jacket'))
    expect(await values('attributes=slogan')).toEqual({})
  })

  test('selects what is in the tree of a channel', async () => {
    expect(await codes('scope=ecommerce')).toEqual(['linden', 'linden_moss', 'linden_sand'])
    expect(await codes('scope=print')).toEqual(['linden_moss'])
  })

  test.each([
    ['limit=101', 'You cannot request more than 100 items.'],
    ['scope=web', 'Scope "web" does not exist.'],
    ['locales=it_IT', 'Locale "it_IT" does not exist or is not activated.'],
    ['attributes=cars', 'Attribute "cars" does not exist.'],
  ])('refuses %s', async (query, message) => {
    const { status, body } = await pim.get(`${models}?${query}`)
    expect([status, body]).toEqual([422, { code: 422, message }])
  })
})
