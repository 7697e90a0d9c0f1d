import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Product, ProductModel, QualityScore } from '#contract'
import { openSandbox } from '../support/sandbox.ts'

const sandbox = await openSandbox()
const { pim } = sandbox
afterAll(() => sandbox.close())

const products = '/api/rest/v1/products'
const byUuid = '/api/rest/v1/products-uuid'
const models = '/api/rest/v1/product-models'
const entry = (data: unknown, locale: string | null = null, scope: string | null = null) => [
  { locale, scope, data },
]

/** The scores as `channel locale letter`. */
async function scores(address: string): Promise<string[]> {
  const { body } = await pim.get<{ quality_scores: QualityScore[] }>(
    `${address}?with_quality_scores=true`,
  )
  return body.quality_scores.map(({ scope, locale, data }) => `${scope} ${locale} ${data}`)
}

async function found(path: string, query: string): Promise<string[]> {
  const { status, body } = await pim.get<{
    _embedded: { items: Partial<Product & ProductModel>[] }
  }>(`${path}?limit=100&${query}`)
  expect(status).toBe(200)
  const { items } = body['_embedded']
  return items.map(({ identifier, code }) => identifier ?? code ?? '').toSorted()
}

const search = (filters: object) => `search=${encodeURIComponent(JSON.stringify(filters))}`

// A lamp needs sku, description, name, price for ecommerce (and legal_note in fr_FR), and sku, slogan,
// weight for print.
beforeAll(async () => {
  await pim.post(products, { identifier: 'bare', family: 'lamps' })
  await pim.post(products, {
    identifier: 'full',
    family: 'lamps',
    values: {
      name: entry('Full', 'en_US'),
      description: entry('All of it', 'en_US', 'ecommerce'),
      price: entry([
        { amount: 1, currency: 'EUR' },
        { amount: 1, currency: 'USD' },
      ]),
    },
  })
})

describe('quality scores', () => {
  test('follow from completeness, per channel and locale', async () => {
    expect(await scores(`${products}/full`)).toEqual([
      'ecommerce en_US A',
      'ecommerce fr_FR E',
      'print de_DE E',
      'print en_US E',
    ])
    expect(await scores(`${products}/halo`)).toEqual([
      'ecommerce en_US E',
      'ecommerce fr_FR E',
      'print de_DE A',
      'print en_US A',
    ])
  })

  test('are empty without family', async () => {
    expect(await scores(`${products}/loose`)).toEqual([])
  })

  test('are there only when asked for', async () => {
    for (const address of [`${products}/full`, `${models}/linden`]) {
      expect((await pim.get(address)).body).not.toHaveProperty('quality_scores')
    }
    const wrong = await pim.get(`${products}/full?with_quality_scores=maybe`)
    expect(wrong.body).toEqual({
      code: 422,
      message:
        'Parameter "with_quality_scores" has to be a boolean. Only "true" or "false" allowed, "maybe" given.',
    })
  })

  test.each([products, byUuid, models])('come with the list %s', async (path) => {
    const { body } = await pim.get<{ _embedded: { items: { quality_scores?: object[] }[] } }>(
      `${path}?with_quality_scores=true`,
    )
    const { items } = body['_embedded']
    expect(items.every(({ quality_scores: own }) => Array.isArray(own))).toBe(true)
  })

  test('of a product model look at what its level can hold', async () => {
    // Required of a jacket for ecommerce: sku, name and color. A root has the name, a sub model the color.
    expect(await scores(`${models}/linden`)).toEqual([
      'ecommerce en_US A',
      'ecommerce fr_FR E',
      'print de_DE A',
      'print en_US A',
    ])
    expect(await scores(`${models}/linden_moss`)).toContain('ecommerce fr_FR E')
    expect(await scores(`${models}/birch`)).toContain('ecommerce en_US E')
  })

  test('are searched by channel and locale', async () => {
    const quality = (value: string[]) =>
      search({ quality_score: [{ operator: 'IN', value, scope: 'ecommerce', locale: 'en_US' }] })
    expect(await found(products, quality(['A']))).toEqual(['full', 'linden_moss_m'])
    expect(await found(products, quality(['E']))).toEqual(['bare', 'halo'])
    expect(await found(products, quality(['B', 'C', 'D']))).toEqual([])
    expect(await found(products, quality(['A', 'E']))).toHaveLength(4)
  })

  test.each([
    [
      { value: ['A'], locale: 'en_US' },
      'Property "quality_score" expects an array with the key "scope".',
    ],
    [
      { value: ['A'], scope: 'ecommerce' },
      'Property "quality_score" expects an array with the key "locale".',
    ],
    [
      { value: ['Z'], scope: 'ecommerce', locale: 'en_US' },
      'Property "quality_score" expects scores from A to E, "Z" given.',
    ],
    [{ value: ['A'], scope: 'web', locale: 'en_US' }, 'Scope "web" does not exist.'],
  ])('are not searched with %j', async (filter, message) => {
    const query = search({ quality_score: [{ operator: 'IN', ...filter }] })
    const { status, body } = await pim.get(`${products}?${query}`)
    expect([status, body]).toEqual([422, { code: 422, message }])
  })
})

