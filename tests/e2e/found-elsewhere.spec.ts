import sharp from 'sharp'
import { pages } from './support/site-pages.ts'
import { expect, test } from './support/test.ts'

// What search engines, previews and feed readers get.

const article = '/articles/what-is-a-connection.html'

test('an article says where it belongs, with a picture for previews', async ({ page, request }) => {
  await page.goto(article)
  const content = (name: string) =>
    page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute('content')
  const canonical = (await page.locator('link[rel=canonical]').getAttribute('href')) ?? ''
  expect(new URL(canonical).pathname).toBe(article)
  expect(await content('og:url')).toBe(canonical)
  expect(await content('og:title')).toBe('What is a connection?')
  expect(await content('og:type')).toBe('article')
  expect(await content('og:description')).toBe(await content('description'))
  expect(await content('twitter:card')).toBe('summary_large_image')

  const picture = await request.get(new URL((await content('og:image')) ?? '').pathname)
  expect(picture.headers()['content-type']).toBe('image/png')
  const { width, height, format } = await sharp(await picture.body()).metadata()
  expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' })
})

test('every page has a canonical address of its own and a picture that is there', async ({
  request,
}) => {
  const pictures = new Set<string>()
  for (const path of pages) {
    const html = await (await request.get(path)).text()
    const canonical = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1]
    const isListed = !html.includes('<meta name="robots" content="noindex"')
    expect(canonical && new URL(canonical).pathname, path).toBe(isListed ? path : undefined)
    pictures.add(new URL(/property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? '').pathname)
  }
  expect(pictures.size).toBeGreaterThan(5)
  for (const picture of pictures) {
    expect((await request.get(picture)).status(), picture).toBe(200)
  }
})

test('search engines are told the way to an article', async ({ page }) => {
  await page.goto(article)
  const data = (await page.locator('script[type="application/ld+json"]').allTextContents()).map(
    (text) => JSON.parse(text) as Record<string, unknown>,
  )
  expect(data.map((each) => each['@type'])).toEqual(['BreadcrumbList', 'TechArticle'])
  const crumbs = data[0]?.['itemListElement'] as { name: string }[]
  expect(crumbs.map(({ name }) => name)).toEqual(['Help', 'Connect', 'What is a connection?'])
})

test('the sitemap lists every page that is to be found, and robots are told of it', async ({
  request,
}) => {
  const robots = await (await request.get('/robots.txt')).text()
  const sitemap = new URL(/^Sitemap: (.+)$/m.exec(robots)?.[1] ?? '').pathname
  const xml = await (await request.get(sitemap)).text()
  const listed = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, url = '']) => new URL(url).pathname,
  )
  const unlisted = ['/404.html', '/search.html']
  expect(listed.toSorted()).toEqual(pages.filter((page) => !unlisted.includes(page)).toSorted())
})

test('what is new is a page and a feed, from the same pages', async ({ page, request }) => {
  await page.goto('/')
  const feed = await page.locator('link[type="application/rss+xml"]').getAttribute('href')
  const xml = await (await request.get(feed ?? '')).text()
  const entries = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'application/xml')
    return [...parsed.querySelectorAll('item')].map((item) => ({
      title: item.querySelector('title')?.textContent ?? '',
      path: new URL(item.querySelector('link')?.textContent ?? '').pathname,
      isDated: !Number.isNaN(Date.parse(item.querySelector('pubDate')?.textContent ?? '')),
    }))
  }, xml)
  expect(entries.length).toBeGreaterThan(0)
  expect(entries.every(({ isDated }) => isDated)).toBe(true)

  await page.getByRole('contentinfo').getByRole('link', { name: 'What is new' }).click()
  const links = page.getByRole('main').locator('.card a')
  await expect(links.first()).toHaveText(entries[0]?.title ?? '')
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(paths.slice(0, entries.length)).toEqual(entries.map((entry) => entry.path))
})
