import type { APIRequestContext, Page } from '@playwright/test'
import { wakePanels } from './support/reading.ts'
import { expect, test } from './support/test.ts'

const step1 = '/getting-started/your-first-request/step-1.html'
const step2 = '/getting-started/your-first-request/step-2.html'

test('who finds the own PIM deleted is told so, and gets a new one', async ({
  page,
  request,
  requestPanel,
}) => {
  await page.goto('/')
  const panel = requestPanel('Three products')
  await panel.sendAndExpect(200)
  await deleteSandbox(page, request)

  await panel.sendAndExpect(401)
  await panel.region.getByRole('button', { name: 'Get a new token and send again' }).click()
  await expect(panel.region.getByText('Your PIM is gone', { exact: true })).toBeVisible()
  await panel.region.getByRole('button', { name: 'Get a new PIM and send' }).click()
  await panel.expectStatus(200)
  await expect(panel.calls).toHaveCount(3)
})

test('who comes back to a deleted PIM with an empty tab is told so, and gets a new one', async ({
  page,
  context,
  request,
  requestPanel,
}) => {
  await page.goto('/')
  await requestPanel('Three products').sendAndExpect(200)
  await deleteSandbox(page, request)
  await page.close()

  const tab = await context.newPage()
  await tab.goto('/')
  const panel = tab.getByRole('region', { name: 'Three products' })
  await panel.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(panel.getByText('Your PIM is gone', { exact: true })).toBeVisible()
  await panel.getByRole('button', { name: 'Get a new PIM and send' }).click()
  await expect(panel.getByText('200 OK', { exact: true })).toBeVisible()
})

test('the list of connections of a deleted PIM does not promise what is lost', async ({
  page,
  request,
  connections,
}) => {
  await page.goto(step1)
  await connections.create('My ERP')
  await deleteSandbox(page, request)
  await page.reload()
  await connections.wake()
  await expect(connections.region).not.toContainText('What you have is not lost')
  await connections.create('My second ERP')
  await expect(connections.item('My ERP')).toHaveCount(0)
})

test('a connection for a deleted PIM is not created silently elsewhere', async ({
  page,
  request,
  connections,
}) => {
  await page.goto(step1)
  await connections.create('My ERP')
  await deleteSandbox(page, request)
  await connections.label.fill('My shop')
  await connections.createButton.click()
  await expect(connections.region.getByText('Your PIM is gone', { exact: true })).toBeVisible()
  await expect(connections.label).toHaveValue('My shop')
  await connections.region.getByRole('button', { name: 'Get a new PIM' }).click()
  await expect(connections.item('My shop')).toBeVisible()
})

test('a reader without network is told so, and goes on when it is back', async ({
  page,
  context,
  requestPanel,
}) => {
  await page.goto('/')
  const panel = requestPanel('Three products')
  await panel.wake()
  await context.setOffline(true)
  await panel.send()
  await expect(panel.region.getByText('You are offline', { exact: true })).toBeVisible()
  await context.setOffline(false)
  await panel.region.getByRole('button', { name: 'Try again' }).click()
  await panel.expectStatus(200)
})

test('a reader without network is told so at the token, too', async ({
  page,
  context,
  authenticate,
}) => {
  await page.goto(step2)
  await wakePanels(page)
  await authenticate.sendAndExpect(200)
  await context.setOffline(true)
  await authenticate.sendButton.click()
  await expect(authenticate.region.getByText('You are offline', { exact: true })).toBeVisible()
  await context.setOffline(false)
  await authenticate.sendAndExpect(200)
})

/** Behind the back of the page. */
async function deleteSandbox(page: Page, request: APIRequestContext): Promise<void> {
  const key = await page.evaluate(() => {
    const stored = localStorage.getItem('doorway.sandbox') ?? '{}'
    return (JSON.parse(stored) as { key?: string }).key ?? ''
  })
  const answer = await request.delete('/sandbox/v1/sandboxes/current', {
    headers: { authorization: `Bearer ${key}` },
  })
  expect(answer.status()).toBe(204)
}

test('a pause that the PIM asks for is counted down, and the request sent again', async ({
  page,
  requestPanel,
}) => {
  await page.goto('/getting-started/your-first-request/step-3.html')
  const panel = requestPanel('The first three products')
  await panel.sendAndExpect(200)
  const answer = {
    status: 429,
    headers: { 'Retry-After': '4' },
    json: { code: 429, message: 'Too Many Requests' },
  }
  await page.route('**/api/rest/v1/products?*', (route) => route.fulfill(answer), { times: 1 })
  await panel.sendAndExpect(429)
  const counting = panel.region.getByRole('button', { name: /^Send again in \d s$/ })
  await expect(counting).toBeDisabled()
  await panel.region.getByRole('button', { name: 'Send again', exact: true }).click()
  await panel.expectStatus(200)
  await expect(counting).toHaveCount(0)
})
