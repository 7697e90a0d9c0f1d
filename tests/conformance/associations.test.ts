import { afterAll, describe, expect, test } from 'vitest'
import type { Product, ProductByUuid } from '#contract'
import { testUuids } from '../support/catalog.ts'
import { openSandbox } from '../support/sandbox.ts'

const sandbox = await openSandbox()
const { pim } = sandbox
afterAll(() => sandbox.close())

const products = '/api/rest/v1/products'
const byUuid = '/api/rest/v1/products-uuid'
const noItems = { groups: [], products: [], product_models: [] }
const documented = (message: string, anchor = 'patch_products__code_') => ({
  code: 422,
  message: `${message} Check the expected format on the API documentation.`,
  _links: { documentation: { href: `http://api.akeneo.com/api-reference.html#${anchor}` } },
})
const invalid = (...errors: object[]) => ({ code: 422, message: 'Validation failed.', errors })

async function create(identifier: string, body: object = {}): Promise<string> {
  await pim.post(products, { identifier, ...body })
  return `${products}/${identifier}`
}

describe('associations', () => {
  test('name products, models and groups, one list a kind', async () => {
    const address = await create('associated')
    const sent = {
      x_sell: {
        products: ['HALO', 'loose', 'halo'],
        product_models: ['Linden'],
        groups: ['outlet'],
      },
    }
    expect((await pim.patch(address, { associations: sent })).status).toBe(204)
    const { body } = await pim.get<Product>(address)
    expect(body.associations).toEqual({
      PACK: noItems,
      SUBSTITUTION: noItems,
      UPSELL: noItems,
      X_SELL: { products: ['halo', 'loose'], product_models: ['linden'], groups: ['Outlet'] },
    })
  })

  test('are merged by type and kind, and an empty list empties', async () => {
    const address = await create('merged', {
      associations: {
        PACK: { products: ['halo'], groups: ['Outlet'] },
        UPSELL: { products: ['loose'] },
      },
    })
    await pim.patch(address, { associations: { PACK: { products: ['loose'] } } })
    await pim.patch(address, { associations: { UPSELL: { products: [] } } })
    await pim.patch(address, { associations: { PACK: {} } })
    await pim.patch(address, { associations: {} })
    const { body } = await pim.get<Product>(address)
    expect(body.associations).toMatchObject({
      PACK: { products: ['loose'], groups: ['Outlet'], product_models: [] },
      UPSELL: noItems,
    })
  })

  test('name products by uuid in the other flavour', async () => {
    const address = await create('both_ways', { associations: { PACK: { products: ['halo'] } } })
    const { uuid } = (await pim.get<Product>(address)).body
    const read = () => pim.get<ProductByUuid>(`${byUuid}/${uuid}`)
    expect((await read()).body.associations.PACK).toEqual({
      ...noItems,
      products: [testUuids.halo],
    })
    const sent = { PACK: { products: [testUuids.loose.toUpperCase()] } }
    await pim.patch(`${byUuid}/${uuid}`, { associations: sent })
    expect((await pim.get<Product>(address)).body.associations.PACK?.products).toEqual(['loose'])
  })

  test.each<[title: string, associations: object, message: string]>([
    [
      'an unknown type',
      { FRIENDS: { products: [] } },
      'Property "associations" expects a valid association type code. The association type does not exist, "FRIENDS" given.',
    ],
    [
      'an unknown product',
      { PACK: { products: ['halo', 'cars'] } },
      'Property "associations" expects a valid product identifier. The product does not exist, "cars" given.',
    ],
    [
      'an unknown product model',
      { PACK: { product_models: ['cars'] } },
      'Property "associations" expects a valid product model identifier. The product model does not exist, "cars" given.',
    ],
    [
      'an unknown group',
      { PACK: { groups: ['cars'] } },
      'Property "associations" expects a valid group code. The group does not exist, "cars" given.',
    ],
    [
      'a type with quantities',
      { SET_CONTENT: { products: ['halo'] } },
      'Property "associations" expects a valid association type code. "SET_CONTENT" can only be used for associations with quantities.',
    ],
    [
      'a text instead of a list',
      { PACK: { products: 'halo' } },
      'Property "associations" expects an array as data, "string" given.',
    ],
    [
      'null instead of lists',
      { PACK: null },
      'Property "associations" expects an array as data, "NULL" given.',
    ],
  ])('with %s are refused', async (_, associations, message) => {
    const { status, body } = await pim.patch(`${products}/halo`, { associations })
    expect(status).toBe(422)
    expect(body).toEqual(documented(message))
  })

  test('with an unknown kind of target are refused', async () => {
    const answer = await pim.patch(`${products}/halo`, { associations: { PACK: { cars: [] } } })
    expect(answer.status).toBe(422)
  })

  test('by uuid say that they look for a uuid', async () => {
    const { body } = await pim.patch(`${byUuid}/${testUuids.halo}`, {
      associations: { PACK: { products: ['halo'] } },
    })
    expect(body).toEqual(
      documented(
        'Property "associations" expects a valid product uuid. The product does not exist, "halo" given.',
        'patch_products_uuid__uuid_',
      ),
    )
  })
})

