import { afterAll, describe, expect, test } from 'vitest'
import { openSandbox, origin } from '../support/sandbox.ts'

const sandbox = await openSandbox()
const { pim } = sandbox
afterAll(() => sandbox.close())

const rest = '/api/rest/v1'

interface Page {
  _links: Record<string, { href: string }>
  current_page?: number
  items_count?: number
  _embedded: { items: ({ _links: { self: { href: string } } } & Record<string, unknown>)[] }
}

const itemsOf = ({ _embedded: { items } }: Page) => items
const linksOf = ({ _links: links }: Page) => links
const get = (path: string) => pim.get<Page>(rest + path)
const plain = (message: string, code = 422) => ({ code, message })

/** Each list with its items' key, in its default order. */
const structural: [path: string, codes: string[]][] = [
  ['/families', ['jackets', 'lamps', 'plain']],
  ['/categories', ['seasons', 'winter', 'master', 'lighting', 'desk_lighting', 'clothing']],
  ['/channels', ['ecommerce', 'print']],
  ['/locales', ['de_DE', 'en_GB', 'en_US', 'fr_FR', 'it_IT']],
  ['/currencies', ['ADP', 'EUR', 'USD']],
  ['/attributes/color/options', ['Sand', 'moss', 'slate']],
  ['/attributes/materials/options', ['cotton', 'oak', 'wool']],
]

describe.each(structural)('the list %s', (path, codes) => {
  const pages = (page: number, limit: number) =>
    `${origin}${rest}${path}?page=${page}&limit=${limit}&with_count=false`

  test('comes in its own order, each item with a link to itself', async () => {
    const { status, body } = await get(path)
    expect(status).toBe(200)
    expect(itemsOf(body).map(({ code }) => code)).toEqual(codes)
    expect(itemsOf(body).map(({ _links }) => _links.self.href)).toEqual(
      codes.map((code) => `${origin}${rest}${path}/${code}`),
    )
    expect(linksOf(body)).toEqual({
      self: { href: pages(1, 10) },
      first: { href: pages(1, 10) },
    })
    expect(body.current_page).toBe(1)
    expect(body).not.toHaveProperty('items_count')
  })

  test('holds what its items are when read one by one', async () => {
    const { body } = await get(path)
    for (const { _links, ...item } of itemsOf(body)) {
      const one = await pim.get(_links.self.href.slice(origin.length))
      expect(one.body).toEqual(item)
    }
  })

  test('has a next page after every full one, and an empty page past the end', async () => {
    const full = await get(`${path}?limit=${codes.length}`)
    expect(linksOf(full.body)).toEqual({
      self: { href: pages(1, codes.length) },
      first: { href: pages(1, codes.length) },
      next: { href: pages(2, codes.length) },
    })
    const past = await pim.get<Page>(linksOf(full.body).next!.href.slice(origin.length))
    expect(past.status).toBe(200)
    expect(itemsOf(past.body)).toEqual([])
    expect(past.body.current_page).toBe(2)
    expect(linksOf(past.body)).toEqual({
      self: { href: pages(2, codes.length) },
      first: { href: pages(1, codes.length) },
      previous: { href: pages(1, codes.length) },
    })
  })

  test('counts when asked to, and its links ask again', async () => {
    const { body } = await get(`${path}?with_count=true&limit=1&page=2`)
    expect(body.items_count).toBe(codes.length)
    expect(linksOf(body).self?.href).toBe(`${origin}${rest}${path}?page=2&limit=1&with_count=true`)
    expect((await get(`${path}?with_count=false`)).body).not.toHaveProperty('items_count')
  })

  test('gives every item once when its links are followed', async () => {
    const seen: unknown[] = []
    let next: string | undefined = `${rest}${path}?limit=2`
    while (next) {
      const { body }: { body: Page } = await pim.get<Page>(next)
      seen.push(...itemsOf(body).map(({ code }) => code))
      next = linksOf(body).next?.href.slice(origin.length)
    }
    expect(seen).toEqual(codes)
  })

  test('does not know search_after', async () => {
    const { status, body } = await get(`${path}?pagination_type=search_after`)
    expect(status).toBe(422)
    expect(body).toEqual(plain('Pagination type is not supported.'))
  })
})

describe('a list of attributes', () => {
  test('is sorted by code and shows the labels of the group', async () => {
    const { body } = await get('/attributes?limit=100')
    const codes = itemsOf(body).map(({ code }) => String(code))
    expect(codes).toEqual(codes.toSorted())
    expect(itemsOf(body).find(({ code }) => code === 'name')).toMatchObject({
      group: 'marketing',
      group_labels: { en_US: 'Marketing' },
    })
  })
})

