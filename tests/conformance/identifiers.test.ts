import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Product } from '#contract'
import { type TestSandbox, openHost } from '../support/sandbox.ts'

// What the identifier attribute asks of identifiers, and letters of all alphabets in them.

const host = openHost()
afterAll(() => host.close())

const rest = '/api/rest/v1'
const products = `${rest}/products`
const models = `${rest}/product-models`
const one = (data: unknown) => [{ locale: null, scope: null, data }]
const wrong = (message: string) => ({
  code: 422,
  message: 'Validation failed.',
  errors: [{ property: 'identifier', message }],
})

let pim: TestSandbox['pim']
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
})

async function change(body: object): Promise<void> {
  expect((await pim.patch(`${rest}/attributes/sku`, body)).status).toBe(204)
}

describe('an identifier', () => {
  test('has as many characters as its attribute allows', async () => {
    await change({ max_characters: 6 })
    const message =
      'The sku attribute must not contain more than 6 characters. The submitted value is too long.'
    expect((await pim.post(products, { identifier: 'lamp_01' })).body).toEqual(wrong(message))
    expect((await pim.post(products, { identifier: 'lamp_1' })).status).toBe(201)
    const values = { sku: one('lamp_01') }
    expect((await pim.post(`${rest}/products-uuid`, { values })).body).toEqual(wrong(message))
  })

  test('matches the expression of its attribute', async () => {
    await change({ validation_rule: 'regexp', validation_regexp: '/^[a-z]+_\\d+$/' })
    const message =
      'The sku attribute must match the following regular expression: /^[a-z]+_\\d+$/.'
    expect((await pim.post(products, { identifier: 'Lamp' })).body).toEqual(wrong(message))
    expect((await pim.post(products, { identifier: 'lamp_1' })).status).toBe(201)
    expect((await pim.patch(`${products}/lamp_1`, { identifier: 'Lamp' })).body).toEqual(
      wrong(message),
    )
  })

  test('that was there before the rule may stay, and its product may change', async () => {
    await change({ max_characters: 2 })
    expect((await pim.patch(`${products}/halo`, { enabled: false })).status).toBe(204)
    const again = { identifier: 'halo', enabled: true }
    expect((await pim.patch(`${products}/halo`, again)).status).toBe(204)
  })
})

describe('letters beyond ASCII', () => {
  test('have two cases as well: one product is not made twice', async () => {
    expect((await pim.post(products, { identifier: 'Écharpe_été' })).status).toBe(201)
    const taken = await pim.post(products, { identifier: 'éCHARPE_ÉTÉ' })
    expect(taken.body).toEqual(wrong('The same identifier is already set on another product'))
    const address = `${products}/${encodeURIComponent('éCHARPE_ÉTÉ')}`
    expect((await pim.get<Product>(address)).body.identifier).toBe('Écharpe_été')
    expect((await pim.patch(address, { enabled: false })).status).toBe(204)
    expect((await pim.remove(address)).status).toBe(204)
  })

  test('are found in associations and as parents', async () => {
    await pim.post(models, { code: 'Ängelholm', family_variant: 'jackets_by_size' })
    const again = { code: 'ÄNGELHOLM', family_variant: 'jackets_by_size' }
    expect((await pim.post(models, again)).status).toBe(422)
    const sent = { identifier: 'växjö', parent: 'äNGELHOLM', values: { size: one('s') } }
    expect((await pim.post(products, sent)).status).toBe(201)
    const associations = { X_SELL: { products: ['VÄXJÖ'], product_models: ['ängelholm'] } }
    expect((await pim.patch(`${products}/halo`, { associations })).status).toBe(204)
    expect((await pim.get<Product>(`${products}/halo`)).body.associations).toMatchObject({
      X_SELL: { products: ['växjö'], product_models: ['Ängelholm'] },
    })
    expect((await pim.get<Product>(`${products}/v%C3%A4xj%C3%B6`)).body.parent).toBe('Ängelholm')
  })

  test('that have no other case are what they are', async () => {
    expect((await pim.post(products, { identifier: 'straße' })).status).toBe(201)
    expect((await pim.post(products, { identifier: 'STRASSE' })).status).toBe(201)
  })
})