describe('associations with quantities', () => {
  const content = (links: object) => ({ quantified_associations: { SET_CONTENT: links } })

  test('count products and models, and only used types are shown', async () => {
    const address = await create('counted')
    expect((await pim.get<Product>(address)).body.quantified_associations).toEqual({})
    const links = {
      products: [
        { identifier: 'HALO', quantity: 4 },
        { identifier: 'loose', quantity: 2_147_483_647 },
      ],
      product_models: [{ identifier: 'linden', quantity: 1 }],
    }
    expect((await pim.patch(address, content(links))).status).toBe(204)
    const { body } = await pim.get<Product>(address)
    expect(body.quantified_associations).toEqual({
      SET_CONTENT: {
        products: [
          { identifier: 'halo', quantity: 4 },
          { identifier: 'loose', quantity: 2_147_483_647 },
        ],
        product_models: [{ identifier: 'linden', quantity: 1 }],
      },
    })
    expect(body.associations).not.toHaveProperty('SET_CONTENT')
    const flavoured = await pim.get<ProductByUuid>(`${byUuid}/${body.uuid}`)
    expect(flavoured.body.quantified_associations.SET_CONTENT?.products).toEqual([
      { uuid: testUuids.halo, quantity: 4 },
      { uuid: testUuids.loose, quantity: 2_147_483_647 },
    ])
  })

  test('are replaced kind by kind', async () => {
    const links = {
      products: [{ identifier: 'halo', quantity: 4 }],
      product_models: [{ identifier: 'linden', quantity: 1 }],
    }
    const address = await create('replaced', content(links))
    await pim.patch(address, content({ products: [{ identifier: 'loose', quantity: 2 }] }))
    await pim.patch(address, content({}))
    await pim.patch(address, { quantified_associations: {} })
    expect((await pim.get<Product>(address)).body.quantified_associations).toEqual({
      SET_CONTENT: { ...links, products: [{ identifier: 'loose', quantity: 2 }] },
    })
    await pim.patch(address, content({ products: [], product_models: [] }))
    expect((await pim.get<Product>(address)).body.quantified_associations).toEqual({})
  })

  const range = (shown: string) =>
    `"${shown}" is an invalid quantity. Please, write a value between 1 and 2147483647.`
  const product = (quantity: unknown) => ({ products: [{ identifier: 'halo', quantity }] })

  test.each<[title: string, associations: object, property: string, message: string]>([
    [
      'an unknown type',
      { FRIENDS: {} },
      'FRIENDS',
      "This association type doesn't exist. Please make sure it hasn't been deleted in the meantime.",
    ],
    [
      'a type without quantities',
      { PACK: {} },
      'PACK',
      '"PACK" can’t be used for associations with quantities. Please choose an association type that allows it.',
    ],
    [
      'an unknown product',
      { SET_CONTENT: { products: [{ identifier: 'cars', quantity: 1 }] } },
      'SET_CONTENT.products',
      "The following products don't exist: cars. Please make sure the products haven't been deleted in the meantime.",
    ],
    [
      'an unknown product model',
      { SET_CONTENT: { product_models: [{ identifier: 'cars', quantity: 1 }] } },
      'SET_CONTENT.product_models',
      "The following product models don't exist: cars. Please make sure the product models haven't been deleted in the meantime.",
    ],
    ['a quantity of 0', { SET_CONTENT: product(0) }, 'SET_CONTENT.products.0.quantity', range('0')],
    [
      'a quantity of -1',
      { SET_CONTENT: product(-1) },
      'SET_CONTENT.products.0.quantity',
      range('-1'),
    ],
    [
      'a quantity of 1.5',
      { SET_CONTENT: product(1.5) },
      'SET_CONTENT.products.0.quantity',
      range('1.5'),
    ],
    [
      'a quantity beyond the limit',
      { SET_CONTENT: product(2_147_483_648) },
      'SET_CONTENT.products.0.quantity',
      range('2147483648'),
    ],
    [
      'a quantity in words',
      { SET_CONTENT: product('two') },
      'SET_CONTENT.products.0.quantity',
      range('two'),
    ],
    [
      'an object for a quantity',
      { SET_CONTENT: product({ toString: 1 }) },
      'SET_CONTENT.products.0.quantity',
      range('{"toString":1}'),
    ],
    [
      'an unknown kind of target',
      { SET_CONTENT: { groups: [] } },
      'SET_CONTENT.groups',
      'The link type "groups" doesn\'t exist. You can only associate products or product models.',
    ],
  ])('with %s are refused', async (_, associations, property, message) => {
    const { status, body } = await pim.patch(`${products}/halo`, {
      quantified_associations: associations,
    })
    expect(status).toBe(422)
    expect(body).toEqual(invalid({ property: `quantifiedAssociations.${property}`, message }))
  })

  test('are at most 100 a type', async () => {
    const identifiers = Array.from({ length: 101 }, (_, index) => `part_${index}`)
    await pim.batch(
      products,
      identifiers.slice(0, 100).map((identifier) => ({ identifier })),
    )
    await create('part_100')
    const links = identifiers.map((identifier) => ({ identifier, quantity: 1 }))
    const address = await create('whole')
    expect((await pim.patch(address, content({ products: links.slice(1) }))).status).toBe(204)
    const { body } = await pim.patch(address, content({ products: links }))
    expect(body).toEqual(
      invalid({
        property: 'quantifiedAssociations.SET_CONTENT.products',
        message:
          "You've reached the limit of 100 associations. Please, delete some existing associations before adding new ones.",
      }),
    )
  })

  test.each([
    ['an identifier', { quantity: 1 }, 'identifier'],
    ['a quantity', { identifier: 'halo' }, 'quantity'],
  ])('need %s', async (_, link, key) => {
    const { body } = await pim.patch(`${products}/halo`, content({ products: [link] }))
    expect(body).toEqual(
      documented(`Property "quantified_associations" expects an array with the key "${key}".`),
    )
  })
})

