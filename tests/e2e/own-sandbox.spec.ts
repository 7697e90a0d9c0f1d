import type { Page } from '@playwright/test'
import { expectLive, keyOf, makeSandbox, Program } from './support/own-pim.ts'
import { expectAccessible } from './support/reading.ts'
import { expect, test } from './support/test.ts'

async function openSandbox(page: Page) {
  await page.goto('/sandbox/')
  await makeSandbox(page)
  await expectLive(page)
  return page.getByRole('region', { name: 'Your sandbox' })
}

/** How many there are of something, as the page says. */
async function count(page: Page, name: string): Promise<number> {
  const number = page.locator('dl > div', { has: page.getByText(name, { exact: true }) })
  await expect(number).toContainText(/\d/)
  return Number((await number.locator('dd').textContent())?.replaceAll(/\D/g, ''))
}

test('a press makes a sandbox, and the page says what is in it', async ({ page }) => {
  const sandbox = await openSandbox(page)
  expect(await count(page, 'products')).toBeGreaterThan(1000)
  expect(await count(page, 'connections')).toBe(0)
  await expect(sandbox.getByText(/^It lives until/)).toBeVisible()
  await expect(sandbox.getByRole('progressbar', { name: 'Room in use' })).toBeVisible()
  await sandbox.getByRole('button', { name: 'Show the key' }).click()
  await expect(sandbox.getByText(await keyOf(page))).toBeVisible()
  await expectAccessible(page)
})

test('what a program makes is counted while the page is open', async ({ page, request }) => {
  await openSandbox(page)
  const before = await count(page, 'products')
  const erp = await Program.connect(page, request)
  await erp.call('POST', '/api/rest/v1/products', 201, { identifier: 'mine' })
  await expect.poll(() => count(page, 'products')).toBe(before + 1)
})

test('starting over puts the samples back and keeps the connections', async ({ page, request }) => {
  const sandbox = await openSandbox(page)
  const before = await count(page, 'products')
  const erp = await Program.connect(page, request)
  await erp.call('POST', '/api/rest/v1/products', 201, { identifier: 'mine' })
  await expect.poll(() => count(page, 'products')).toBe(before + 1)

  await sandbox.getByRole('button', { name: 'Start over' }).click()
  await expect(sandbox.getByRole('button', { name: 'Put the samples back' })).toBeFocused()
  await sandbox.getByRole('button', { name: 'Leave it as it is' }).click()
  await expect(sandbox.getByRole('button', { name: 'Start over' })).toBeFocused()
  expect(await count(page, 'products')).toBe(before + 1)

  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect.poll(() => count(page, 'products')).toBe(before)
  expect(await count(page, 'connections')).toBe(1)
  await erp.call('GET', '/api/rest/v1/products/mine', 404)
})

test('a deleted sandbox is gone, and another one is a press away', async ({ page, request }) => {
  const sandbox = await openSandbox(page)
  const key = await keyOf(page)
  await sandbox.getByRole('button', { name: 'Delete the sandbox' }).click()
  await sandbox.getByRole('button', { name: 'Delete everything' }).click()
  await expect(sandbox.getByRole('button', { name: 'Make a sandbox' })).toBeVisible()
  const answer = await request.get('/sandbox/v1/sandboxes/current', {
    headers: { authorization: `Bearer ${key}` },
  })
  expect(answer.status()).toBe(401)
  await makeSandbox(page)
  expect(await keyOf(page)).not.toBe(key)
})

test('every room of the sandbox is found without its ending, too', async ({ request }) => {
  for (const room of ['', '/', '/data-flows', '/requests', '/playground']) {
    expect((await request.get(`/sandbox${room}`)).status(), room).toBe(200)
  }
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('each room says what to do instead', async ({ page }) => {
    for (const room of ['', '/data-flows', '/requests']) {
      await page.goto(`/sandbox${room}`)
      await expect(page.locator('noscript > .notice')).toBeVisible()
      await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
      await expect(page.getByRole('main').getByRole('combobox')).toHaveCount(0)
    }
  })
})
