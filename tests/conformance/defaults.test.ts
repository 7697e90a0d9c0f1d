import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Product, ProductModel } from '#contract'
import { type TestSandbox, openHost } from '../support/sandbox.ts'

// Booleans may have a default: what a new product or product model of a family with them starts with.

const host = openHost()
afterAll(() => host.close())

const rest = '/api/rest/v1'
const products = `${rest}/products`
const models = `${rest}/product-models`
const one = (data: unknown) => [{ locale: null, scope: null, data }]

let pim: TestSandbox['pim']
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
  for (const [code, value] of Object.entries({ washable: true, lined: false, warm: true })) {
    await pim.post(`${rest}/attributes`, {
      code,
      type: 'pim_catalog_boolean',
      group: 'marketing',
      default_value: value,
    })
  }
  await extend('lamps', ['washable', 'lined'])
  await extend('jackets', ['washable', 'lined', 'warm'])
  await pim.patch(`${rest}/families/jackets/variants/jackets_by_color_and_size`, {
    variant_attribute_sets: [
      { level: 1, attributes: ['color', 'slogan', 'lined'] },
      { level: 2, attributes: ['ean', 'size', 'sku', 'weight', 'warm'] },
    ],
  })
})

async function extend(family: string, attributes: string[]): Promise<void> {
  const { body } = await pim.get<{ attributes: string[] }>(`${rest}/families/${family}`)
  const all = [...body.attributes, ...attributes]
  expect((await pim.patch(`${rest}/families/${family}`, { attributes: all })).status).toBe(204)
}

const valuesOf = async (identifier: string) =>
  (await pim.get<Product>(`${products}/${identifier}`)).body.values

describe('a new product', () => {
  test('starts with the defaults of its family', async () => {
    await pim.post(products, { identifier: 'lamp', family: 'lamps' })
    expect(await valuesOf('lamp')).toEqual({ washable: one(true), lined: one(false) })
  })

  test('starts with them in a batch and by uuid, too', async () => {
    await pim.batch(products, [{ identifier: 'lamp', family: 'lamps' }])
    expect(await valuesOf('lamp')).toEqual({ washable: one(true), lined: one(false) })
    const values = { sku: one('other_lamp') }
    await pim.post(`${rest}/products-uuid`, { family: 'lamps', values })
    expect(await valuesOf('other_lamp')).toEqual({ washable: one(true), lined: one(false) })
  })

  test('keeps what is said of it', async () => {
    const values = { washable: one(false) }
    await pim.post(products, { identifier: 'lamp', family: 'lamps', values })
    expect(await valuesOf('lamp')).toEqual({ washable: one(false), lined: one(false) })
  })

  test('has none without a family', async () => {
    await pim.post(products, { identifier: 'lamp' })
    expect(await valuesOf('lamp')).toEqual({})
  })
})

describe('a product that is there', () => {
  test('gets none when it is changed, moved to a family, or emptied', async () => {
    await pim.patch(`${products}/halo`, { enabled: false })
    expect(await valuesOf('halo')).not.toHaveProperty('washable')
    await pim.patch(`${products}/loose`, { family: 'lamps' })
    expect(await valuesOf('loose')).toEqual({})
    await pim.post(products, { identifier: 'lamp', family: 'lamps' })
    await pim.patch(`${products}/lamp`, { values: { washable: one(null) } })
    expect(await valuesOf('lamp')).toEqual({ lined: one(false) })
  })
})

describe('on each level of a family variant', () => {
  test('the attributes of that level have theirs', async () => {
    const family_variant = 'jackets_by_color_and_size'
    await pim.post(models, { code: 'alder', family_variant })
    const values = { color: one('moss') }
    await pim.post(models, { code: 'alder_moss', parent: 'alder', family_variant, values })
    const size = { size: one('s') }
    await pim.post(products, { identifier: 'alder_s', parent: 'alder_moss', values: size })
    const root = await pim.get<ProductModel>(`${models}/alder`)
    expect(root.body.values).toEqual({ washable: one(true) })
    const sub = await pim.get<ProductModel>(`${models}/alder_moss`)
    expect(sub.body.values).toEqual({ ...values, washable: one(true), lined: one(false) })
    expect(await valuesOf('alder_s')).toEqual({
      ...values,
      ...size,
      washable: one(true),
      lined: one(false),
      warm: one(true),
    })
  })
})