describe('two-way associations', async () => {
  const own = await openSandbox()
  const { pim: caller, clock } = own
  afterAll(() => own.close())
  const models = '/api/rest/v1/product-models'
  await caller.post('/api/rest/v1/association-types', { code: 'FITS', is_two_way: true })
  const fits = async (address: string) =>
    (await caller.get<Product>(address)).body.associations.FITS
  const associate = (address: string, links: object) =>
    caller.patch(address, { associations: { FITS: links } })
  const lamp = (identifier: string) => `${products}/${identifier}`
  const message =
    'A 2-way association only allows two different products or product models to be associated'

  test('are made and ended on both sides', async () => {
    await caller.batch(products, [{ identifier: 'a' }, { identifier: 'b' }, { identifier: 'c' }])
    expect((await associate(lamp('a'), { products: ['b', 'C'] })).status).toBe(204)
    expect(await fits(lamp('b'))).toEqual({ ...noItems, products: ['a'] })
    expect(await fits(lamp('c'))).toEqual({ ...noItems, products: ['a'] })
    await associate(lamp('b'), { products: [] })
    expect(await fits(lamp('a'))).toEqual({ ...noItems, products: ['c'] })
    await associate(lamp('a'), { products: [] })
    expect(await fits(lamp('c'))).toEqual(noItems)
  })

  test('are made when the product is', async () => {
    await caller.post(products, {
      identifier: 'newcomer',
      associations: { FITS: { products: ['halo'] } },
    })
    expect((await fits(lamp('halo')))?.products).toContain('newcomer')
  })

  test('join products and product models', async () => {
    await associate(lamp('loose'), { product_models: ['Birch'] })
    expect(await fits(`${models}/birch`)).toEqual({ ...noItems, products: ['loose'] })
    await associate(`${models}/birch`, { products: [], product_models: ['linden'] })
    expect(await fits(lamp('loose'))).toEqual(noItems)
    expect(await fits(`${models}/linden`)).toEqual({ ...noItems, product_models: ['birch'] })
    await associate(`${models}/linden`, { product_models: [] })
    expect(await fits(`${models}/birch`)).toEqual(noItems)
  })

  test('have one side in groups', async () => {
    await associate(lamp('loose'), { groups: ['outlet'] })
    expect(await fits(lamp('loose'))).toEqual({ ...noItems, groups: ['Outlet'] })
    await associate(lamp('loose'), { groups: [] })
  })

  test('change the date of both sides', async () => {
    await caller.batch(products, [{ identifier: 'd' }, { identifier: 'e' }])
    const updated = async (identifier: string) =>
      (await caller.get<Product>(lamp(identifier))).body.updated
    const before = await updated('e')
    clock.advance({ seconds: 60 })
    await associate(lamp('d'), { products: ['e'] })
    expect(await updated('e')).not.toBe(before)
    const after = await updated('e')
    clock.advance({ seconds: 60 })
    await associate(lamp('d'), { products: ['e'] })
    expect(await updated('e')).toBe(after)
  })

  test('end with one of both', async () => {
    await caller.batch(products, [{ identifier: 'f' }, { identifier: 'g' }])
    await associate(lamp('f'), { products: ['g'] })
    await caller.remove(lamp('f'))
    expect(await fits(lamp('g'))).toEqual(noItems)
    await caller.post(models, { code: 'oak', family_variant: 'jackets_by_size' })
    await associate(`${models}/oak`, { products: ['g'] })
    await caller.remove(`${models}/oak`)
    expect(await fits(lamp('g'))).toEqual(noItems)
  })

  test('do not lead back to where they start', async () => {
    const { status, body } = await associate(lamp('halo'), { products: ['HALO'] })
    expect(status).toBe(422)
    expect(body).toEqual(invalid({ property: 'associations', message }))
    const model = await associate(`${models}/birch`, { product_models: ['Birch'] })
    expect(model.body).toEqual(invalid({ property: 'associations', message }))
  })

  test('of one way may lead back', async () => {
    const { status } = await caller.patch(lamp('halo'), {
      associations: { X_SELL: { products: ['halo'] } },
    })
    expect(status).toBe(204)
  })
})

