import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { SearchTable } from '../../src/search/signpost.ts'
import { SearchDialog } from './support/search-dialog.ts'
import { tellFigure } from './support/tell-figure.ts'
import { expect, test } from './support/test.ts'

interface Group {
  kind: string
  /** Each query, and what it must find: one of these. */
  queries: Record<string, string | string[]>
}

const groups = parse(
  readFileSync(new URL('../search/queries.yaml', import.meta.url), 'utf8'),
) as Group[]

// Everything is typed into the dialog, as a reader would.
test.describe.configure({ mode: 'parallel' })

test('there are enough queries of each kind', () => {
  const counts = groups.map(({ queries }) => Object.keys(queries).length)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(160)
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(10)
})

for (const { kind, queries } of groups) {
  test(`what people type is found: ${kind}`, async ({ page }) => {
    const search = new SearchDialog(page)
    await page.goto('/help.html')
    await search.open()
    const missed: string[] = []
    for (const [text, finds] of Object.entries(queries)) {
      await search.searchFor(text)
      const pages = await search.pages()
      expect(pages, `"${text}" finds something`).not.toHaveLength(0)
      const places = kind === 'title' ? pages.slice(0, 1) : pages.slice(0, 5)
      if (![finds].flat().some((wanted) => places.includes(wanted))) missed.push(text)
    }
    const of = Object.keys(queries).length
    const unit = kind === 'title' ? 'found first' : 'found among the first five'
    tellFigure({ section: 'Search', what: `Queries: ${kind}`, value: of - missed.length, of, unit })
    const allowed = kind === 'title' ? 0 : Math.floor(of * 0.05)
    expect(missed.length, missed.join(', ')).toBeLessThanOrEqual(allowed)
  })
}

test('the title of every page finds it first', async ({ page, request }) => {
  const table = (await (await request.get('/pagefind/signposts.json')).json()) as SearchTable
  const titled = table.signposts.filter(({ kind }) => kind !== 'reference')
  const search = new SearchDialog(page)
  await page.goto('/help.html')
  await search.open()
  for (const { title } of titled) {
    await search.searchFor(title)
    const first = search.region.locator('.hit-page .hit-title').first()
    await expect(first, title).toHaveText(title)
  }
})

test('every operation is found by its id and by its path', async ({ page, request }) => {
  test.setTimeout(240_000)
  const table = (await (await request.get('/pagefind/signposts.json')).json()) as SearchTable
  const search = new SearchDialog(page)
  await page.goto('/help.html')
  await search.open()
  for (const { operation, url } of table.signposts) {
    for (const text of operation ? [operation.id, `${operation.method} ${operation.path}`] : []) {
      await search.searchFor(text)
      expect((await search.pages())[0], text).toBe(url)
    }
  }
})
