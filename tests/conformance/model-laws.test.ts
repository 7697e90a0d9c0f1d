import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Product, ProductModel } from '#contract'
import { openSandbox } from '../support/sandbox.ts'

// Laws of what hangs together: two-way associations have two sides, and what is below a model is what
// the model and itself say, in whatever order it was written.

const sandbox = await openSandbox()
const { pim } = sandbox
afterAll(() => sandbox.close())

const products = '/api/rest/v1/products'
const models = '/api/rest/v1/product-models'
const one = (data: unknown) => [{ locale: null, scope: null, data }]

interface Page<Item> {
  _embedded: { items: Item[] }
}

async function all<Item>(path: string, query = ''): Promise<Item[]> {
  const { body } = await pim.get<Page<Item>>(`${path}?limit=100&${query}`)
  const { items } = body['_embedded']
  return items
}

describe('two-way associations', async () => {
  await pim.post('/api/rest/v1/association-types', { code: 'FITS', is_two_way: true })
  const lamps = ['lamp_0', 'lamp_1', 'lamp_2', 'lamp_3']
  const roots = ['root_0', 'root_1']
  await pim.batch(
    products,
    lamps.map((identifier) => ({ identifier })),
  )
  await pim.batch(
    models,
    roots.map((code) => ({ code, family_variant: 'jackets_by_size' })),
  )
  const change = fc.record({
    owner: fc.constantFrom(...lamps, ...roots),
    products: fc.uniqueArray(fc.constantFrom(...lamps), { maxLength: 3 }),
    product_models: fc.uniqueArray(fc.constantFrom(...roots), { maxLength: 2 }),
  })

  /** `owner → target`, whoever says so. */
  async function links(): Promise<Set<string>> {
    const holders = [
      ...(await all<Product>(products)).map(({ identifier, associations }) => ({
        key: identifier,
        associations,
      })),
      ...(await all<ProductModel>(models)).map(({ code, associations }) => ({
        key: code,
        associations,
      })),
    ]
    return new Set(
      holders.flatMap(({ key, associations }) => {
        const { products: own = [], product_models: above = [] } = associations.FITS ?? {}
        return [...own, ...above].map((target) => `${key} → ${target}`)
      }),
    )
  }

  test('are on both sides after any changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        for (const { owner, ...sent } of changes) {
          const address = lamps.includes(owner) ? `${products}/${owner}` : `${models}/${owner}`
          await pim.patch(address, { associations: { FITS: sent } })
        }
        const known = await links()
        const reversed = [...known].map((link) => link.split(' → ').toReversed().join(' → '))
        expect(new Set(reversed)).toEqual(known)
      }),
      { numRuns: 25 },
    )
  })
})

describe('what is below a model', async () => {
  const codes = ['clothing', 'winter', 'lighting', 'desk_lighting', 'seasons']
  await pim.post(models, { code: 'other', family_variant: 'jackets_by_color_and_size' })
  const categories = fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 3 })
  const change = fc.oneof(
    fc.record({
      address: fc.constantFrom(
        `${models}/linden`,
        `${models}/linden_moss`,
        `${models}/other`,
        `${products}/linden_moss_m`,
      ),
      body: fc.record({ categories }),
    }),
    fc.record({
      address: fc.constant(`${models}/linden_moss`),
      body: fc.record({ parent: fc.constantFrom('linden', 'other') }),
    }),
    fc.record({
      address: fc.constant(`${products}/linden_moss_m`),
      body: fc.constantFrom<object>(
        { parent: null },
        { parent: 'linden_moss', values: { size: one('m') } },
        { parent: 'linden_sand', values: { size: one('m') } },
      ),
    }),
  )

  test('is found in the categories that it shows, after any changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        for (const { address, body } of changes) await pim.patch(address, body)
        for (const path of [products, models]) {
          const shown = await all<Product | ProductModel>(path)
          for (const code of codes) {
            const search = JSON.stringify({ categories: [{ operator: 'IN', value: [code] }] })
            const found = await all<object>(path, `search=${encodeURIComponent(search)}`)
            expect(found).toEqual(shown.filter((item) => item.categories.includes(code)))
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  test('is told the same twice as once', async () => {
    const body = {
      categories: ['winter', 'clothing'],
      values: { name: [{ locale: 'en_US', scope: null, data: 'Twice' }] },
      associations: { PACK: { product_models: ['birch'] } },
      quantified_associations: { SET_CONTENT: { products: [{ identifier: 'halo', quantity: 2 }] } },
    }
    await pim.patch(`${models}/linden`, body)
    const once = (await pim.get(`${models}/linden`)).text
    sandbox.clock.advance({ seconds: 60 })
    await pim.patch(`${models}/linden`, body)
    expect((await pim.get(`${models}/linden`)).text).toBe(once)
  })
})
