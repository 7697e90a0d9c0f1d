import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Product, ProductByUuid, ProductModel } from '#contract'
import { testUuids } from '../support/catalog.ts'
import { openSandbox, origin } from '../support/sandbox.ts'

const sandbox = await openSandbox()
const { pim, clock } = sandbox
afterAll(() => sandbox.close())

const products = '/api/rest/v1/products'
const byUuid = '/api/rest/v1/products-uuid'
const models = '/api/rest/v1/product-models'
const entry = (data: unknown, locale: string | null = null, scope: string | null = null) => ({
  locale,
  scope,
  data,
})
const day = (moment: number) => new Date(moment).toISOString().slice(0, 19).replace('T', ' ')
const started = clock.now()
const past = '2026-03-02 08:00:00'

// Beside the catalogue's own halo (a lamp), loose (nothing) and linden_moss_m (a variant).
clock.advance({ seconds: 600 })
await pim.post(products, {
  identifier: 'ALPHA_1',
  enabled: false,
  family: 'lamps',
  categories: ['lighting', 'winter'],
  groups: ['Outlet'],
  values: {
    name: [entry('Reading Lamp', 'en_US'), entry('Lampe', 'fr_FR')],
    description: [entry('Made of 100% oak_wood', 'en_US', 'ecommerce')],
    slogan: [entry('Read on', null, 'print')],
    short: [entry('abc')],
    pieces: [entry(4)],
    rating: [entry('7.25')],
    weight: [entry({ amount: '1500', unit: 'GRAM' })],
    price: [
      entry([
        { amount: '45', currency: 'EUR' },
        { amount: '50', currency: 'USD' },
      ]),
    ],
    recyclable: [entry(true)],
    release_date: [entry('2016-07-04')],
    color: [entry('moss')],
    materials: [entry(['wool', 'cotton'])],
    picture: [entry('a/b/c/d/abcd_lamp.jpg')],
  },
})
await pim.post(products, {
  identifier: 'beta_2',
  family: 'lamps',
  categories: ['clothing'],
  groups: ['bestsellers'],
  values: {
    name: [entry('Floor lamp', 'en_US')],
    pieces: [entry(7)],
    rating: [entry('-3')],
    weight: [entry({ amount: '2', unit: 'KILOGRAM' })],
    price: [entry([{ amount: '90', currency: 'EUR' }])],
    recyclable: [entry(false)],
    release_date: [entry('2018-01-01')],
    color: [entry('Sand')],
    materials: [entry(['oak'])],
  },
})

type Filters = Record<string, unknown>
const query = (filters: unknown) => `search=${encodeURIComponent(JSON.stringify(filters))}`

async function found(path: string, asked: string): Promise<string[]> {
  const { status, body } = await pim.get<{
    _embedded: { items: Partial<Product & ProductModel>[] }
  }>(`${path}?limit=100&${asked}`)
  expect([status, body]).toEqual([200, expect.anything()])
  const { items } = body['_embedded']
  return items.map(({ identifier, code }) => identifier ?? code ?? '').toSorted()
}

const search = (filters: Filters, asked = '') => found(products, `${query(filters)}&${asked}`)
const all = ['ALPHA_1', 'beta_2', 'halo', 'linden_moss_m', 'loose']
const without = (...some: string[]) => all.filter((identifier) => !some.includes(identifier))

/** One condition: a property, an operator, what else it says, and who meets it. */
type Row = [property: string, operator: string, own: object, expected: string[]]

