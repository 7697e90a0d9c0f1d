import { expectAccessible, expectNoSidewaysScroll } from './support/reading.ts'
import { SearchDialog } from './support/search-dialog.ts'
import { expect, test } from './support/test.ts'

const article = '/articles/what-is-a-connection.html'

test('a reader without a mouse finds a page and opens it', async ({ page }) => {
  const search = new SearchDialog(page)
  await page.goto('/help.html')
  await page.keyboard.press('/')
  await expect(search.field).toBeFocused()
  await page.keyboard.type('what is a conection')
  await search.settle()
  await expect(search.announcement).toContainText(/^\d+ pages for what is a connection\.$/)
  await expect(search.active).toContainText('What is a connection?')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(article)
})

test('arrows, Home and End move through what was found, and the field says where', async ({
  page,
}) => {
  const search = new SearchDialog(page)
  await page.goto(article)
  await page.keyboard.press('Control+k')
  await search.searchFor('token')
  const [first, second, last] = [0, 1, -1].map((at) => search.options.nth(at))
  await expect(first!).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(second!).toHaveAttribute('aria-selected', 'true')
  const id = await second!.getAttribute('id')
  await expect(search.field).toHaveAttribute('aria-activedescendant', id ?? '')
  await page.keyboard.press('End')
  await expect(last!).toHaveAttribute('aria-selected', 'true')
  await expect(last!).toBeInViewport()
  await page.keyboard.press('ArrowDown')
  await expect(first!).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowUp')
  await expect(last!).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Home')
  await expect(first!).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(search.region).toBeHidden()
  await expect(page).toHaveURL(article)
})

test('Enter opens the first result even before it is shown', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('/')
  await expect(new SearchDialog(page).field).toBeFocused()
  await page.keyboard.insertText('what is a family')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/articles/what-is-a-family.html')
})

test('Control and Enter open the result in a new tab', async ({ page, context }) => {
  const search = new SearchDialog(page)
  await page.goto('/')
  await page.keyboard.press('/')
  await search.searchFor('what is a locale')
  const opened = context.waitForEvent('page')
  await page.keyboard.press('Control+Enter')
  await expect(await opened).toHaveURL('/articles/what-is-a-locale.html')
  await expect(search.region).toBeVisible()
})

test('a slash within a field is a slash', async ({ page }) => {
  await page.goto('/api-reference-index.html')
  const filter = page.getByRole('searchbox', { name: 'Show only' })
  await filter.focus()
  await page.keyboard.type('v1/products')
  await expect(filter).toHaveValue('v1/products')
  await expect(new SearchDialog(page).region).toBeHidden()
})

test('a result shows the sections that fit, with the words marked', async ({ page }) => {
  const search = new SearchDialog(page)
  await page.goto('/')
  await search.open()
  await search.searchFor('refresh token')
  const life = search.region.getByRole('group', { name: 'The life of a token' })
  await expect(life.locator('mark', { hasText: 'refresh' }).first()).toBeVisible()
  await life.getByRole('option', { name: /^Renew it/ }).click()
  await expect(page).toHaveURL('/documentation/token-life.html#renew-it')
  await expect(search.region).toBeHidden()
})