describe('completeness', () => {
  const complete = (operator: string, own: object) =>
    search({ completeness: [{ operator, ...own }] })

  test.each<[operator: string, own: object, expected: string[]]>([
    ['=', { value: 100, scope: 'ecommerce' }, ['full', 'linden_moss_m']],
    ['=', { value: 100, scope: 'ECOMMERCE', locale: 'fr_FR' }, []],
    ['<', { value: 50, scope: 'ecommerce' }, ['bare', 'full', 'halo']],
    ['<=', { value: 25, scope: 'ecommerce' }, ['bare']],
    ['>', { value: 25, scope: 'ecommerce' }, ['full', 'halo', 'linden_moss_m']],
    ['>=', { value: 50, scope: 'ecommerce' }, ['full', 'halo', 'linden_moss_m']],
    ['!=', { value: 100, scope: 'print' }, ['bare', 'full']],
    [
      'GREATER THAN ON ALL LOCALES',
      { value: 50, scope: 'ecommerce', locales: ['en_US', 'fr_FR'] },
      ['linden_moss_m'],
    ],
    [
      'GREATER OR EQUALS THAN ON ALL LOCALES',
      { value: 40, scope: 'ecommerce', locales: ['en_US', 'fr_FR'] },
      ['full', 'halo', 'linden_moss_m'],
    ],
    [
      'LOWER THAN ON ALL LOCALES',
      { value: 50, scope: 'ecommerce', locales: ['en_US', 'fr_FR'] },
      ['bare'],
    ],
    [
      'LOWER OR EQUALS THAN ON ALL LOCALES',
      { value: 50, scope: 'ecommerce', locales: ['en_US', 'fr_FR'] },
      ['bare', 'halo'],
    ],
  ])('is searched with %s %j', async (operator, own, expected) => {
    expect(await found(products, complete(operator, own))).toEqual(expected)
  })

  test('is what products show, whatever was changed since', async () => {
    const shown = async () => {
      const { body } = await pim.get<{ _embedded: { items: Product[] } }>(
        `${products}?limit=100&with_completenesses=true`,
      )
      const { items } = body['_embedded']
      return items
        .filter(({ completenesses = [] }) =>
          completenesses.some(({ scope, data }) => scope === 'ecommerce' && data < 60),
        )
        .map(({ identifier }) => identifier)
        .toSorted()
    }
    const searched = () => found(products, complete('<', { value: 60, scope: 'ecommerce' }))
    const changes = [
      () => pim.patch(`${products}/bare`, { values: { name: entry('Bare', 'en_US') } }),
      () => pim.patch(`${models}/linden`, { values: { name: entry(null, 'en_US') } }),
      () => pim.patch(`${models}/linden`, { values: { name: entry('Linden', 'fr_FR') } }),
      () => pim.patch(`${products}/loose`, { family: 'plain' }),
      () =>
        pim.patch('/api/rest/v1/families/lamps', {
          attribute_requirements: { ecommerce: ['name'] },
        }),
      () => pim.remove(`${products}/bare`),
    ]
    expect(await searched()).toEqual(await shown())
    for (const change of changes) {
      expect((await change()).status).toBe(204)
      expect(await searched()).toEqual(await shown())
    }
  })

  test.each([
    ['=', { value: 100 }, 'Property "completeness" expects an array with the key "scope".'],
    ['=', { value: 100, scope: 'web' }, 'Scope "web" does not exist.'],
    [
      '=',
      { value: 'all', scope: 'print' },
      'Property "completeness" expects an integer as data, "string" given.',
    ],
    [
      'LOWER THAN ON ALL LOCALES',
      { value: 100, scope: 'print' },
      'Property "completeness" expects an array with the key "locales".',
    ],
    [
      'LOWER THAN ON ALL LOCALES',
      { value: 100, scope: 'print', locales: ['it_IT'] },
      'Locale "it_IT" does not exist or is not activated.',
    ],
  ])('is not searched with %s %j', async (operator, own, message) => {
    const { status, body } = await pim.get(`${products}?${complete(operator, own)}`)
    expect([status, body]).toEqual([422, { code: 422, message }])
  })
})

describe('completeness of variants', async () => {
  const own = await openSandbox()
  afterAll(() => own.close())
  await own.pim.post(products, {
    identifier: 'linden_moss_s',
    parent: 'linden_moss',
    values: { size: entry('s') },
  })
  await own.pim.post(models, {
    code: 'linden_slate',
    parent: 'linden',
    values: { color: entry('slate') },
  })
  const codes = async (operator: string, places: object) => {
    const query = search({ completeness: [{ operator, scope: 'ecommerce', ...places }] })
    const { body } = await own.pim.get<{ _embedded: { items: ProductModel[] } }>(
      `${models}?${query}`,
    )
    const { items } = body['_embedded']
    return items.map(({ code }) => code)
  }

  test.each<[operator: string, places: object, expected: string[]]>([
    ['AT LEAST COMPLETE', { locale: 'en_US' }, ['linden', 'linden_moss']],
    ['ALL COMPLETE', { locale: 'en_US' }, ['linden', 'linden_moss']],
    ['AT LEAST INCOMPLETE', { locale: 'en_US' }, []],
    ['ALL INCOMPLETE', { locale: 'fr_FR' }, ['linden', 'linden_moss']],
    ['AT LEAST COMPLETE', { locales: ['en_US', 'fr_FR'] }, []],
  ])('finds models: %s %j', async (operator, places, expected) => {
    expect(await codes(operator, places)).toEqual(expected)
  })

  test('needs a channel and a locale', async () => {
    const query = search({ completeness: [{ operator: 'ALL COMPLETE', scope: 'ecommerce' }] })
    const { body } = await own.pim.get(`${models}?${query}`)
    expect(body).toEqual({
      code: 422,
      message: 'Property "completeness" expects an array with the key "locale".',
    })
  })
})