describe('products are searched by', () => {
  test.each<Row>([
    ['identifier', '=', { value: 'alpha_1' }, ['ALPHA_1']],
    ['identifier', '!=', { value: 'alpha_1' }, without('ALPHA_1')],
    ['identifier', 'STARTS WITH', { value: 'Alp' }, ['ALPHA_1']],
    ['identifier', 'STARTS WITH', { value: 'l' }, ['linden_moss_m', 'loose']],
    ['identifier', 'STARTS WITH', { value: 'a_' }, []],
    ['identifier', 'CONTAINS', { value: 'A_' }, ['ALPHA_1', 'beta_2']],
    ['identifier', 'DOES NOT CONTAIN', { value: '_' }, ['halo', 'loose']],
    ['identifier', 'IN', { value: ['HALO', 'beta_2', 'cars'] }, ['beta_2', 'halo']],
    ['identifier', 'IN', { value: [] }, []],
    ['identifier', 'NOT IN', { value: ['HALO', 'beta_2'] }, without('halo', 'beta_2')],
    ['identifier', 'EMPTY', {}, []],
    ['identifier', 'NOT EMPTY', {}, all],
    ['sku', 'IN', { value: ['halo'] }, ['halo']],
    ['uuid', 'IN', { value: [testUuids.halo.toUpperCase(), 'cars'] }, ['halo']],
    ['uuid', 'NOT IN', { value: [testUuids.halo] }, without('halo')],
    ['enabled', '=', { value: false }, ['ALPHA_1']],
    ['enabled', '!=', { value: false }, without('ALPHA_1')],
    ['groups', 'IN', { value: ['outlet', 'cars'] }, ['ALPHA_1']],
    ['groups', 'NOT IN', { value: ['outlet'] }, without('ALPHA_1')],
    ['groups', 'EMPTY', {}, without('ALPHA_1', 'beta_2')],
    ['groups', 'NOT EMPTY', {}, ['ALPHA_1', 'beta_2']],
    ['family', 'IN', { value: ['LAMPS', 'cars'] }, ['ALPHA_1', 'beta_2', 'halo']],
    ['family', 'NOT IN', { value: ['lamps'] }, ['linden_moss_m', 'loose']],
    ['family', 'EMPTY', {}, ['loose']],
    ['family', 'NOT EMPTY', {}, without('loose')],
    ['parent', '=', { value: 'LINDEN' }, ['linden_moss_m']],
    ['parent', '=', { value: 'linden_moss' }, ['linden_moss_m']],
    ['parent', '=', { value: 'birch' }, []],
    ['parent', 'IN', { value: ['linden'] }, []],
    ['parent', 'IN', { value: ['birch', 'Linden_Moss'] }, ['linden_moss_m']],
    ['parent', 'EMPTY', {}, without('linden_moss_m')],
    ['parent', 'NOT EMPTY', {}, ['linden_moss_m']],
  ])('%s %s %j', async (property, operator, own, expected) => {
    expect(await search({ [property]: [{ operator, ...own }] })).toEqual(expected)
  })

  test.each<Row>([
    ['categories', 'IN', { value: ['Lighting'] }, ['ALPHA_1']],
    ['categories', 'IN', { value: ['clothing'] }, ['beta_2', 'linden_moss_m']],
    ['categories', 'NOT IN', { value: ['clothing'] }, ['ALPHA_1', 'halo', 'loose']],
    ['categories', 'IN OR UNCLASSIFIED', { value: ['lighting'] }, ['ALPHA_1', 'loose']],
    ['categories', 'IN CHILDREN', { value: ['lighting'] }, ['ALPHA_1', 'halo']],
    ['categories', 'IN CHILDREN', { value: ['master'] }, without('loose')],
    ['categories', 'NOT IN CHILDREN', { value: ['seasons'] }, ['beta_2', 'halo', 'loose']],
    ['categories', 'UNCLASSIFIED', {}, ['loose']],
  ])('%s %s %j', async (property, operator, own, expected) => {
    expect(await search({ [property]: [{ operator, ...own }] })).toEqual(expected)
  })

  const fresh = ['ALPHA_1', 'beta_2']
  const old = ['halo', 'linden_moss_m', 'loose']
  test.each<[operator: string, value: unknown, expected: string[]]>([
    ['>', day(started), fresh],
    ['<', day(started), old],
    ['=', past, old],
    ['!=', past, fresh],
    ['BETWEEN', [past, day(started)], old],
    ['NOT BETWEEN', [past, day(started)], fresh],
    ['SINCE LAST N DAYS', 1, fresh],
    ['>', '2026-03-02T07:59:59+00:00', all],
  ])('created and updated %s %j', async (operator, value, expected) => {
    for (const property of ['created', 'updated']) {
      expect(await search({ [property]: [{ operator, value }] })).toEqual(expected)
    }
  })

  test('several conditions, all of which have to hold', async () => {
    const lamps = { operator: 'IN', value: ['lamps'] }
    expect(
      await search({
        family: [lamps],
        enabled: [{ operator: '=', value: true }],
        pieces: [
          { operator: '>', value: 3 },
          { operator: '<', value: 8 },
        ],
      }),
    ).toEqual(['beta_2'])
  })

  test('nothing at all', async () => {
    expect(await search({})).toEqual(all)
  })
})

