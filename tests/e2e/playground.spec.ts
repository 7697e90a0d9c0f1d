import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectNoSidewaysScroll } from './support/reading.ts'
import { RequestPanel } from './support/request-panel.ts'
import { expect, test } from './support/test.ts'

const address = '/playground.html'
const first = 'A request to begin with'
const lamp = '**/api/rest/v1/products/*'

/** The first request of the playground, awake. */
async function openPlayground(page: Page): Promise<RequestPanel> {
  await page.goto(address)
  const panel = new RequestPanel(page, first)
  await panel.wake()
  return panel
}

/** From now on one product is answered like this, whatever the PIM would say. */
async function answerWith(page: Page, body: string | Buffer, contentType = 'application/json') {
  await page.route(lamp, (route) => route.fulfill({ body, contentType }))
}

async function sendLamp(panel: RequestPanel) {
  await panel.target.fill('/api/rest/v1/products/halo_desk_lamp')
  await panel.sendAndExpect(200)
}

test('form, address and HTTP text change one request', async ({ page }) => {
  const panel = await openPlayground(page)
  await panel.sendAndExpect(200)
  await panel.region.getByRole('button', { name: 'Parameters' }).click()
  await panel.region.getByRole('button', { name: 'attributes', exact: true }).click()
  const attributes = panel.region.getByLabel('attributes', { exact: true })
  await expect(attributes).toBeFocused()
  await expect(panel.region.locator('datalist option[value="color"]')).toBeAttached()
  await attributes.fill('name,color')
  await expect(panel.target).toHaveValue(/attributes=name,color/)

  await panel.target.fill('/api/rest/v1/products?limit=500')
  await expect(panel.region.getByLabel('limit', { exact: true })).toHaveValue('500')
  await expect(panel.region).toContainText('More than 100.')

  await panel.region.getByRole('button', { name: 'As HTTP' }).click()
  const text = panel.region.getByRole('textbox', { name: 'The request as HTTP' })
  await expect(text).toHaveValue(
    'GET /api/rest/v1/products?limit=500\nAuthorization: Bearer <access_token>',
  )
  await text.fill('GET nowhere')
  await expect(panel.sendButton).toBeDisabled()
  await text.fill('GET /api/rest/v1/families?limit=1\nAuthorization: Bearer <access_token>')
  await text.press('Control+Enter')
  await panel.expectStatus(200)
})

test('any operation is found by its words, and comes with a request that works', async ({
  page,
}) => {
  await openPlayground(page)
  const search = page.getByRole('search', { name: 'Operations' })
  const words = search.getByRole('searchbox', { name: 'Words of it' })
  await words.fill('nothing like this')
  await expect(search.getByText('No operation has all these words.').first()).toBeVisible()
  await words.fill('get families')
  await expect(search.getByRole('listitem').first()).toContainText('/api/rest/v1/families')
  await words.fill('delete product uuid')
  await words.press('Enter')

  const panel = new RequestPanel(page, 'Delete a product by UUID')
  await expect(panel.target).toHaveValue(/^\/api\/rest\/v1\/products-uuid\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('region', { name: 'The request' })).toBeFocused()
  await panel.sendAndExpect(204)
})

test('the editor checks a body against the contract, and lets the keyboard go on', async ({
  page,
}) => {
  const panel = await openPlayground(page)
  await page.getByText(/^Your first request/).click()
  await page.getByRole('button', { name: 'A new name' }).click()
  const change = new RequestPanel(page, 'A new name')
  await change.wake()
  await change.region.getByRole('button', { name: 'Editor' }).click()
  await expect(change.region.locator('.cm-editor')).toBeVisible()
  // As readers do it: the editor has its own idea of what is selected.
  const write = async (text: string) => {
    await change.body.click()
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(text)
  }
  await write('{"enabled": "yes"}')
  await expect(change.region.locator('.cm-lint-marker-warning')).toBeVisible()
  await write('{"fam')
  await change.body.press('Control+Space')
  await expect(change.region.getByRole('option', { name: 'family', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await write('{"enabled": true}')
  await page.keyboard.press('Tab')
  await expect(change.body).not.toBeFocused()
  await change.sendAndExpect(204)
  await expect(panel.region).toHaveCount(0)
})

test('a hostile answer is text and nothing else', async ({ page }) => {
  const panel = await openPlayground(page)
  const hostile = `{"html":"<img src=x onerror=\\"document.title='taken'\\"><script>document.title='taken'</script>","bidi":"\u202Egnp.exe","big":12345678901234567890,"twice":1,"twice":2,"link":"javascript:document.title='taken'"}`
  await answerWith(page, hostile)
  await sendLamp(panel)
  for (const text of ['<script>', '\\u202egnp.exe', '12345678901234567890']) {
    await expect(panel.answer).toContainText(text)
  }
  await expect(panel.answer.getByText('"twice"')).toHaveCount(2)
  await expect(panel.answer.getByRole('link')).toHaveCount(0)
  expect(await panel.rawAnswer()).toBe(hostile)

  await page.unroute(lamp)
  await answerWith(page, `${'{"a":'.repeat(10_000)}"deep"${'}'.repeat(10_000)}`)
  await sendLamp(panel)
  await panel.region.getByRole('searchbox', { name: 'Find in the answer' }).fill('deep')
  await expect(panel.region).toContainText('1 found')
  await page.keyboard.press('Enter')
  await expect(panel.answer.getByText('"deep"')).toBeVisible()

  await page.unroute(lamp)
  await answerWith(page, Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x80]))
  await sendLamp(panel)
  await expect(panel.region.getByRole('group', { name: 'Answer as it came' })).toContainText(
    '\ufffd',
  )
  await expect(page).toHaveTitle(/^Playground/)
})

test('a picture is shown, and kept as a file', async ({ page }) => {
  const panel = await openPlayground(page)
  const picture = readFileSync(new URL('../../src/../dist/og/site.png', import.meta.url))
  await answerWith(page, picture, 'image/png')
  await sendLamp(panel)
  const image = panel.region.getByRole('img')
  await expect
    .poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth))
    .toBeGreaterThan(0)
  const download = page.waitForEvent('download')
  await panel.region.getByRole('button', { name: 'Save as answer.png' }).click()
  expect(readFileSync(await (await download).path())).toEqual(picture)
})