test('results are narrowed by kind and by theme', async ({ page }) => {
  const search = new SearchDialog(page)
  await page.goto('/')
  await search.open()
  await search.searchFor('connection')
  await search.region.getByRole('radio', { name: 'API reference' }).check()
  await search.settle()
  expect(await search.pages()).not.toHaveLength(0)
  for (const path of await search.pages()) expect(path).toMatch(/^\/api-reference/)
  await search.region.getByRole('radio', { name: 'All', exact: true }).check()
  await search.region.getByText('Theme: all').click()
  await search.region.getByRole('radio', { name: 'When something goes wrong' }).check()
  await search.settle()
  expect(await search.pages()).toContain('/articles/nothing-in-the-dashboard.html')
  for (const path of await search.pages()) expect(path).toMatch(/^\/articles\//)
})

test('recent searches are offered again, and can be cleared', async ({ page }) => {
  const search = new SearchDialog(page)
  await page.goto('/')
  await search.open()
  await search.searchFor('rate limit')
  await search.active.click()
  await page.waitForURL(/limits|429/)
  await search.open()
  await search.settle()
  const recent = search.region.getByRole('group', { name: 'Recent searches' })
  await recent.getByRole('option', { name: 'rate limit' }).click()
  await search.settle()
  await expect(search.field).toHaveValue('rate limit')
  await search.searchFor('')
  await search.region.getByRole('button', { name: 'Clear recent searches' }).click()
  await expect(recent).toBeHidden()
  expect(await page.evaluate(() => localStorage.getItem('doorway.searches'))).toBeNull()
})

test('what fits nothing still leads somewhere', async ({ page }) => {
  const search = new SearchDialog(page)
  await page.goto('/')
  await search.open()
  await search.searchFor('qwxz vbkj')
  await expect(search.region).toContainText('Nothing fits that')
  expect((await search.pages()).length).toBeGreaterThan(2)
})

test('angle brackets and quotes in a search are only text', async ({ page }) => {
  const search = new SearchDialog(page)
  await page.goto('/')
  await search.open()
  for (const text of [
    '<img src=x onerror=alert(1)>',
    '"><script>',
    '%00',
    '\\',
    '*'.repeat(4000),
  ]) {
    await search.searchFor(text)
    expect((await search.pages()).length).toBeGreaterThan(0)
    await expect(search.region.locator('img, script')).toHaveCount(0)
  }
})

test('results have an address that can be shared', async ({ page }) => {
  const search = new SearchDialog(page)
  await page.goto('/')
  await search.open()
  await search.searchFor('pagination')
  await search.region.getByRole('link', { name: 'All results' }).click()
  await expect(page).toHaveURL('/search.html?q=pagination')
  await expect(page).toHaveTitle('pagination: search · Doorway')
  const results = page.getByRole('main').locator('.hits')
  await expect(results.getByRole('link').first()).toContainText('Walk through long lists')
  await page.getByRole('radio', { name: 'Documentation' }).check()
  await expect(page).toHaveURL('/search.html?q=pagination&kind=documentation')
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Documentation' })).toBeChecked()
  await expect(results.getByRole('link').first()).toContainText('Walk through long lists')
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused()
})

test('the dialog can be read by everybody, and fills a phone', async ({ page }) => {
  const search = new SearchDialog(page)
  await page.goto('/')
  await search.open()
  await search.searchFor('connection')
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(page)
  const box = await search.region.boundingBox()
  expect(box).toMatchObject({ x: 0, y: 0, width: 320, height: 640 })
})

test('the results page can be read by everybody, and is not wider than a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/search.html?q=connection')
  await expect(page.getByRole('main').locator('.hits').getByRole('link').first()).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})

test('a page that does not exist searches for what was wanted', async ({ page }) => {
  await page.route('**/articles/what-is-a-conection.html', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, status: 200 })
  })
  await page.goto('/articles/what-is-a-conection.html')
  await page
    .getByRole('link', { name: /^What is a connection\?/ })
    .first()
    .click()
  await expect(page).toHaveURL(article)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('search is a list of all pages', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Search' }).click()
    await expect(page).toHaveURL('/search.html')
    await expect(page.getByText('Searching needs JavaScript')).toBeVisible()
    await expect(page.getByRole('searchbox')).toBeHidden()
    await page.getByRole('link', { name: 'What is a connection?' }).click()
    await expect(page).toHaveURL(article)
  })
})

test.describe('where something is missing', () => {
  test('search says that there is no index', async ({ page }) => {
    await page
      .context()
      .route('**/pagefind/signposts.json', (route) => route.fulfill({ status: 404 }))
    const search = await openDespite(page)
    await search.searchFor('token')
    await expect(search.region).toContainText('There is no index here yet.')
    await search.region.getByRole('link', { name: 'All pages' }).click()
    await expect(page).toHaveURL('/search.html')
  })

  test('titles and headings are found when the texts cannot be read', async ({ page }) => {
    await page.context().route('**/pagefind/pagefind.js', (route) => route.fulfill({ status: 503 }))
    const search = await openDespite(page)
    await search.searchFor('life of a tokn')
    await expect(search.region).toContainText('Only titles and headings')
    expect((await search.pages())[0]).toBe('/documentation/token-life.html')
  })

  test('search comes back when the connection does', async ({ page }) => {
    let isOpen = false
    await page
      .context()
      .route('**/pagefind/signposts.json', (route) => (isOpen ? route.continue() : route.abort()))
    const search = await openDespite(page)
    await search.searchFor('token')
    await expect(search.region).toContainText('The index does not answer.')
    isOpen = true
    await search.searchFor('tokens')
    expect((await search.pages()).length).toBeGreaterThan(2)
  })
})

async function openDespite(page: import('@playwright/test').Page): Promise<SearchDialog> {
  const search = new SearchDialog(page)
  await page.goto('/')
  await search.open()
  return search
}