describe('values are searched by', () => {
  const en = { locale: 'en_US' }
  test.each<Row>([
    ['name', '=', { ...en, value: 'reading lamp' }, ['ALPHA_1']],
    ['name', '!=', { ...en, value: 'reading lamp' }, ['beta_2', 'halo', 'linden_moss_m']],
    ['name', 'STARTS WITH', { ...en, value: 'read' }, ['ALPHA_1']],
    ['name', 'CONTAINS', { ...en, value: 'LAMP' }, ['ALPHA_1', 'beta_2', 'halo']],
    ['name', 'DOES NOT CONTAIN', { ...en, value: 'lamp' }, ['linden_moss_m']],
    ['name', 'IN', { ...en, value: ['floor lamp', 'x'] }, ['beta_2']],
    ['name', 'NOT IN', { ...en, value: ['Floor lamp'] }, ['ALPHA_1', 'halo', 'linden_moss_m']],
    ['name', '=', { locale: 'FR_fr', value: 'lampe' }, ['ALPHA_1']],
    ['name', 'EMPTY', { locale: 'fr_FR' }, ['beta_2']],
    ['name', 'NOT EMPTY', { locale: 'fr_FR' }, ['ALPHA_1', 'halo']],
    ['description', 'CONTAINS', { ...en, scope: 'ECOMMERCE', value: '100% oak_' }, ['ALPHA_1']],
    ['description', 'CONTAINS', { ...en, scope: 'ecommerce', value: '100_' }, []],
    ['slogan', '=', { scope: 'print', value: 'read on' }, ['ALPHA_1']],
    ['pieces', '<', { value: 7 }, ['ALPHA_1']],
    ['pieces', '<=', { value: 7 }, ['ALPHA_1', 'beta_2']],
    ['pieces', '=', { value: '7' }, ['beta_2']],
    ['pieces', '!=', { value: 7 }, ['ALPHA_1']],
    ['rating', '>=', { value: '7.25' }, ['ALPHA_1']],
    ['rating', '>', { value: -3.5 }, ['ALPHA_1', 'beta_2']],
    ['weight', '<', { value: { amount: '1.6', unit: 'KILOGRAM' } }, ['ALPHA_1', 'halo']],
    ['weight', '=', { value: { amount: 1500, unit: 'gram' } }, ['ALPHA_1']],
    ['weight', '>=', { value: { amount: '1500', unit: 'GRAM' } }, ['ALPHA_1', 'beta_2']],
    ['weight', 'EMPTY', {}, ['linden_moss_m']],
    ['price', '<', { value: { amount: '60', currency: 'EUR' } }, ['ALPHA_1']],
    ['price', '>', { value: { amount: 60, currency: 'EUR' } }, ['beta_2', 'linden_moss_m']],
    ['price', '=', { value: { amount: 50, currency: 'USD' } }, ['ALPHA_1']],
    ['price', 'EMPTY', {}, ['halo']],
    ['recyclable', '=', { value: true }, ['ALPHA_1']],
    ['recyclable', '!=', { value: true }, ['beta_2']],
    ['recyclable', 'NOT EMPTY', {}, ['ALPHA_1', 'beta_2']],
    ['release_date', '<', { value: '2017-01-01' }, ['ALPHA_1']],
    ['release_date', '=', { value: '2016-07-04' }, ['ALPHA_1']],
    ['release_date', '!=', { value: '2016-07-04' }, ['beta_2']],
    ['release_date', '>', { value: '2016-07-04' }, ['beta_2']],
    ['release_date', 'BETWEEN', { value: ['2016-01-01', '2016-12-31'] }, ['ALPHA_1']],
    ['release_date', 'NOT BETWEEN', { value: ['2016-01-01', '2016-12-31'] }, ['beta_2']],
    ['color', 'IN', { value: ['MOSS'] }, ['ALPHA_1', 'linden_moss_m']],
    ['color', 'NOT IN', { value: ['moss'] }, ['beta_2', 'halo', 'loose']],
    ['color', 'NOT EMPTY', {}, ['ALPHA_1', 'beta_2', 'linden_moss_m']],
    ['materials', 'IN', { value: ['oak', 'Wool'] }, ['ALPHA_1', 'beta_2']],
    ['materials', 'NOT IN', { value: ['oak'] }, without('beta_2')],
    ['picture', '=', { value: 'LAMP.jpg' }, ['ALPHA_1']],
    ['picture', 'STARTS WITH', { value: 'lamp' }, ['ALPHA_1']],
    ['picture', 'CONTAINS', { value: '.png' }, []],
    ['picture', 'NOT EMPTY', {}, ['ALPHA_1']],
  ])('%s %s %j', async (property, operator, own, expected) => {
    expect(await search({ [property]: [{ operator, ...own }] })).toEqual(expected)
  })

  test('a value can be missed where it could be: in the family, and on the level of a variant', async () => {
    const empty = (attribute: string, own: object = {}) =>
      search({ [attribute]: [{ operator: 'EMPTY', ...own }] })
    // Lamps have a slogan; of jackets, it is on the level of the sub models.
    expect(await empty('slogan', { scope: 'ecommerce' })).toEqual(['ALPHA_1', 'beta_2'])
    expect(await empty('ean')).toEqual(['linden_moss_m'])
    expect(await empty('homepage')).toEqual([])
  })

  test('locale and channel of the search where a condition names none', async () => {
    const filters = { description: [{ operator: 'CONTAINS', value: 'oak' }] }
    expect(await search(filters, 'search_locale=en_US&search_scope=ecommerce')).toEqual(['ALPHA_1'])
    const own = { description: [{ operator: 'CONTAINS', value: 'oak', locale: 'fr_FR' }] }
    expect(await search(own, 'search_locale=en_US&search_scope=ecommerce')).toEqual([])
  })
})

