import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Product } from '#contract'
import { openHost } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let { pim } = await host.createSandbox()
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
})

const rest = '/api/rest/v1'
const loose = `${rest}/products/loose`

function value(data: unknown) {
  return [{ locale: null, scope: null, data }]
}

async function valuesOf(): Promise<Product['values']> {
  return (await pim.get<Product>(loose)).body.values
}

async function found(property: string, operator: string, asked?: string[]): Promise<string[]> {
  const search = JSON.stringify({ [property]: [{ operator, value: asked }] })
  const query = new URLSearchParams({ search }).toString()
  const { status, body } = await pim.get<{ _embedded: { items: Product[] } }>(
    `${rest}/products?${query}`,
  )
  expect(status).toBe(200)
  const {
    _embedded: { items },
  } = body
  return items.map(({ identifier }) => String(identifier)).toSorted()
}

describe('values that refer to records and assets', () => {
  test('keep their order and the stored spelling, each once', async () => {
    const values = {
      maker: value('helio'),
      friends: value(['ravn', 'HELIO', 'ravn']),
      gallery: value(['halo_side', 'HALO_FRONT']),
    }
    expect((await pim.patch(loose, { values })).status).toBe(204)
    expect(await valuesOf()).toEqual({
      maker: value('Helio'),
      friends: value(['ravn', 'Helio']),
      gallery: value(['halo_side', 'halo_front']),
    })
  })

  test.each([
    ['maker', 'nobody', 'The nobody record does not exist in maker'],
    ['friends', ['a', 'ravn', 'b'], 'The a, b records do not exist in maker'],
    ['gallery', ['ravn'], 'The ravn asset does not exist in packshot'],
  ])('%s is not %j', async (attribute, data, message) => {
    const { status, body } = await pim.patch(loose, { values: { [attribute]: value(data) } })
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message: 'Validation failed.',
      errors: [
        {
          property: 'values',
          message: `${message}, to which the ${attribute} attribute refers.`,
          attribute,
          locale: null,
          scope: null,
        },
      ],
    })
  })

  test('have the form of their type', async () => {
    for (const values of [{ maker: value(['ravn']) }, { gallery: value('halo_side') }]) {
      const { status, body } = await pim.patch<{ message: string }>(loose, { values })
      expect(status).toBe(422)
      expect(body.message).toMatch(/^Property "\w+" expects an? (string|array) as data/)
    }
  })

  test('are found by what they refer to', async () => {
    await pim.patch(loose, {
      values: { maker: value('ravn'), gallery: value(['halo_side', 'halo_front']) },
    })
    expect(await found('maker', 'IN', ['RAVN', 'lumio'])).toEqual(['loose'])
    expect(await found('maker', 'NOT IN', ['ravn'])).toEqual(['halo', 'linden_moss_m'])
    expect(await found('gallery', 'IN', ['halo_front'])).toEqual(['loose'])
    expect(await found('gallery', 'IN', ['halo_back'])).toEqual([])
    expect(await found('gallery', 'NOT EMPTY')).toEqual(['loose'])
  })

  test('go on without an asset that was deleted', async () => {
    await pim.patch(loose, { values: { gallery: value(['halo_side', 'halo_front']) } })
    const assets = `${rest}/asset-families/packshot/assets`
    await pim.remove(`${assets}/halo_side`)
    expect(await valuesOf()).toEqual({ gallery: value(['halo_front']) })
    await pim.remove(`${assets}/halo_front`)
    expect(await valuesOf()).toEqual({})
  })
})
