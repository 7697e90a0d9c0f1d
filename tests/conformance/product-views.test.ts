import { afterAll, describe, expect, test } from 'vitest'
import type { Completeness, Product } from '#contract'
import { openSandbox } from '../support/sandbox.ts'

const sandbox = await openSandbox()
const { pim } = sandbox
afterAll(() => sandbox.close())

const products = '/api/rest/v1/products'
const entry = (data: unknown, locale: string | null = null, scope: string | null = null) => ({
  locale,
  scope,
  data,
})
const text = (locale: string | null, scope: string | null) =>
  entry(`${locale} ${scope}`, locale, scope)

await pim.post(products, {
  identifier: 'viewed',
  family: 'lamps',
  categories: ['winter', 'desk_lighting'],
  values: {
    name: [text('en_US', null), text('fr_FR', null), text('de_DE', null)],
    slogan: [text(null, 'ecommerce'), text(null, 'print')],
    description: [text('en_US', 'ecommerce'), text('fr_FR', 'ecommerce'), text('de_DE', 'print')],
    pieces: [entry(4)],
    color: [entry('moss')],
    materials: [entry(['wool', 'cotton'])],
  },
})

interface Page {
  items_count?: number
  _embedded: { items: Product[] }
}

async function list(query: string, path = products) {
  const { body } = await pim.get<Page>(`${path}?limit=100&${query}`)
  const { items } = body['_embedded']
  return items
}

async function viewed(query: string) {
  const items = await list(query)
  return items.find(({ identifier }) => identifier === 'viewed')
}

/** The values as `attribute locale scope`, which says enough. */
async function keys(query: string) {
  const { values = {} } = (await viewed(query)) ?? {}
  return Object.entries(values).flatMap(([code, entries]) =>
    entries.map(({ locale, scope }) => `${code} ${locale ?? '-'} ${scope ?? '-'}`),
  )
}

const global = ['pieces - -', 'color - -', 'materials - -']

describe('values of a list', () => {
  test('are all there when nothing narrows them', async () => {
    expect(await keys('')).toHaveLength(11)
  })

  test.each<[query: string, expected: string[]]>([
    ['attributes=pieces', ['pieces - -']],
    ['attributes=PIECES', ['pieces - -']],
    ['attributes=pieces,slogan', ['pieces - -', 'slogan - ecommerce', 'slogan - print']],
    [
      'locales=en_US',
      [
        ...global,
        'name en_US -',
        'slogan - ecommerce',
        'slogan - print',
        'description en_US ecommerce',
      ],
    ],
    [
      'locales=EN_us',
      [
        ...global,
        'name en_US -',
        'slogan - ecommerce',
        'slogan - print',
        'description en_US ecommerce',
      ],
    ],
    [
      'locales=en_US,de_DE&attributes=name,description',
      ['name en_US -', 'name de_DE -', 'description en_US ecommerce', 'description de_DE print'],
    ],
    [
      'scope=ecommerce',
      [
        ...global,
        'name en_US -',
        'name fr_FR -',
        'slogan - ecommerce',
        'description en_US ecommerce',
        'description fr_FR ecommerce',
      ],
    ],
    [
      'scope=PRINT',
      [...global, 'name en_US -', 'name de_DE -', 'slogan - print', 'description de_DE print'],
    ],
    ['scope=ecommerce&locales=fr_FR&attributes=description', ['description fr_FR ecommerce']],
  ])('are narrowed by %s', async (query, expected) => {
    expect((await keys(query)).toSorted()).toEqual(expected.toSorted())
  })

  test('may be none at all, and the product stays', async () => {
    expect((await viewed('attributes=ean'))?.values).toEqual({})
  })

  test('are not narrowed for a single product', async () => {
    const { body } = await pim.get<Product>(`${products}/viewed?locales=en_US&scope=print`)
    expect(Object.values(body.values).flat()).toHaveLength(11)
  })

  test('show the identifier in the uuid flavour when it is asked for', async () => {
    const [first] = await list('attributes=sku', '/api/rest/v1/products-uuid')
    expect(Object.keys(first!.values)).toEqual(['sku'])
  })
})

describe('a channel', () => {
  test('selects the products in its tree', async () => {
    expect((await list('scope=ecommerce')).map(({ identifier }) => identifier).sort()).toEqual([
      'halo',
      'linden_moss_m',
      'viewed',
    ])
    expect((await list('scope=print')).map(({ identifier }) => identifier).sort()).toEqual([
      'linden_moss_m',
      'viewed',
    ])
  })

  test('selects for the count, too', async () => {
    const { body } = await pim.get<Page>(`${products}?scope=print&with_count=true`)
    expect(body.items_count).toBe(2)
  })

  test('selects with search_after', async () => {
    const items = await list('scope=print&pagination_type=search_after')
    expect(items).toHaveLength(2)
  })

  test('follows a product that is classified anew', async () => {
    await pim.post(products, { identifier: 'wanderer', categories: ['master'] })
    const isIn = async (scope: string) =>
      (await list(`scope=${scope}`)).some(({ identifier }) => identifier === 'wanderer')
    expect([await isIn('ecommerce'), await isIn('print')]).toEqual([true, false])
    await pim.patch(`${products}/wanderer`, { categories: ['winter'] })
    expect([await isIn('ecommerce'), await isIn('print')]).toEqual([false, true])
    await pim.remove(`${products}/wanderer`)
  })
})