describe('a search is refused', () => {
  const structure = (property: string) =>
    `Structure of filter "${property}" should respect this structure: {"${property}":[{"operator": "my_operator", "value": "my_value"}]}`
  const unsupported = (property: string, operator: string) =>
    `Filter on property "${property}" is not supported or does not support operator "${operator}"`

  test.each(['{', '5', '"text"', 'null', ''])('as no JSON object: %s', async (text) => {
    for (const path of [products, byUuid, models]) {
      const { status, body } = await pim.get(`${path}?search=${encodeURIComponent(text)}`)
      expect(status).toBe(400)
      expect(body).toEqual({ code: 400, message: 'Search query parameter should be valid JSON.' })
    }
  })

  test.each<[filters: Filters, message: string]>([
    [{ family: { operator: 'IN', value: [] } }, structure('family')],
    [{ family: [] }, structure('family')],
    [{ family: 'lamps' }, structure('family')],
    [{ family: ['lamps'] }, structure('family')],
    [{ family: [{ value: ['lamps'] }] }, 'Operator is missing for the property "family".'],
    [{ family: [{ operator: ['IN'] }] }, 'Operator has to be a string, "array" given.'],
    [{ cars: [{ operator: '=', value: 1 }] }, unsupported('cars', '=')],
    [{ family: [{ operator: 'LIKE', value: 'l' }] }, unsupported('family', 'LIKE')],
    [{ name: [{ operator: '>', value: 'l', locale: 'en_US' }] }, unsupported('name', '>')],
    [{ family: [{ operator: 'toString', value: 'l' }] }, unsupported('family', 'toString')],
    [
      { enabled: [{ operator: '=', value: 'yes' }] },
      'Filter "enabled" with operator "=" expects a boolean value.',
    ],
    [{ name: [{ operator: '=', value: 'a' }] }, 'Attribute "name" expects a locale, none given.'],
    [
      { slogan: [{ operator: '=', value: 'a' }] },
      'Attribute "slogan" expects a scope, none given.',
    ],
    [
      { slogan: [{ operator: '=', value: 'a', scope: 'web' }] },
      'Attribute "slogan" expects an existing scope, "web" given.',
    ],
    [
      { name: [{ operator: '=', value: 'a', locale: 'it_IT' }] },
      'Locale "it_IT" does not exist or is not activated.',
    ],
    [{ categories: [{ operator: 'IN', value: ['cars'] }] }, 'Category "cars" does not exist.'],
    [
      { categories: [{ operator: 'IN', value: ['cars', 'winter', 'boats'] }] },
      'Categories "cars, boats" do not exist.',
    ],
    [
      { family: [{ operator: 'IN', value: 'lamps' }] },
      'Property "family" expects an array as data, "string" given.',
    ],
    [{ family: [{ operator: 'IN' }] }, 'Property "family" expects an array as data, "NULL" given.'],
    [
      { family: [{ operator: 'IN', value: [{ toString: 1 }] }] },
      'Property "family" expects an array with valid data, one of the "family" values is not a scalar.',
    ],
    [
      { updated: [{ operator: '>', value: { toString: 1 } }] },
      'Property "updated" expects a string with the format "yyyy-mm-dd H:i:s" as data.',
    ],
    [
      { updated: [{ operator: 'SINCE LAST N DAYS', value: 1e300 }] },
      'Property "updated" expects a whole number of days as data.',
    ],
    [
      { updated: [{ operator: 'BETWEEN', value: [past] }] },
      'Property "updated" expects two dates as data.',
    ],
    [
      { identifier: [{ operator: 'IN', value: Array.from({ length: 101 }, () => 'a') }] },
      'Property "identifier" expects an array with at most 100 values as data, 101 given.',
    ],
    [
      { weight: [{ operator: '<', value: { amount: 1 } }] },
      'Property "weight" expects an array with the key "unit".',
    ],
    [
      { weight: [{ operator: '<', value: { amount: 1, unit: 'MILE' } }] },
      'Please specify a valid metric unit',
    ],
    [
      { price: [{ operator: '<', value: { amount: 1, currency: 'ADP' } }] },
      'Please specify a valid currency',
    ],
    [
      { pieces: [{ operator: '<', value: 'many' }] },
      'Property "pieces" expects a number as data, "string" given.',
    ],
  ])('%j', async (filters, message) => {
    for (const path of [products, byUuid]) {
      const { status, body } = await pim.get(`${path}?${query(filters)}`)
      expect([status, body]).toEqual([422, { code: 422, message }])
    }
  })

  test.each([
    ['search_locale=xx_XX', 'Locale "xx_XX" does not exist or is not activated.'],
    ['search_locale=xx_XX,it_IT', 'Locales "xx_XX, it_IT" do not exist or are not activated.'],
  ])('%s', async (asked, message) => {
    const { status, body } = await pim.get(`${products}?${asked}`)
    expect([status, body]).toEqual([422, { code: 422, message }])
  })
})

