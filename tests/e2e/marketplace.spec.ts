import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/reading.ts'
import { expect, test } from './support/test.ts'

const field = (page: Page) => page.getByRole('searchbox', { name: 'What do you want to connect?' })
const found = (page: Page) => page.getByRole('status')
const rows = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') })

test('a reader finds a connector by its system, and what to do with it', async ({ page }) => {
  await page.goto('/')
  await page
    .getByRole('navigation', { name: 'Site' })
    .getByRole('link', { name: 'Marketplace' })
    .click()
  await field(page).fill('cloudnary')
  await expect(found(page)).toHaveText('2 connectors for “cloudnary”.')
  await page.getByRole('link', { name: 'Cloudinary MediaFlows for Akeneo' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Cloudinary MediaFlows for Akeneo',
  )
  await expect(page.getByText('because it brings data into the PIM')).toBeVisible()
  await page.getByRole('link', { name: 'a connection of your own sandbox' }).click()
  await expect(page).toHaveURL('/sandbox/connections.html')
})

test('facets narrow the list, tell their counts, and are steps to go back by', async ({ page }) => {
  await page.goto('/marketplace.html')
  const dam = page.getByRole('checkbox', { name: /^DAM/ })
  const promised = await dam.locator('xpath=..').locator('[data-count]').textContent()
  await dam.check()
  await expect(found(page)).toHaveText(new RegExp(`^${promised} connectors\\.`))
  await expect(rows(page)).toHaveCount(Number(promised))
  await page.getByRole('checkbox', { name: /^Enterprise/ }).check()
  await expect(page).toHaveURL('/marketplace.html?category=dam&edition=EE')
  const narrowed = await rows(page).count()
  expect(narrowed).toBeLessThan(Number(promised))

  await rows(page).first().getByRole('link').click()
  await expect(page).toHaveURL(/\/marketplace\/[a-z-]+\.html$/)
  await page.goBack()
  await expect(rows(page)).toHaveCount(narrowed)
  await expect(dam).toBeChecked()
  await page.goBack()
  await expect(page).toHaveURL('/marketplace.html?category=dam')
  await expect(rows(page)).toHaveCount(Number(promised))
  await page.goBack()
  await expect(dam).not.toBeChecked()
})

test('what uses no API waits until it is asked for, and says why it is nothing for SaaS', async ({
  page,
}) => {
  await page.goto('/marketplace.html?q=tessa')
  await expect(found(page)).toHaveText('No connector for “tessa”. 1 more uses no API.')
  await page.getByRole('button', { name: 'Show the 1 without these filters' }).click()
  await expect(page.getByRole('heading', { name: 'They use no API' })).toBeVisible()
  await expect(rows(page)).toContainText('Not on SaaS: It is installed inside the PIM')
  await expect(page).toHaveURL('/marketplace.html?q=tessa&all=1')
  await page.getByRole('link', { name: 'TESSA Connector' }).click()
  await expect(page.getByText('It uses no API, so it cannot work on SaaS.')).toBeVisible()
})

test('where nothing fits, one builds, and what was looked for comes along', async ({ page }) => {
  await page.goto('/marketplace.html')
  await field(page).fill('our own ERP “Karl”')
  const nothing = page.getByRole('heading', { name: 'No connector for “our own ERP “Karl””' })
  await expect(nothing).toBeVisible()
  const build = page.getByRole('main').getByRole('link', { name: 'Build your own' }).last()
  await expect(build).toHaveAttribute('href', /\?for=our\+own\+ERP\+%E2%80%9CKarl%E2%80%9D$/)
  await page.getByRole('button', { name: 'Show all connectors' }).click()
  await expect(field(page)).toBeFocused()
  await expect(field(page)).toHaveValue('')
})

test('it is all done by keyboard', async ({ page }) => {
  await page.goto('/marketplace.html')
  await field(page).focus()
  await page.keyboard.type('python')
  await expect(found(page)).toHaveText('3 connectors for “python”.')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('checkbox', { name: /without the API/ })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page).toHaveURL('/marketplace.html?q=python&all=1')
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('publisher')
  await expect(rows(page).first()).toContainText('by Akeneo')
  await expect(rows(page).last()).toContainText('by Lab Digital')
})

test('on a phone the filters are folded, and nothing is wider than the screen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/marketplace.html?category=dam')
  const fold = page.getByText('Filters', { exact: false }).first()
  await expect(page.getByRole('checkbox', { name: /^DAM/ })).toBeHidden()
  await expect(fold).toContainText('1')
  await fold.click()
  await page.getByRole('button', { name: 'Clear all filters' }).click()
  await expect(page).toHaveURL('/marketplace.html')
  await expectNoSidewaysScroll(page)
})

test('everybody can read a list that was narrowed, and one with nothing in it', async ({
  page,
}) => {
  await page.goto('/marketplace.html?all=1&category=translation')
  await expect(rows(page).first()).toBeVisible()
  await expectAccessible(page)
  await page.goto('/marketplace.html?category=mdm')
  await expect(page.getByRole('heading', { name: 'No connector like that' })).toBeVisible()
  await expectAccessible(page)
})

test('the address of the old marketplace leads to the list', async ({ page }) => {
  await page.goto('/search?edition=1')
  await expect(page).toHaveURL('/marketplace.html?edition=1')
  await expect(found(page)).toHaveText(/^\d\d connectors\./)
})

test('the same in Markdown', async ({ request }) => {
  const list = await (await request.get('/marketplace.md')).text()
  const link = /\]\(http[^)]*(\/marketplace\/blackbird\.md)\), by Blackbird: /.exec(list)?.[1]
  const page = await (await request.get(link ?? '')).text()
  expect(page).toContain('# Blackbird.io app\n')
  expect(page).toMatch(/\/api-reference\/patch_products_uuid__uuid_\.html\): `PATCH /)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the list is whole, and nothing is offered that would not work', async ({ page }) => {
    await page.goto('/marketplace.html?q=shopify')
    await expect(page.getByRole('link', { name: 'TESSA Connector' })).toBeVisible()
    expect(await rows(page).count()).toBeGreaterThan(60)
    await expect(page.getByRole('searchbox')).toHaveCount(0)
    await expect(page.getByRole('checkbox')).toHaveCount(0)
  })
})
