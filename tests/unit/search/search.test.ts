import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as pagefind from 'pagefind'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FullText } from '../../../src/search/full-text.ts'
import { createSearch, type Search } from '../../../src/search/search.ts'
import type { SearchTable, Signpost } from '../../../src/search/signpost.ts'
import { wordsOf } from '../../../src/search/words.ts'

// A small site with a real index of Pagefind, whose own code reads it through a server.

interface Page extends Signpost {
  content: string
}

const pages: Page[] = [
  {
    url: '/articles/token.html',
    title: 'The life of a token',
    kind: 'help',
    themes: ['api'],
    text: 'How long it lasts.',
    headings: [['renew-it', 'Renew it']],
    content:
      'A token lasts an hour. Renew it before. The message is: The access token has expired.',
  },
  {
    url: '/articles/shop.html',
    title: 'Connect a shop',
    kind: 'help',
    themes: ['connect'],
    text: 'What a shop needs.',
    keywords: ['storefront'],
    popular: true,
    content: 'Products go to the shop with their watermark. A token is needed.',
  },
  {
    url: '/api-reference/get_token.html',
    title: 'Get the token',
    kind: 'reference',
    text: 'Gives a token.',
    operation: { id: 'get_token', method: 'GET', path: '/api/rest/v1/token' },
    content: 'GET /api/rest/v1/token gives a token',
  },
]

const folder = mkdtempSync(join(tmpdir(), 'doorway-index-'))
const files = new Map<string, Uint8Array>()
let server: Server
let table: SearchTable
let search: Search

beforeAll(async () => {
  const { index } = await pagefind.createIndex()
  for (const { url, content } of pages) {
    await index?.addCustomRecord({ url, content, language: 'en', meta: { title: url } })
  }
  for (const { path, content } of (await index?.getFiles())?.files ?? []) files.set(path, content)
  await pagefind.close()
  server = createServer((request, response) => {
    const file = files.get(
      new URL(request.url ?? '', 'http://x').pathname.slice('/pagefind/'.length),
    )
    response.writeHead(file ? 200 : 404).end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  table = await createTable()
  search = createSearch({ table, fullText: openTexts })
})

afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

async function openTexts(): Promise<FullText> {
  const path = join(folder, 'pagefind.mjs')
  writeFileSync(path, files.get('pagefind.js') ?? '')
  const { port } = server.address() as AddressInfo
  const opened = (await import(/* @vite-ignore */ path)) as {
    createInstance(options: object): FullText
  }
  return opened.createInstance({ basePath: `http://127.0.0.1:${port}/pagefind/`, baseUrl: '/' })
}

async function createTable(): Promise<SearchTable> {
  const texts = await openTexts()
  const named = pages.map(async ({ content, ...signpost }) => {
    const { results } = await texts.search(content.split(' ').slice(0, 4).join(' '))
    for (const found of results) {
      if ((await found.data()).url === signpost.url) return { ...signpost, fragment: found.id }
    }
    throw new Error(`${signpost.url} is not in the index`)
  })
  const counts = new Map<string, number>()
  for (const word of pages.flatMap(({ content, title }) => wordsOf(`${content} ${title}`))) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return {
    signposts: await Promise.all(named),
    vocabulary: Object.fromEntries(counts),
    texts: pages.length,
    synonyms: [['shop', 'webshop']],
    themes: [{ id: 'api', title: 'Call the API' }],
  }
}

async function urls(text: string): Promise<string[]> {
  return (await search({ text })).hits.map(({ url }) => url)
}

describe('search', () => {
  const cases: [query: string, url: string][] = [
    ['the life of a token', '/articles/token.html'],
    ['conect a shpo', '/articles/shop.html'],
    ['webshop', '/articles/shop.html'],
    ['storefront', '/articles/shop.html'],
    ['watermark', '/articles/shop.html'],
    ['watermrak', '/articles/shop.html'],
    ['get_token', '/api-reference/get_token.html'],
    ['GET /api/rest/v1/token', '/api-reference/get_token.html'],
    ['{"code":401,"message":"The access token has expired."}', '/articles/token.html'],
    ['how do I renew it?', '/articles/token.html'],
  ]
  test.each(cases)('%s', async (query, url) => {
    expect((await urls(query))[0]).toBe(url)
  })

  test('shows the section that fits, and marks the words', async () => {
    const [hit] = (await search({ text: 'renew the token' })).hits
    expect(hit?.sections.map(({ url }) => url)).toEqual(['/articles/token.html#renew-it'])
    expect(hit?.title).toContainEqual({ text: 'token', marked: true })
    expect(hit?.theme).toBe('Call the API')
  })

  test('says what it looked for instead', async () => {
    expect((await search({ text: 'watermrak' })).corrected).toBe('watermark')
  })

  test('narrows by kind and theme, and counts without', async () => {
    const { hits, counts } = await search({ text: 'token', kind: 'reference' })
    expect(hits.map(({ kind }) => kind)).toEqual(['reference'])
    expect(counts.help).toBe(2)
    const themed = await search({ text: 'token', theme: 'connect' })
    expect(themed.hits.map(({ url }) => url)).toEqual(['/articles/shop.html'])
  })

  test('never comes back empty', async () => {
    for (const text of ['', 'qqq', '%%%', 'x'.repeat(5000), '日本']) {
      const { hits, outcome } = await search({ text })
      expect(hits.length).toBeGreaterThan(0)
      expect(outcome).toBe('nearest')
    }
  })

  test('goes by titles alone while the texts cannot be read', async () => {
    const blind = createSearch({ table, fullText: () => Promise.reject(new Error('offline')) })
    const { hits, withoutTexts } = await blind({ text: 'life of tokens' })
    expect(withoutTexts).toBe(true)
    expect(hits[0]?.url).toBe('/articles/token.html')
  })
})
