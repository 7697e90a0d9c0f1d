import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CatalogStructure, CodeList, ProductByUuid } from '#contract'
import { openSandbox } from '../support/sandbox.ts'

const products = '/api/rest/v1/products'

let sandbox: Awaited<ReturnType<typeof openSandbox>>

beforeEach(async () => {
  sandbox = await openSandbox({ catalog: 'sample' })
})
afterEach(() => sandbox.close())

interface Page {
  items_count?: number
  _embedded: { items: ProductByUuid[] }
}

function find(text: unknown, operator = 'CONTAINS') {
  const search = JSON.stringify({ label_or_identifier: [{ operator, value: text }] })
  const query = new URLSearchParams({ search, with_count: 'true', limit: '100' })
  return sandbox.owner.get<Page>(`/sandbox/v1/catalog/products?${query}`)
}

async function skus(text: string): Promise<unknown[]> {
  const { body } = await find(text)
  return body['_embedded'].items.map(({ values }) => values?.['sku']?.[0]?.data)
}

describe('the grid’s search', () => {
  test('finds a part of an identifier, whatever the case', async () => {
    expect(await skus('LO_DESK_LAMP_M')).toEqual(['halo_desk_lamp_moss'])
  })

  test('finds a part of a label in any language', async () => {
    const english = await skus('halo desk lamp')
    expect(english).toContain('halo_desk_lamp')
    expect(await skus('halo schreibtisch')).toEqual(english)
    expect(await skus('LAMPE DE BUREAU HALO')).toEqual(english)
  })

  test('finds a variant by the label of its model', async () => {
    const { body } = await find('Linden Vest')
    expect(body.items_count).toBeGreaterThan(1)
    expect(body['_embedded'].items.every(({ parent }) => parent !== null)).toBe(true)
  })

  test('takes quotes and percent signs as what they are', async () => {
    expect(await skus(`' or "1" = 1 --`)).toEqual([])
    expect(await skus('%')).toEqual([])
  })

  test('refuses what is no text, and operators that it does not know', async () => {
    expect((await find({ a: 1 })).status).toBe(422)
    expect((await find('lamp', 'SOUNDS LIKE')).status).toBe(422)
  })

  test('is unknown to the PIM’s own API', async () => {
    const search = JSON.stringify({ label_or_identifier: [{ operator: 'CONTAINS', value: 'x' }] })
    const { status, body } = await sandbox.pim.get(
      `${products}?search=${encodeURIComponent(search)}`,
    )
    expect(status).toBe(422)
    expect(body).toMatchObject({
      message:
        'Filter on property "label_or_identifier" is not supported or does not support operator "CONTAINS"',
    })
  })
})

describe('a picture', () => {
  test('comes with the key, as an attachment that nothing runs', async () => {
    const { body } = await find('halo_desk_lamp')
    const code = body['_embedded'].items[0]?.values?.['picture']?.[0]?.data as string
    const address = `/sandbox/v1/catalog/media-files/${code}/download`
    const answer = await sandbox.owner.get(address)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('content-disposition')).toContain('desk_lamp.png')
    expect((await sandbox.nobody.get(address)).status).toBe(401)
    expect((await sandbox.pim.get(address)).status).toBe(401)
  })

  test('that is not there is a 404', async () => {
    const address = '/sandbox/v1/catalog/media-files/0/0/0/0/none.png/download'
    expect((await sandbox.owner.get(address)).status).toBe(404)
  })
})

test('the structure names associations and units, too', async () => {
  const { body } = await sandbox.owner.get<CatalogStructure>('/sandbox/v1/catalog')
  expect(body.association_types).toContainEqual(expect.objectContaining({ code: 'X_SELL' }))
  expect(body.measurement_families).toContainEqual(
    expect.objectContaining({ code: 'Weight', standard_unit_code: 'KILOGRAM' }),
  )
})

describe('codes to pick from', () => {
  async function codes(of: string, within = ''): Promise<string[]> {
    const query = new URLSearchParams({ of, in: within })
    const { body } = await sandbox.owner.get<CodeList>(`/sandbox/v1/catalog/codes?${query}`)
    return body['items'].map(({ code }) => code)
  }

  test.each([
    ['product_models', '', 'product-models?limit=100'],
    ['family_variants', 'jackets', 'families/jackets/variants?limit=100'],
    ['attribute_options', 'color', 'attributes/color/options?limit=100'],
    ['asset_families', '', 'asset-families'],
    ['assets', 'pictures', 'asset-families/pictures/assets'],
    ['reference_entities', '', 'reference-entities'],
    ['records', 'brand', 'reference-entities/brand/records'],
  ])('of %s are those that the PIM itself lists', async (of, within, address) => {
    const { body } = await sandbox.pim.get<{ _embedded: { items: { code: string }[] } }>(
      `/api/rest/v1/${address}`,
    )
    const there = body['_embedded'].items.map(({ code }) => code)
    expect(there).not.toEqual([])
    expect(await codes(of, within)).toEqual(expect.arrayContaining(there))
  })

  test('are none of what does not exist', async () => {
    expect(await codes('assets', 'nothing')).toEqual([])
    expect(await codes('constructor')).toEqual([])
  })
})