describe('a wrong parameter', () => {
  test.each([
    ['scope=web', 'Scope "web" does not exist.'],
    ['locales=xx_XX', 'Locale "xx_XX" does not exist or is not activated.'],
    ['locales=it_IT', 'Locale "it_IT" does not exist or is not activated.'],
    ['locales=it_IT,en_US,xx_XX', 'Locales "it_IT, xx_XX" do not exist or are not activated.'],
    ['scope=ecommerce&locales=de_DE', 'Locale "de_DE" is not activated for the scope "ecommerce".'],
    ['attributes=cars', 'Attribute "cars" does not exist.'],
    ['attributes=cars,name,boats', 'Attributes "cars, boats" do not exist.'],
    [
      'with_completenesses=maybe',
      'Parameter "with_completenesses" has to be a boolean. Only "true" or "false" allowed, "maybe" given.',
    ],
    [
      'with_attribute_options=1',
      'Parameter "with_attribute_options" has to be a boolean. Only "true" or "false" allowed, "1" given.',
    ],
  ])('is refused: %s', async (query, message) => {
    for (const path of [products, '/api/rest/v1/products-uuid']) {
      const { status, body } = await pim.get(`${path}?${query}`)
      expect(status).toBe(422)
      expect(body).toEqual({ code: 422, message })
    }
  })
})

describe('options', () => {
  const moss = { attribute: 'color', code: 'moss', labels: { en_US: 'Moss', fr_FR: 'Mousse' } }
  const cotton = { attribute: 'materials', code: 'cotton', labels: { en_US: 'Cotton' } }
  const wool = { attribute: 'materials', code: 'wool', labels: {} }

  test('come with their labels when asked for', async () => {
    const { body } = await pim.get<Product>(`${products}/viewed?with_attribute_options=true`)
    expect(body.values.color).toEqual([{ ...entry('moss'), linked_data: moss }])
    expect(body.values.materials).toEqual([
      { ...entry(['cotton', 'wool']), linked_data: { cotton, wool } },
    ])
    expect((await viewed('with_attribute_options=true'))?.values.color).toEqual(body.values.color)
  })

  test('do not come along unasked', async () => {
    const { body } = await pim.get<Product>(`${products}/viewed`)
    expect(body.values.color).toEqual([entry('moss')])
  })
})

describe('completeness', () => {
  async function completeness(identifier: string) {
    const { body } = await pim.get<Product & { completenesses: Completeness[] }>(
      `${products}/${identifier}?with_completenesses=true`,
    )
    return body.completenesses.map(({ scope, locale, data }) => `${scope} ${locale} ${data}`)
  }

  test('is not there unasked', async () => {
    expect((await pim.get(`${products}/halo`)).body).not.toHaveProperty('completenesses')
  })

  test('is a share per channel and locale, in order, rounded down', async () => {
    // Required for ecommerce: sku, description, name, price; legal_note too where it is available (fr_FR).
    // Required for print: sku, slogan, weight.
    expect(await completeness('halo')).toEqual([
      'ecommerce en_US 50',
      'ecommerce fr_FR 40',
      'print de_DE 100',
      'print en_US 100',
    ])
  })

  test('grows with what is filled; a price counts with all currencies of the channel', async () => {
    const address = `${products}/growing`
    await pim.post(products, { identifier: 'growing', family: 'lamps' })
    expect(await completeness('growing')).toEqual([
      'ecommerce en_US 25',
      'ecommerce fr_FR 20',
      'print de_DE 33',
      'print en_US 33',
    ])
    const price = (...currencies: string[]) => ({
      values: { price: [entry(currencies.map((currency) => ({ amount: 1, currency })))] },
    })
    await pim.patch(address, price('EUR'))
    expect(await completeness('growing')).toContain('ecommerce en_US 25')
    await pim.patch(address, price('EUR', 'USD'))
    expect(await completeness('growing')).toContain('ecommerce en_US 50')
    await pim.patch(address, {
      values: {
        name: [text('en_US', null)],
        description: [text('en_US', 'ecommerce')],
        legal_note: [text('fr_FR', null)],
      },
    })
    expect(await completeness('growing')).toEqual([
      'ecommerce en_US 100',
      'ecommerce fr_FR 60',
      'print de_DE 33',
      'print en_US 33',
    ])
  })

  test('counts what a variant inherits', async () => {
    expect(await completeness('linden_moss_m')).toContain('ecommerce en_US 100')
  })

  test('of a family that asks for nothing is 100 with an identifier', async () => {
    await pim.post(products, { identifier: 'plain_one', family: 'plain' })
    expect(new Set((await completeness('plain_one')).map((line) => line.split(' ')[2]))).toEqual(
      new Set(['100']),
    )
  })

  test('is empty without family', async () => {
    expect(await completeness('loose')).toEqual([])
  })

  test('comes in lists as well', async () => {
    const item = (await viewed('with_completenesses=true')) as { completenesses?: object[] }
    expect(item.completenesses).toHaveLength(4)
  })
})
