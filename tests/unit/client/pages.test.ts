import { AnswerError, createClient, createMemoryTokenStore, ForeignLinkError } from '#client'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baseUrl, collect, json, observe } from './support.ts'

interface ListOptions {
  count: number
  limit: number
  /** How the address of the page that begins at an index is written. */
  next: (start: number) => string
}

/** A list that, like the PIM, links to a next page whenever a page is full. */
function list({ count, limit, next }: ListOptions) {
  const all = Array.from({ length: count }, (_, index) => ({ code: `code-${index}` }))
  return observe((request) => {
    const { searchParams } = new URL(request.url)
    const start = Number(
      searchParams.get('search_after') ?? (Number(searchParams.get('page') ?? 1) - 1) * limit,
    )
    const items = all.slice(start, start + limit)
    const links = items.length === limit ? { next: { href: next(start + limit) } } : {}
    return json({ _links: links, _embedded: { items } })
  })
}

const address = `${baseUrl}/api/rest/v1/families`
const byPage = (limit: number) => (start: number) =>
  `${address}?page=${start / limit + 1}&limit=${limit}`
const bySearchAfter = (start: number) =>
  `${address}?pagination_type=search_after&search_after=${start}`

function clientOf({ fetch }: { fetch: (request: Request) => Promise<Response> }) {
  const tokenStore = createMemoryTokenStore({ accessToken: 'mine', refreshToken: '', expiresAt: 0 })
  return createClient({ baseUrl, fetch, tokenStore, retry: false })
}

describe('items', () => {
  test('gives every item once and in order, by page and by search_after', async () => {
    const options = fc.record({ count: fc.nat(30), limit: fc.integer({ min: 1, max: 7 }) })
    await fc.assert(
      fc.asyncProperty(options, fc.boolean(), async ({ count, limit }, numbered) => {
        const pim = list({ count, limit, next: numbered ? byPage(limit) : bySearchAfter })
        const items = await collect(clientOf(pim).items('get_families', { query: { limit } }))
        expect(items.map(({ code }) => code)).toEqual(
          Array.from({ length: count }, (_, index) => `code-${index}`),
        )
        expect(pim.requests).toHaveLength(Math.floor(count / limit) + 1)
      }),
    )
  })

  test('asks for no more pages than are read', async () => {
    const pim = list({ count: 100, limit: 10, next: byPage(10) })
    for await (const { code } of clientOf(pim).items('get_families', {})) {
      if (code === 'code-12') break
    }
    expect(pim.requests).toHaveLength(2)
  })
})

describe('pages', () => {
  test('gives an empty list as one empty page, and no empty page behind full ones', async () => {
    expect(await sizes(0)).toEqual([0])
    expect(await sizes(10)).toEqual([5, 5])
    expect(await sizes(11)).toEqual([5, 5, 1])
  })

  test('asks as the operation says at first, then follows the links, the token on each', async () => {
    const pim = list({ count: 3, limit: 2, next: bySearchAfter })
    await collect(clientOf(pim).pages('get_families', { query: { limit: 2 } }))
    expect(pim.requests.map(({ url }) => url)).toEqual([`${address}?limit=2`, bySearchAfter(2)])
    expect(pim.requests.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer mine',
      'Bearer mine',
    ])
  })

  test('understands a link that is only a path', async () => {
    const pim = list({
      count: 3,
      limit: 2,
      next: (start) => `/api/rest/v1/families?search_after=${start}`,
    })
    expect(await collect(clientOf(pim).items('get_families', {}))).toHaveLength(3)
  })

  test.for([
    'https://elsewhere.example/api/rest/v1/families?page=2',
    'http://pim.example/api/rest/v1/families?page=2',
    'https://pim.example:8443/api/rest/v1/families?page=2',
    '//elsewhere.example/page',
  ])('sends nothing to %s', async (link) => {
    const pim = list({ count: 3, limit: 2, next: () => link })
    const reading = collect(clientOf(pim).pages('get_families', {}))
    await expect(reading).rejects.toThrow(ForeignLinkError)
    expect(pim.requests).toHaveLength(1)
  })

  test('ends when a list leads back to where it was', async () => {
    const pim = list({ count: 4, limit: 2, next: () => address })
    expect(await collect(clientOf(pim).pages('get_families', {}))).toHaveLength(1)
  })

  test('throws the error that a page is answered with, after the pages before it', async () => {
    const pim = observe((_, count) =>
      count === 1
        ? json({ _links: { next: { href: byPage(1)(1) } }, _embedded: { items: [{ code: 'a' }] } })
        : json({ code: 422, message: 'You cannot request more than 100 items.' }, 422),
    )
    const seen: string[] = []
    const reading = (async () => {
      for await (const { code } of clientOf(pim).items('get_families', {})) seen.push(code)
    })()
    await expect(reading).rejects.toThrow(AnswerError)
    await expect(reading).rejects.toMatchObject({
      error: { code: 422 },
      message: '422: You cannot request more than 100 items.',
    })
    expect(seen).toEqual(['a'])
  })

  test('throws when the answer is no list', async () => {
    const pim = observe(() => json({ hello: 'world' }))
    await expect(collect(clientOf(pim).pages('get_families', {}))).rejects.toThrow(
      'does not answer with a list',
    )
  })
})

async function sizes(count: number): Promise<number[]> {
  const pim = list({ count, limit: 5, next: byPage(5) })
  const pages = await collect(clientOf(pim).pages('get_families', {}))
  return pages.map(({ _embedded: { items } }) => items.length)
}
