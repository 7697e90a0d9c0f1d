import type { Page } from '@playwright/test'
import { pressTabUntil } from './support/press-tab.ts'
import { expect, test } from './support/test.ts'

test('a reader without a mouse sends the first request', async ({ page, requestPanel }) => {
  await page.goto('/')
  const panel = requestPanel('Three products')
  await pressTabUntil(page, () => isFocused(page, 'Send'))
  await page.keyboard.press('Enter')
  await panel.expectStatus(200)
  await expect(panel.sendButton).toBeFocused()

  await page.keyboard.press('Shift+Tab')
  await expect(panel.region.getByRole('button', { name: 'Parameters' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(panel.target).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('/api/rest/v1/channels')
  await page.keyboard.press('Enter')
  await panel.expectStatus(200)
  await expect(panel.answer).toContainText('ecommerce')
})

test('the first Tab offers a way past the header', async ({ page }) => {
  await page.goto('/articles/how-to-connect-my-pim.html')
  const skip = page.getByRole('link', { name: 'Skip to the text' })
  await page.keyboard.press('Tab')
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('main').locator(':focus')).toHaveCount(1)
})

test('a body is sent with Control and Enter, and Tab leaves it', async ({ page, requestPanel }) => {
  await page.goto('/getting-started/your-first-request/step-3.html')
  const panel = requestPanel('A new name')
  await panel.wake()
  await panel.body.focus()
  await page.keyboard.press('Control+Enter')
  await panel.expectStatus(204)
  await page.keyboard.press('Tab')
  await expect(panel.sendButton).toBeFocused()
})

test('arrow keys choose how the answer is shown', async ({ page, requestPanel }) => {
  await page.goto('/')
  const panel = requestPanel('Three products')
  await panel.sendAndExpect(200)
  await panel.region.getByRole('tab', { name: 'Answer', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(panel.region.getByRole('tab', { name: 'Table' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(panel.region.getByRole('tab', { name: 'Raw' })).toBeFocused()
  await expect(panel.region.getByRole('group', { name: 'Answer as it came' })).toBeVisible()
})

test('a connection is made and deleted without a mouse, and the focus stays near', async ({
  page,
  connections,
}) => {
  await page.goto('/getting-started/your-first-request/step-1.html')
  await connections.wake()
  await connections.label.focus()
  await page.keyboard.type('My ERP')
  await page.keyboard.press('Enter')
  await expect(connections.item('My ERP')).toBeVisible()
  await expect(connections.item('My ERP').locator(':focus')).toHaveCount(1)

  await pressTabUntil(page, () => isFocused(page, 'Delete My ERP'))
  await page.keyboard.press('Enter')
  await expect(connections.region.getByRole('button', { name: 'Delete it' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(connections.item('My ERP')).toHaveCount(0)
  await expect(connections.region.locator(':focus')).toHaveText(/Your connections/)
})

function isFocused(page: Page, name: string): Promise<boolean> {
  return page
    .getByRole('button', { name, exact: true })
    .evaluateAll((buttons) => buttons.some((button) => button === document.activeElement))
}
