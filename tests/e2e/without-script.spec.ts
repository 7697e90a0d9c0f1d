import { expectNoSidewaysScroll } from './support/reading.ts'
import { expect, test } from './support/test.ts'

test.use({ javaScriptEnabled: false })

test('an article shows each request and what it was answered', async ({ page, requestPanel }) => {
  await page.goto('/getting-started/your-first-request/step-3.html')
  const list = requestPanel('The first three products')
  await expect(list.target).toHaveValue('/api/rest/v1/products?limit=3&with_count=true')
  await expect(list.region.getByText('200 OK', { exact: true })).toBeVisible()
  await expect(list.answer).toContainText('"items_count":')

  const batch = requestPanel('Three products, one mistake')
  await expect(batch.body).toHaveValue(/"identifier":"my_first_lamp"/)
  await expect(batch.answer.getByRole('listitem')).toHaveCount(3)
  await expect(requestPanel('A token that opens nothing').answer).toContainText('401')
})

test('nothing is offered that only a script can do', async ({ page }) => {
  for (const step of ['step-1', 'step-2', 'step-3']) {
    await page.goto(`/getting-started/your-first-request/${step}.html`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
    await expect(page.getByRole('main').getByRole('tab')).toHaveCount(0)
  }
})

test('the place of the connections panel says what to do instead', async ({ page }) => {
  await page.goto('/getting-started/your-first-request/step-1.html')
  await page.getByRole('link', { name: 'few lines in a terminal' }).click()
  await expect(page).toHaveURL(/step-3\.html#the-same-from-your-terminal$/)
})

test('answers can be unfolded', async ({ page, requestPanel }) => {
  await page.goto('/getting-started/your-first-request/step-3.html')
  const { answer } = requestPanel('The first three products')
  await expect(answer.getByText('"next":')).toBeHidden()
  await answer.getByText('"_links":').first().click()
  await expect(answer.getByText('"next":')).toBeVisible()
})

test('a reader walks through the tutorial', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Take the tutorial' }).click()
  for (const name of ['Step 1', 'Step 2', 'Step 3']) {
    await page.getByRole('main').getByRole('link', { name }).click()
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Send requests')
})

test('the menu of a phone opens and leads on', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 760 })
  await page.goto('/')
  await page.getByRole('button', { name: 'Menu' }).click()
  const menu = page.getByRole('navigation', { name: 'Site' })
  await menu.getByRole('link', { name: 'API reference' }).click()
  await expect(page).toHaveURL('/api-reference-index.html')
  await expectNoSidewaysScroll(page)
})

test('help is shown by reader without a script, too', async ({ page }) => {
  await page.goto('/help.html')
  const articles = page.getByRole('main').locator('[data-audience]').filter({ visible: true })
  const all = await articles.count()
  await page.getByRole('radio', { name: 'I work in the PIM' }).check()
  expect(await articles.count()).toBeLessThan(all)
})

test('a page of one edition says so, and offers no choice that nobody could remember', async ({
  page,
}) => {
  await page.goto('/articles/what-is-an-asset.html')
  await expect(page.getByText('This page is about the Enterprise Edition.')).toBeVisible()
  await expect(page.getByRole('combobox')).toHaveCount(0)
})

test('of tabs all panels are there, each with its name', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('tab')).toHaveCount(0)
  await expect(page.getByText('curl -sS "$BASE/api/rest/v1/products?limit=3"')).toBeVisible()
  await expect(page.getByText('await fetch(base')).toBeVisible()
  await expect(page.locator('.tab-label').filter({ visible: true })).toHaveCount(2)
})

test('who took a wrong turn finds the ways on', async ({ page }) => {
  const answer = await page.goto('/articles/nothing-here.html')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('main')).toContainText('There is no page at this address')
  await page.getByRole('main').getByRole('link', { name: 'Documentation' }).click()
  await expect(page).toHaveURL('/documentation.html')
})
