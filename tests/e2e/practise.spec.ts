import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/reading.ts'
import { expect, test } from './support/test.ts'

const article = '/documentation/limits-and-good-practices.html'

function switches(page: Page) {
  return page.getByRole('region', { name: 'Failures to practise' })
}

async function openSwitches(page: Page) {
  await page.goto(`${article}#practise-it`)
  const region = switches(page)
  await region.hover()
  await expect(region.locator('xpath=ancestor::astro-island')).not.toHaveAttribute('ssr')
  return region
}

test('a failure is switched on, met, seen on other pages, and switched off there', async ({
  page,
  requestPanel,
}) => {
  const region = await openSwitches(page)
  await region.getByRole('switch', { name: 'Permission lost' }).click()
  await expect(region.getByRole('switch', { name: 'Permission lost' })).toBeChecked()
  await expect(region.getByText('On: permission lost')).toBeVisible()

  await page.goto('/getting-started/your-first-request/step-3.html')
  const panel = requestPanel('A new name')
  await panel.sendAndExpect(403)
  await expect(panel.region.getByText(/You are practising a lost permission/)).toBeVisible()

  await page.goto('/sandbox/requests.html')
  await expect(page.getByText('Practising: permission lost')).toBeVisible()
  await page.getByRole('button', { name: 'Switch off' }).click()
  await expect(page.getByText(/^Practising/)).toHaveCount(0)

  await page.goto('/getting-started/your-first-request/step-3.html')
  await requestPanel('A new name').sendAndExpect(204)
})

test('one failure at a time: another one takes its place', async ({ page }) => {
  const region = await openSwitches(page)
  await region.getByRole('switch', { name: 'Server error now and then' }).click()
  await expect(region.getByText('On: server error now and then')).toBeVisible()
  await region.getByRole('switch', { name: 'Rate limit' }).click()
  await expect(region.getByRole('switch', { name: 'Rate limit' })).toBeChecked()
  await expect(region.getByRole('switch', { name: 'Server error now and then' })).not.toBeChecked()
  await expect(region.getByRole('status').filter({ hasText: 'Rate limit is on.' })).toHaveCount(1)
})

test('a second tab hears of it when the reader comes back to it', async ({ page, context }) => {
  const region = await openSwitches(page)
  await region.getByRole('switch', { name: 'Slow answers' }).click()
  await expect(region.getByText('On: slow answers')).toBeVisible()
  const other = await context.newPage()
  const second = await openSwitches(other)
  await expect(second.getByRole('switch', { name: 'Slow answers' })).toBeChecked()
  await second.getByRole('switch', { name: 'Slow answers' }).click()
  await expect(second.getByText('All off')).toBeVisible()
  await page.bringToFront()
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(region.getByText('All off')).toBeVisible()
})

test('the switches can be used by keyboard, and read by everybody', async ({ page }) => {
  const region = await openSwitches(page)
  await expect(region.getByRole('switch', { name: 'Expired token' })).toBeEnabled()
  await region.getByRole('switch', { name: 'Expired token' }).focus()
  await page.keyboard.press('Space')
  await expect(region.getByRole('switch', { name: 'Expired token' })).toBeChecked()
  await expect(region.getByRole('switch', { name: 'Expired token' })).toBeFocused()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(page)
})

test('a network that is away is told, and nothing is switched', async ({ page, context }) => {
  const region = await openSwitches(page)
  await context.setOffline(true)
  await region.getByRole('switch', { name: 'Rate limit' }).click()
  await expect(region.getByText('You are offline').first()).toBeVisible()
  await expect(region.getByRole('switch', { name: 'Rate limit' })).not.toBeChecked()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the failures are named, with another way to switch them', async ({ page }) => {
    await page.goto(article)
    await expect(page.getByText('Two calls of three get 503.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'One call from a terminal' })).toBeVisible()
  })
})
