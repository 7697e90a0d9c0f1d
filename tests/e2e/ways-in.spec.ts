import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { expectNoSidewaysScroll } from './support/reading.ts'
import { expect, test } from './support/test.ts'

const ways = [
  ['Help', '/help.html'],
  ['Getting started', '/getting-started.html'],
  ['Documentation', '/documentation.html'],
  ['Guides', '/guides.html'],
  ['API reference', '/api-reference-index.html'],
] as const

test('the header leads into every part of the site, and says where the reader is', async ({
  page,
}) => {
  await page.goto('/')
  const header = page.getByRole('navigation', { name: 'Site' })
  for (const [name, address] of ways) {
    await header.getByRole('link', { name, exact: true }).click()
    await expect(page).toHaveURL(address)
    await expect(header.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current')
    await expect(header.locator('[aria-current]')).toHaveCount(1)
  }
})

test('a tablet shows all ways without a menu', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 })
  await page.goto('/help.html')
  for (const [name] of ways) {
    const link = page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name })
    await expect(link).toBeInViewport({ ratio: 1 })
  }
  await expectNoSidewaysScroll(page)
})

test('help articles stand by subject, in the order of the list of subjects', async ({ page }) => {
  const themes = parse(readFileSync('content/themes.yaml', 'utf8')) as { title: string }[]
  await page.goto('/help.html')
  const subjects = page.getByRole('navigation', { name: 'Subjects' }).getByRole('link')
  await expect(subjects).toHaveText(themes.map(({ title }) => title))
  const headings = page.getByRole('main').getByRole('heading', { level: 2 })
  await expect(headings).toHaveText(['Read most', ...themes.map(({ title }) => title)])
})

test('a reader sees only what is for them, by keyboard, and can pass the address on', async ({
  page,
}) => {
  await page.goto('/help.html')
  const articles = page.getByRole('main').locator('[data-audience]').filter({ visible: true })
  const all = await articles.count()
  await page.getByRole('radio', { name: 'Everything' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'I work in the PIM' })).toBeChecked()
  await expect(page).toHaveURL('/help.html#for-user')
  const some = await articles.count()
  expect(some).toBeGreaterThan(0)
  expect(some).toBeLessThan(all)
  for (const article of await articles.all()) {
    await expect(article).toHaveAttribute('data-audience', /\buser\b/)
  }

  await page.goto('/')
  await page.getByRole('link', { name: 'Read the help' }).click()
  await expect(page.getByRole('radio', { name: 'I work in the PIM' })).toBeChecked()
  await expect(articles).toHaveCount(some)
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport()
})

test('no subject is empty for any reader', async ({ page }) => {
  await page.goto('/help.html')
  for (const reader of ['I work in the PIM', 'I connect something to it']) {
    await page.getByRole('radio', { name: reader }).check()
    const subjects = page.locator('main section').filter({ visible: true })
    for (const subject of await subjects.all()) {
      await expect(subject.getByRole('link').filter({ visible: true })).not.toHaveCount(0)
    }
  }
})

test('every guide, tutorial and page of the documentation is reached from its list', async ({
  page,
}) => {
  for (const [list, folder] of [
    ['/guides.html', '/guides/'],
    ['/getting-started.html', '/getting-started/'],
    ['/documentation.html', '/documentation/'],
  ] as const) {
    const sitemap = await (await page.request.get('/sitemap.xml')).text()
    const expected = [...sitemap.matchAll(/<loc>https?:\/\/[^/]+([^<]+)<\/loc>/g)]
      .map(([, address = '']) => address)
      .filter((address) => address.startsWith(folder))
    await page.goto(list)
    const links = await page
      .getByRole('main')
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    expect(expected.length).toBeGreaterThan(2)
    expect(links).toEqual(expect.arrayContaining(expected))
  }
})

test('breadcrumbs lead back to the list that the page stands in', async ({ page }) => {
  for (const [address, list] of [
    ['/articles/what-is-a-connection.html', /\/help\.html#connectivity$/],
    ['/documentation/filters.html', /\/documentation\.html#./],
    ['/guides/erp-connection/map-it.html', /\/guides\/erp-connection\/introduction\.html$/],
    [
      '/getting-started/connect-the-pim/step-1.html',
      /\/getting-started\/connect-the-pim\/welcome\.html$/,
    ],
  ] as const) {
    await page.goto(address)
    await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link').last().click()
    await expect(page).toHaveURL(list)
    const target = page.locator(':target')
    if (page.url().includes('#')) await expect(target).toBeInViewport()
  }
})
