import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { chromium, type Page, type Request } from '@playwright/test'
import type { SearchTable } from '../../src/search/index.ts'
import { chromiumArguments, findChromium } from '../../src/scripts/chromium.ts'
import { compressFiles } from '../../src/scripts/build.ts'
import { indexSite } from '../../src/scripts/search/index.ts'
import { createSite } from '../../src/server/node/site.ts'

interface Figures {
  site: string
  'index s': number
  'kB before the first result': number
  'first key ms': number
  'new words median ms': number
  'new words p95 ms': number
  'warm median ms': number
  'warm p95 ms': number
}

const built = fileURLToPath(new URL('../../dist', import.meta.url))

const queries = [
  'refresh token',
  'how do I connect a shop',
  'wehre are my credentials',
  'patch products',
  'rate limit',
  'product models with variants',
  'PATCH /api/rest/v1/categories',
  'The access token provided has expired',
  'completeness of a family',
  'zweiundvierzig',
]

if (import.meta.main) console.table(await measureSearch())

/** From a key to its results, as people type, in Chromium: on this site, and on one of 5,000 articles more. */
export async function measureSearch(): Promise<Figures[]> {
  const figures: Figures[] = []
  for (const articles of [0, 5000]) figures.push(await measure(articles))
  return figures
}

async function measure(articles: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'doorway-search-'))
  try {
    cpSync(built, folder, { recursive: true })
    addArticles(folder, articles)
    const started = performance.now()
    await indexSite(folder)
    const seconds = (performance.now() - started) / 1000
    await compressFiles(join(folder, 'pagefind'))
    return {
      site: articles > 0 ? `and ${articles} articles` : 'this site',
      'index s': rounded(seconds),
      ...(await measureIn(folder)),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measureIn(folder: string): Promise<Omit<Figures, 'site' | 'index s'>> {
  const server = serve({ fetch: createSite(folder).fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const executablePath = findChromium()
  const browser = await chromium.launch({
    args: chromiumArguments,
    ...(executablePath && { executablePath }),
  })
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${port}/articles/what-is-a-connection.html`)
    const bytes = countBytes(page)
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('dialog').waitFor()
    const [first = 0] = await type(page, ['t'])
    const told = rounded((await bytes()) / 1000)
    const fresh = await type(page, queries)
    const warm = await type(page, queries)
    return {
      'kB before the first result': told,
      'first key ms': rounded(first),
      'new words median ms': quantile(fresh, 0.5),
      'new words p95 ms': quantile(fresh, 0.95),
      'warm median ms': quantile(warm, 0.5),
      'warm p95 ms': quantile(warm, 0.95),
    }
  } finally {
    await browser.close()
    server.close()
  }
}

/** Types letter by letter, each when the results of the last are there; gives the milliseconds of each. */
function type(page: Page, texts: string[]): Promise<number[]> {
  return page.evaluate(async (all) => {
    const dialog = document.querySelector<HTMLElement>('.search-dialog')
    const field = dialog?.querySelector('input')
    if (!dialog || !field) throw new Error('no dialog')
    const settled = () =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (dialog.dataset['state'] === 'busy') return
          observer.disconnect()
          resolve()
        }
        const observer = new MutationObserver(look)
        observer.observe(dialog, { attributeFilter: ['data-state'] })
        look()
      })
    await settled()
    const times: number[] = []
    for (const text of all) {
      for (let end = 1; end <= text.length; end++) {
        field.value = text.slice(0, end)
        const start = performance.now()
        field.dispatchEvent(new Event('input', { bubbles: true }))
        await settled()
        times.push(performance.now() - start)
      }
    }
    return times
  }, texts)
}

/** All that travels from now on, compressed as it is; of what a worker loads, too. */
function countBytes(page: Page): () => Promise<number> {
  const requests: Request[] = []
  page.context().on('requestfinished', (request) => requests.push(request))
  return async () => {
    const sizes = await Promise.all(requests.map((request) => request.sizes()))
    return sizes.reduce((sum, size) => sum + size.responseBodySize + size.responseHeadersSize, 0)
  }
}

/** Articles with the words of this site, as frequent as they are here, and rarer ones of their own. */
function addArticles(folder: string, count: number): void {
  const table = JSON.parse(
    readFileSync(join(built, 'pagefind/signposts.json'), 'utf8'),
  ) as SearchTable
  const known = Object.entries(table.vocabulary).filter(([word]) => /^[a-z]+$/.test(word))
  const pool = known.flatMap(([word, texts]) =>
    Array.from({ length: texts ** 2 / 20 + 1 }, () => word),
  )
  mkdirSync(join(folder, 'articles'), { recursive: true })
  for (let at = 0; at < count; at++) {
    writeFileSync(join(folder, 'articles', `bench-${at}.html`), articleOf(at, pool))
  }
}

function articleOf(at: number, pool: readonly string[]): string {
  const random = createRandom(at + 1)
  const word = () =>
    random() < 0.02
      ? `w${Math.floor(random() * 20_000).toString(36)}x`
      : pool[Math.floor(random() * pool.length)]
  const words = (length: number) => Array.from({ length }, word).join(' ')
  const sections = Array.from(
    { length: 6 },
    (_, part) => `<h2 id="part-${part}">${words(4)}</h2><p>${words(60)}.</p><p>${words(30)}.</p>`,
  )
  return `<!doctype html><html lang="en"><head><title>x</title></head><body><main><h1>${words(4)}</h1>${sections.join('')}</main></body></html>`
}

/** A linear congruential generator: figures are compared between runs, so articles must not differ. */
function createRandom(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return rounded(sorted[Math.floor(sorted.length * part)] ?? 0)
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10
}
