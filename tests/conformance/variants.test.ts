import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Product } from '#contract'
import { type TestSandbox, openHost, origin } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let pim: TestSandbox['pim']
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
})

const products = '/api/rest/v1/products'
const one = (data: unknown) => [{ locale: null, scope: null, data }]
const read = async (identifier: string) =>
  (await pim.get<Product>(`${products}/${identifier}`)).body
const size = (data: string) => ({ size: one(data) })
const invalid = (...errors: object[]) => ({ code: 422, message: 'Validation failed.', errors })

describe('a variant', () => {
  test('shows own and inherited values and categories', async () => {
    expect(await read('linden_moss_m')).toMatchObject({
      family: 'jackets',
      parent: 'linden_moss',
      categories: ['clothing', 'winter'],
      values: {
        size: one('m'),
        color: one('moss'),
        name: [{ locale: 'en_US', scope: null, data: 'Linden jacket' }],
        price: one([{ amount: '120.00', currency: 'EUR' }]),
      },
    })
  })

  test('takes family and family variant of its parent', async () => {
    const sent = { identifier: 'linden_moss_s', parent: 'LINDEN_MOSS', values: size('s') }
    expect((await pim.post(products, sent)).status).toBe(201)
    expect(await read('linden_moss_s')).toMatchObject({ family: 'jackets', parent: 'linden_moss' })
  })

  test('may name the family of its parent, but no other', async () => {
    const sent = { identifier: 'linden_moss_s', parent: 'linden_moss', values: size('s') }
    const { body } = await pim.post(products, { ...sent, family: 'lamps' })
    expect(body).toEqual(
      invalid({
        property: 'family',
        message: 'The variant product family must be the same than its parent',
      }),
    )
    expect((await pim.post(products, { ...sent, family: 'jackets' })).status).toBe(201)
  })

  test('drops values of other levels and of attributes outside its family', async () => {
    const values = {
      ...size('s'),
      color: one('slate'),
      name: [{ locale: 'en_US', scope: null, data: 'Own name' }],
      pieces: one(4),
      weight: one({ amount: '0.8', unit: 'KILOGRAM' }),
    }
    await pim.post(products, { identifier: 'dropper', parent: 'linden_moss', values })
    expect((await read('dropper')).values).toEqual({
      size: one('s'),
      weight: one({ amount: '0.8000', unit: 'KILOGRAM' }),
      color: one('moss'),
      name: [{ locale: 'en_US', scope: null, data: 'Linden jacket' }],
      price: one([{ amount: '120.00', currency: 'EUR' }]),
    })
  })

  test('keeps the categories it inherits out of its own', async () => {
    await pim.patch(`${products}/linden_moss_m`, { categories: ['clothing', 'lighting'] })
    expect((await read('linden_moss_m')).categories).toEqual(['clothing', 'lighting', 'winter'])
    await pim.patch(`${products}/linden_moss_m`, { categories: [] })
    expect((await read('linden_moss_m')).categories).toEqual(['clothing', 'winter'])
    await pim.patch(`${products}/linden_moss_m`, { categories: ['lighting', 'winter'] })
    await pim.patch(`${products}/linden_moss_m`, { parent: 'linden_sand' })
    expect((await read('linden_moss_m')).categories).toEqual(['clothing', 'lighting'])
  })

  test('needs a value for each axis', async () => {
    const { status, body } = await pim.post(products, { identifier: 'a', parent: 'linden_moss' })
    expect(status).toBe(422)
    expect(body).toEqual(
      invalid({
        property: 'attribute',
        message: 'Attribute "size" cannot be empty, as it is defined as an axis for this entity',
      }),
    )
    const erased = await pim.patch(`${products}/linden_moss_m`, { values: { size: one(null) } })
    expect(erased.status).toBe(422)
  })

  test('differs from its siblings in an axis', async () => {
    const sent = { identifier: 'linden_moss_m2', parent: 'linden_moss', values: size('M') }
    const { body } = await pim.post(products, sent)
    expect(body).toEqual(
      invalid({
        property: 'attribute',
        message:
          'Cannot set value "[m]" for the attribute axis "size" on variant product "linden_moss_m2", as the variant product "linden_moss_m" already has this value',
      }),
    )
    expect((await pim.post(products, { ...sent, parent: 'linden_sand' })).status).toBe(201)
  })

  test('keeps its axis values', async () => {
    const { body } = await pim.patch(`${products}/linden_moss_m`, { values: size('l') })
    expect(body).toEqual(
      invalid({
        property: 'attribute',
        message: 'Variant axis "size" cannot be modified, "[l]" given',
      }),
    )
  })

  test('stands directly below the last level of models', async () => {
    const { status, body } = await pim.post(products, {
      identifier: 'high_up',
      parent: 'linden',
      values: size('s'),
    })
    expect(status).toBe(422)
    expect(body).toEqual(
      invalid({
        property: 'parent',
        message:
          'The variant product "high_up" cannot have product model "linden" as parent, (this product model can only have other product models as children)',
      }),
    )
    const below = { identifier: 'birch_s', parent: 'birch', values: size('s') }
    expect((await pim.post(products, below)).status).toBe(201)
  })

  test('is made line by line, each seeing the ones before it', async () => {
    const line = (identifier: string, data: string) => ({
      identifier,
      parent: 'birch',
      values: size(data),
    })
    const answers = await pim.batch(products, [line('b1', 's'), line('b2', 'm'), line('b3', 's')])
    expect(answers.map((answer) => answer.status_code)).toEqual([201, 201, 422])
  })
})

describe('another parent', () => {
  test('makes a variant of a simple product, answered like a new one', async () => {
    await pim.post(products, {
      identifier: 'turning',
      family: 'lamps',
      categories: ['lighting'],
      values: { pieces: one(4), weight: one({ amount: 1, unit: 'gram' }) },
    })
    const { status, headers } = await pim.patch(`${products}/turning`, {
      parent: 'linden_moss',
      values: size('l'),
    })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`${origin}${products}/turning`)
    const { values, ...rest } = await read('turning')
    expect(rest).toMatchObject({
      family: 'jackets',
      parent: 'linden_moss',
      categories: ['clothing', 'lighting', 'winter'],
    })
    expect(Object.keys(values).sort()).toEqual(['color', 'name', 'price', 'size', 'weight'])
  })

  test('of the same family variant may be given to a variant', async () => {
    const { status } = await pim.patch(`${products}/linden_moss_m`, { parent: 'linden_sand' })
    expect(status).toBe(204)
    expect(await read('linden_moss_m')).toMatchObject({
      parent: 'linden_sand',
      categories: ['clothing'],
      values: { color: one('Sand'), size: one('m') },
    })
  })

  test('where a sibling has the same axis value is refused', async () => {
    await pim.post(products, { identifier: 'sand_m', parent: 'linden_sand', values: size('m') })
    const { status } = await pim.patch(`${products}/linden_moss_m`, { parent: 'linden_sand' })
    expect(status).toBe(422)
    expect(await read('linden_moss_m')).toMatchObject({ parent: 'linden_moss' })
  })

  test('of null makes a variant simple and keeps all it showed', async () => {
    const { uuid, ...before } = await read('linden_moss_m')
    const { status } = await pim.patch(`${products}/linden_moss_m`, { parent: null })
    expect(status).toBe(204)
    expect(await read('linden_moss_m')).toEqual({
      ...before,
      uuid,
      parent: null,
      updated: expect.any(String),
    })
  })

  test('of null is nothing new for a simple product', async () => {
    expect((await pim.patch(`${products}/halo`, { parent: null })).status).toBe(204)
  })
})