describe.each([
  '/products',
  '/products-uuid',
  '/attributes',
  '/attributes/color/options',
  '/families',
  '/categories',
  '/channels',
  '/locales',
  '/currencies',
])('a wrong page of %s', (path) => {
  test.each([
    ['limit=101', 'You cannot request more than 100 items.'],
    ['limit=0', '"0" is not a valid limit number.'],
    ['limit=-1', '"-1" is not a valid limit number.'],
    ['limit=a', '"a" is not a valid limit number.'],
    ['limit=1.5', '"1.5" is not a valid limit number.'],
    ['page=0', '"0" is not a valid page number.'],
    ['page=-1', '"-1" is not a valid page number.'],
    ['page=string', '"string" is not a valid page number.'],
    ['page=1.5', '"1.5" is not a valid page number.'],
    [
      'with_count=maybe',
      'Parameter "with_count" has to be a boolean. Only "true" or "false" allowed, "maybe" given.',
    ],
    ['pagination_type=unknown', 'Pagination type does not exist.'],
  ])('is refused: %s', async (query, message) => {
    const { status, body } = await get(`${path}?${query}`)
    expect(status).toBe(422)
    expect(body).toEqual(plain(message))
  })

  test('is not one of 100 items or one far behind the end', async () => {
    expect((await get(`${path}?limit=100&page=100`)).status).toBe(200)
  })
})

describe.each([
  ['/products', 'identifier'],
  ['/products-uuid', 'uuid'],
] as const)('the list %s', (path, key) => {
  const uuids = [1, 2, 3].map((number) => `00000000-0000-4000-8000-00000000000${number}`)
  const keys = key === 'uuid' ? uuids : ['halo', 'loose', 'linden_moss_m']

  test('comes by uuid with links of its own kind', async () => {
    const { body } = await get(`${path}?limit=3`)
    const link = (page: number) =>
      `${origin}${rest}${path}?page=${page}&with_count=false&pagination_type=page&limit=3`
    expect(itemsOf(body).map((item) => item[key])).toEqual(keys)
    expect(itemsOf(body).map(({ _links }) => _links.self.href)).toEqual(
      keys.map((one) => `${origin}${rest}${path}/${one}`),
    )
    expect(linksOf(body)).toEqual({
      self: { href: link(1) },
      first: { href: link(1) },
      next: { href: link(2) },
    })
  })

  test('counts when asked to', async () => {
    expect((await get(`${path}?with_count=true`)).body.items_count).toBe(3)
  })

  test('links carry the filters along', async () => {
    const { body } = await get(
      `${path}?limit=1&scope=ecommerce&locales=en_US&attributes=name,weight&with_completenesses=true&with_attribute_options=true`,
    )
    const next = new URL(linksOf(body).next!.href)
    expect(Object.fromEntries(next.searchParams)).toEqual({
      page: '2',
      with_count: 'false',
      pagination_type: 'page',
      limit: '1',
      scope: 'ecommerce',
      locales: 'en_US',
      attributes: 'name,weight',
      with_attribute_options: 'true',
      with_completenesses: 'true',
    })
  })

  test('refuses to go beyond item 10,000 page by page', async () => {
    expect((await get(`${path}?page=100&limit=100`)).status).toBe(200)
    const { status, body } = await get(`${path}?page=101&limit=100`)
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message:
        'You have reached the maximum number of pages you can retrieve with the "page" pagination type. Please use the search after pagination type instead',
      _links: {
        documentation: {
          href: 'http://api.akeneo.com/documentation/pagination.html#the-search-after-method',
        },
      },
    })
  })

  test('can be read from a cursor on', async () => {
    const first = await get(`${path}?pagination_type=search_after&limit=2`)
    expect(first.body).not.toHaveProperty('current_page')
    expect(first.body).not.toHaveProperty('items_count')
    const base = `${origin}${rest}${path}?with_count=false&pagination_type=search_after&limit=2`
    expect(linksOf(first.body)).toEqual({
      self: { href: base },
      first: { href: base },
      next: { href: expect.stringContaining(`${base}&search_after=`) },
    })
    const second = await pim.get<Page>(linksOf(first.body).next!.href.slice(origin.length))
    expect(linksOf(second.body)).toEqual({
      self: { href: linksOf(first.body).next!.href },
      first: { href: base },
    })
    const items = [...itemsOf(first.body), ...itemsOf(second.body)]
    expect(items.map((item) => item[key])).toEqual(keys)
  })

  test('checks the limit of a read from a cursor on', async () => {
    const { body } = await get(`${path}?pagination_type=search_after&limit=101`)
    expect(body).toEqual(plain('You cannot request more than 100 items.'))
  })

  test('ends with an empty page after the last cursor', async () => {
    const { body } = await get(`${path}?pagination_type=search_after&search_after=${uuids[2]}`)
    expect(itemsOf(body)).toEqual([])
    expect(linksOf(body)).not.toHaveProperty('next')
  })

  test('goes on in order while products come and go', async () => {
    const own = await openSandbox()
    const { body } = await own.pim.get<Page>(`${rest}${path}?pagination_type=search_after&limit=1`)
    await own.pim.remove(`${rest}/products/halo`)
    const next = await own.pim.get<Page>(linksOf(body).next!.href.slice(origin.length))
    expect(itemsOf(next.body)[0]?.[key]).toBe(keys[1])
    own.close()
  })
})