test('a list is a table, and a large answer is searched', async ({ page }) => {
  const panel = await openPlayground(page)
  await panel.target.fill('/api/rest/v1/products?limit=100')
  await panel.sendAndExpect(200)
  const tree = panel.region.getByRole('tree', { name: 'Answer' })
  await expect(tree).toBeVisible()
  await panel.region.getByRole('searchbox').fill('"identifier": "halo')
  await expect(panel.region).toContainText(/\d found/)
  await page.keyboard.press('Enter')
  await expect(tree.getByRole('treeitem', { selected: true })).toContainText('"halo')
  await panel.region.getByRole('tab', { name: 'Table' }).click()
  await expect(panel.region.getByRole('columnheader', { name: 'identifier' })).toBeVisible()
  await expect(panel.region.getByRole('row')).toHaveCount(101)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
})

test('a code is taken from an answer into the next request', async ({ page }) => {
  const panel = await openPlayground(page)
  await panel.sendAndExpect(200)
  await panel.answer
    .getByRole('button', { name: /^Use .* as identifier/ })
    .first()
    .click()
  await panel.target.fill('/api/rest/v1/products/<my_identifier>')
  await panel.sendAndExpect(200)
  await expect(panel.region.getByRole('button', { name: /Compare with/ })).toBeVisible()
})

test('a request travels in a link, without credentials, and waits to be sent', async ({
  page,
  context,
}) => {
  const panel = await openPlayground(page)
  await panel.target.fill('/api/rest/v1/families?limit=2')
  await panel.sendAndExpect(200)
  await panel.region.getByRole('button', { name: 'Share or export' }).click()
  const link = await panel.region
    .getByRole('link', { name: 'Link to this request' })
    .getAttribute('href')

  const other = await context.newPage()
  const calls: string[] = []
  other.on('request', (request) => {
    if (request.url().includes('/api/')) calls.push(request.url())
  })
  await other.goto(link ?? '')
  const shared = new RequestPanel(other, 'A request from a link')
  await expect(shared.target).toHaveValue('/api/rest/v1/families?limit=2')
  expect(calls).toEqual([])
  await shared.sendAndExpect(200)

  await shared.region.getByRole('button', { name: 'Sent before' }).click()
  await shared.target.fill('/api/rest/v1/channels')
  await shared.region.getByRole('button', { name: /families\?limit=2/ }).click()
  await expect(shared.target).toHaveValue('/api/rest/v1/families?limit=2')

  await other.goto(`${address}#request=nonsense`)
  await other.reload()
  await expect(other.getByText('This link holds no request')).toBeVisible()
})

test('a PIM elsewhere is asked straight from the page, or it is said why not', async ({ page }) => {
  const panel = await openPlayground(page)
  await page.getByLabel('Send to').selectOption('My PIM')
  await page.getByLabel('Address').fill('http://pim.elsewhere.test')
  await page.getByLabel('Client id').fill('id')
  await page.getByLabel('Secret', { exact: true }).fill('its secret')
  await page.getByLabel('Username').fill('me')
  await page.getByLabel('Password').fill('its password')
  await page.getByRole('button', { name: 'Use this PIM' }).click()
  const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
  await page.route('http://pim.elsewhere.test/**', (route) => {
    const json = new URL(route.request().url()).pathname.endsWith('/token')
      ? { access_token: 'of-elsewhere', refresh_token: 'r', expires_in: 3600, token_type: 'bearer' }
      : { authorization: route.request().headers()['authorization'] }
    return route.fulfill({ json, headers })
  })
  await panel.sendAndExpect(200)
  await expect(panel.answer).toContainText('Bearer of-elsewhere')

  await page.unroute('http://pim.elsewhere.test/**')
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  expect(stored).not.toMatch(/its secret|its password|of-elsewhere/)
})