describe('product models are searched by', () => {
  const roots = ['birch', 'linden']
  const subs = ['linden_moss', 'linden_sand']
  test.each<Row>([
    ['identifier', 'IN', { value: ['LINDEN', 'cars'] }, ['linden']],
    ['identifier', 'NOT IN', { value: ['linden', 'birch'] }, subs],
    ['family', 'IN', { value: ['JACKETS'] }, [...roots, ...subs]],
    ['family', 'IN', { value: ['lamps'] }, []],
    ['family', 'NOT IN', { value: ['jackets'] }, []],
    ['family', 'NOT EMPTY', {}, [...roots, ...subs]],
    ['family', 'EMPTY', {}, []],
    ['parent', 'IN', { value: ['LINDEN', 'birch'] }, subs],
    ['parent', 'EMPTY', {}, roots],
    ['parent', 'NOT EMPTY', {}, subs],
    ['categories', 'IN', { value: ['clothing'] }, ['linden', ...subs]],
    ['categories', 'IN CHILDREN', { value: ['seasons'] }, ['linden_moss']],
    ['categories', 'NOT IN CHILDREN', { value: ['seasons'] }, ['birch', 'linden', 'linden_sand']],
    ['categories', 'UNCLASSIFIED', {}, ['birch']],
    ['created', '=', { value: past }, [...roots, ...subs]],
    ['updated', '>', { value: past }, []],
    ['name', 'CONTAINS', { value: 'linden', locale: 'en_US' }, ['linden', ...subs]],
    ['color', 'IN', { value: ['moss'] }, ['linden_moss']],
    ['weight', '>', { value: { amount: 1, unit: 'KILOGRAM' } }, ['birch']],
    ['color', 'EMPTY', {}, ['birch']],
    ['slogan', 'EMPTY', { scope: 'print' }, ['birch', ...subs]],
    ['ean', 'EMPTY', {}, []],
  ])('%s %s %j', async (property, operator, own, expected) => {
    expect(await found(models, query({ [property]: [{ operator, ...own }] }))).toEqual(expected)
  })

  test.each([
    ['identifier', '=', 'linden'],
    ['enabled', '=', true],
    ['groups', 'IN', []],
    ['quality_score', 'IN', ['A']],
    ['parent', '=', 'linden'],
    ['completeness', '=', 100],
  ])('nothing else: %s %s', async (property, operator, value) => {
    const { status, body } = await pim.get(
      `${models}?${query({ [property]: [{ operator, value }] })}`,
    )
    expect([status, body]).toEqual([
      422,
      {
        code: 422,
        message: `Filter on property "${property}" is not supported or does not support operator "${operator}"`,
      },
    ])
  })
})

