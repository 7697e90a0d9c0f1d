import type { Page } from '@playwright/test'
import { errorEntries } from '../../src/contract/error-catalogue.ts'
import { expectAccessible, expectUsableWhenNarrow, wakePanels } from './support/reading.ts'
import { pageBatches, pages, redirects, samplePages, otherFiles } from './support/site-pages.ts'
import { tellFigure } from './support/tell-figure.ts'
import { expect, test } from './support/test.ts'

test('the site has pages', () => {
  expect(pages).toEqual(
    expect.arrayContaining(['/', '/help.html', '/articles/what-is-a-connection.html']),
  )
})

/**
 * Answers are trees of hundreds of elements, coloured alike everywhere: they are looked at on some pages, and of
 * the reference the first ones of an operation.
 */
const answers = '.widget :is(.json, .code)'
const laterAnswers = '.answers details:nth-of-type(n + 4) :is(.json, .code)'

for (const batch of pageBatches) {
  test(`everybody can read ${batch.join(', ')}`, async ({ page }) => {
    // axe looks at each of up to thirty thousand elements, on machines that may be busy.
    test.setTimeout(600_000)
    for (const path of batch) {
      await test.step(path, async () => {
        await page.setViewportSize({ width: 1280, height: 720 })
        await page.goto(path)
        await expect(page).toHaveTitle(/\S/)
        await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', /\w+ \w+/)
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
        await expect(page.locator('img:not([alt])')).toHaveCount(0)
        const isSample = samplePages.includes(path)
        if (isSample) await wakePanels(page)
        await expectAccessible(page, isSample ? laterAnswers : answers)
        await expectUsableWhenNarrow(page)
      })
    }
  })
}

test('no two pages have the same title or description', async ({ page }) => {
  const site = [...(await readSite(page)).values()]
  for (const told of [site.map(({ title }) => title), site.map((each) => each.description)]) {
    expect(told.filter((text, at) => told.indexOf(text) !== at)).toEqual([])
  }
})

test('every link of the site leads to a page and a place on it', async ({ page }) => {
  const site = await readSite(page)
  const links = [...site].flatMap(([path, outline]) =>
    outline.links.map((link) => ({ path, link })),
  )
  expect(links.length).toBeGreaterThan(pages.length)
  const dead = links.filter(({ link }) => !leadsSomewhere(link, site))
  tellFigure({
    section: 'Links',
    what: `Links within the site, on ${pages.length} pages`,
    value: links.length - dead.length,
    of: links.length,
    unit: 'lead to a place',
  })
  expect(dead).toEqual([])
})

test('every old address leads to a page and a place on it', async ({ page, request }) => {
  const site = await readSite(page)
  expect(redirects.length).toBeGreaterThan(0)
  for (const path of redirects) {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(301)
    const target = answer.headers()['location'] ?? ''
    expect(leadsSomewhere(target, site), `${path} leads to ${target}`).toBe(true)
  }
})

test('what a panel recommends to read is there', async ({ page }) => {
  const site = await readSite(page)
  const links = errorEntries.map(({ article }) => article)
  expect(links.filter((link) => !leadsSomewhere(link, site))).toEqual([])
})

test('an address that does not exist says so and offers ways on', async ({ request, page }) => {
  const answer = await request.get('/articles/nothing.html')
  expect(answer.status()).toBe(404)
  expect(await answer.text()).toContain('There is no page at this address')
  await page.goto('/404.html')
  await page.getByRole('main').getByRole('link', { name: 'Help' }).click()
  await expect(page).toHaveURL('/help.html')
})

/** A page as seen by those who link to it and list it. */
interface Outline {
  title: string
  description: string
  /** Path and anchor of what it links to on this site. */
  links: string[]
  /** What on it can be linked to. */
  places: string[]
}

type Site = ReadonlyMap<string, Outline>

/** All pages, as they come from the server. */
async function readSite(page: Page): Promise<Site> {
  await page.goto('/404.html')
  const outlines = await page.evaluate(async (paths) => {
    const parser = new DOMParser()
    return Promise.all(
      paths.map(async (path): Promise<[string, Outline]> => {
        const html = await (await fetch(path)).text()
        const found = parser.parseFromString(html, 'text/html')
        const links = [...found.querySelectorAll('a[href]')]
          .map((link) => new URL(link.getAttribute('href') ?? '', new URL(path, location.href)))
          .filter(({ origin }) => origin === location.origin)
          .map(({ pathname, hash }) => decodeURIComponent(pathname + hash))
        const description = found.querySelector('meta[name="description"]')
        return [
          path,
          {
            title: found.title,
            description: description?.getAttribute('content') ?? '',
            links: [...new Set(links)],
            places: [...found.querySelectorAll('[id]')].map(({ id }) => id),
          },
        ]
      }),
    )
  }, pages)
  return new Map(outlines)
}

function leadsSomewhere(link: string, site: Site): boolean {
  const [path = '', anchor] = link.split('#', 2)
  const outline = site.get(path)
  if (otherFiles.includes(path)) return true
  return !!outline && (!anchor || outline.places.includes(anchor))
}