describe('a product that is gone', () => {
  const uuid = '00000000-0000-4000-8000-00000000d0d0'
  const links = async (identifier: string) => {
    const { body } = await pim.get<Product>(`${products}/${identifier}`)
    const { associations, quantified_associations: quantified } = body
    return { products: associations.X_SELL?.products, quantified }
  }

  test('leaves nothing to another one of the same uuid', async () => {
    await pim.post(byUuid, {
      uuid,
      values: { sku: [{ locale: null, scope: null, data: 'first' }] },
    })
    const address = await create('holder', {
      associations: { X_SELL: { products: ['first', 'halo'] } },
      quantified_associations: {
        SET_CONTENT: { products: [{ identifier: 'first', quantity: 2 }] },
      },
    })
    const { updated } = (await pim.get<Product>(address)).body
    expect((await pim.remove(`${products}/first`)).status).toBe(204)
    expect(await links('holder')).toEqual({ products: ['halo'], quantified: {} })
    const second = { values: { sku: [{ locale: null, scope: null, data: 'second' }] } }
    expect((await pim.patch(`${byUuid}/${uuid}`, second)).status).toBe(201)
    expect(await links('holder')).toEqual({ products: ['halo'], quantified: {} })
    expect((await pim.get<Product>(address)).body.updated).toBe(updated)
  })
})