describe('a search by body', () => {
  interface Page {
    _links: { self: { href: string }; next?: { href: string } }
    items_count?: number
    _embedded: { items: (ProductByUuid & { _links: { self: { href: string } } })[] }
  }
  const post = (body: object) => pim.post<Page>(`${byUuid}/search`, body)

  test('answers like the list by uuid', async () => {
    const lamps = { family: [{ operator: 'IN', value: ['lamps'] }] }
    const { status, body } = await post({
      search: lamps,
      attributes: ['sku', 'pieces'],
      locales: 'en_US',
      with_count: true,
      with_completenesses: true,
      limit: 2,
      page: 1,
    })
    expect(status).toBe(200)
    const asList = await pim.get<Page>(
      `${byUuid}?${query(lamps)}&attributes=sku,pieces&locales=en_US&with_count=true&with_completenesses=true&limit=2`,
    )
    expect(body.items_count).toBe(3)
    expect(body['_embedded']).toEqual(asList.body['_embedded'])
    expect(body['_links']).toEqual(asList.body['_links'])
    const [first] = body['_embedded'].items
    expect(first?.['_links'].self.href).toBe(`${origin}${byUuid}/${first?.uuid}`)
  })

  test('pages on with what its links say', async () => {
    const sent = { pagination_type: 'search_after', limit: 3 }
    const { body } = await post(sent)
    const next = new URL(body['_links'].next?.href ?? '').searchParams.get('search_after')
    const rest = await post({ ...sent, search_after: next })
    const seen = [body, rest.body].flatMap((page) => page['_embedded'].items)
    expect(new Set(seen.map(({ uuid }) => uuid)).size).toBe(5)
  })

  test('takes the search as a text, too, and lists everything without one', async () => {
    const text = JSON.stringify({ enabled: [{ operator: '=', value: false }] })
    expect((await post({ search: text })).body['_embedded'].items).toHaveLength(1)
    expect((await post({})).body['_embedded'].items).toHaveLength(5)
  })

  test.each<[body: object, status: number, message: string]>([
    [{ search: '{' }, 400, 'Search query parameter should be valid JSON.'],
    [{ limit: 101 }, 422, 'You cannot request more than 100 items.'],
    [{ attributes: ['cars'] }, 422, 'Attribute "cars" does not exist.'],
    [
      { attributes: Array.from({ length: 801 }, () => 'name') },
      422,
      'You cannot request more than 800 attributes.',
    ],
    [
      { search: { pieces: Array.from({ length: 21 }, () => ({ operator: '>', value: 1 })) } },
      422,
      'You cannot search with more than 20 criteria.',
    ],
    [
      { with_count: 'maybe' },
      422,
      'Parameter "with_count" has to be a boolean. Only "true" or "false" allowed, "maybe" given.',
    ],
  ])('is refused: %j', async (sent, status, message) => {
    const answer = await post(sent)
    expect([answer.status, answer.body]).toEqual([status, { code: status, message }])
  })

  test('knows the parameters of the list and nothing else', async () => {
    const { status, body } = await post({ colour: 'moss' })
    expect(status).toBe(422)
    expect(body).toMatchObject({
      message:
        'Property "colour" does not exist. Check the expected format on the API documentation.',
    })
    expect((await post({ limit: [3] })).body).toMatchObject({
      message:
        'Property "limit" expects a scalar as data, "array" given. Check the expected format on the API documentation.',
    })
  })

  test('is the only thing that its address knows', async () => {
    const { status, headers } = await pim.get(`${byUuid}/search`)
    expect([status, headers.get('allow')]).toEqual([405, 'POST'])
  })
})

describe('changes of a model', async () => {
  const own = await openSandbox()
  afterAll(() => own.close())

  test('are found by the date of what is below, which keeps its own date', async () => {
    const before = day(own.clock.now())
    own.clock.advance({ seconds: 60 })
    const values = { name: [entry('Linden', 'en_US')] }
    await own.pim.patch(`${models}/linden`, { values })
    const since = query({ updated: [{ operator: '>', value: before }] })
    const variants = await own.pim.get<{ _embedded: { items: Product[] } }>(`${products}?${since}`)
    expect(variants.body['_embedded'].items).toMatchObject([
      { identifier: 'linden_moss_m', updated: '2026-03-02T08:00:00+00:00' },
    ])
    const changed = await own.pim.get<{ _embedded: { items: ProductModel[] } }>(
      `${models}?${since}`,
    )
    expect(changed.body['_embedded'].items.map(({ code }) => code)).toEqual([
      'linden',
      'linden_moss',
      'linden_sand',
    ])
  })
})

describe('texts that JSON writes otherwise are found', () => {
  test.each(['a "quoted" word', String.raw`C:\lamps\new`, 'two\nlines', 'tab\tbed', '𝕏 and é'])(
    '%j',
    async (data) => {
      const body = { identifier: 'odd', family: 'lamps', values: { name: [entry(data, 'en_US')] } }
      expect((await pim.patch(`${products}/odd`, body)).status).toBeLessThan(300)
      for (const operator of ['=', 'CONTAINS', 'STARTS WITH']) {
        const filters = { name: [{ operator, value: data.toUpperCase(), locale: 'en_US' }] }
        expect(await search(filters)).toEqual(['odd'])
      }
      const among = { name: [{ operator: 'IN', value: ['nothing', data], locale: 'en_US' }] }
      expect(await search(among)).toEqual(['odd'])
      expect((await pim.remove(`${products}/odd`)).status).toBe(204)
    },
  )
})

describe('letters beyond ASCII are the same in both cases', () => {
  const named = (identifier: string, data: string) =>
    pim.post(products, { identifier, family: 'lamps', values: { name: [entry(data, 'en_US')] } })

  beforeAll(async () => {
    await named('älmhult', 'Lumière d’Été')
    await named('straße', 'Ørsted ÅNGSTRÖM')
  })
  afterAll(async () => {
    for (const identifier of ['älmhult', 'straße']) {
      await pim.remove(`${products}/${encodeURIComponent(identifier)}`)
    }
  })

  test.each<Row>([
    ['identifier', '=', { value: 'ÄLMHULT' }, ['älmhult']],
    ['identifier', 'STARTS WITH', { value: 'Äl' }, ['älmhult']],
    ['identifier', 'IN', { value: ['ÄLMHULT', 'HALO'] }, ['halo', 'älmhult']],
    ['identifier', 'CONTAINS', { value: 'AßE' }, ['straße']],
    ['name', 'CONTAINS', { value: 'LUMIÈRE' }, ['älmhult']],
    ['name', 'STARTS WITH', { value: 'ørsted ångström' }, ['straße']],
    ['name', '=', { value: 'LUMIÈRE D’ÉTÉ' }, ['älmhult']],
    ['name', 'IN', { value: ['ørsted ångström', 'lumière d’été'] }, ['straße', 'älmhult']],
    ['name', 'CONTAINS', { value: 'Lumiere' }, []],
    ['name', 'CONTAINS', { value: 'ЖЖЖ' }, []],
  ])('%s %s %j', async (property, operator, own, expected) => {
    const locale = property === 'name' ? { locale: 'en_US' } : {}
    expect(await search({ [property]: [{ operator, ...own, ...locale }] })).toEqual(expected)
  })

  test('however many there are', async () => {
    const value = Array.from({ length: 1500 }, (_, at) => String.fromCodePoint(0x100 + at)).join('')
    const filters = { name: [{ operator: 'CONTAINS', value, locale: 'en_US' }] }
    expect(await search(filters)).toEqual([])
  })
})
