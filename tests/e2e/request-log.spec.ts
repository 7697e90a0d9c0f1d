import type { Page } from '@playwright/test'
import { expectLive, makeSandbox, Program } from './support/own-pim.ts'
import { pressTabUntil } from './support/press-tab.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/reading.ts'
import { expect, test } from './support/test.ts'

const lamp = '/api/rest/v1/products/halo_desk_lamp'

/** The log of a reader who has just got a sandbox. */
async function openLog(page: Page) {
  await page.goto('/sandbox/requests')
  await makeSandbox(page)
  await expectLive(page)
}

function lines(page: Page) {
  return page.getByRole('list', { name: 'Calls, the newest first' }).getByRole('button', {
    name: /^(GET|POST|PATCH|DELETE) \//,
  })
}

/** Opens the newest call that looks like this, as soon as it is there. */
function openCall(page: Page, words: RegExp) {
  return lines(page).filter({ hasText: words }).first().click()
}

test('a call of any program appears while the log is open', async ({ page, request }) => {
  await openLog(page)
  await expect(page.getByText('No call yet.')).toBeVisible()
  const erp = await Program.connect(page, request)
  await erp.call('PATCH', lamp, 204, { enabled: false })
  await expect(lines(page).first()).toHaveText(/PATCH.*halo_desk_lamp.*204 No Content.*Our_ERP/)
  await expect(page.getByRole('status').filter({ hasText: 'new call' })).toBeAttached()
})

test('a call shows both its sides, and never a secret', async ({ page, request }) => {
  await openLog(page)
  const erp = await Program.connect(page, request)
  await erp.call('PATCH', lamp, 422, { family: 'nope' })
  const log = page.getByRole('region', { name: 'Request log' })
  await openCall(page, /422/)
  await expect(log.getByRole('group', { name: 'Body of the request' })).toContainText('"nope"')
  await expect(log.getByRole('tabpanel', { name: 'Answer' })).toContainText('does not exist')
  await expect(log.getByText('Bearer •••')).toBeVisible()

  await openCall(page, /token/)
  await expect(log.getByText('Basic •••')).toBeVisible()
  await expect(log.getByRole('group', { name: 'Body of the request' })).toContainText(
    '"password": "•••"',
  )
})

test('the log is narrowed down to what is looked for', async ({ page, request }) => {
  await openLog(page)
  const erp = await Program.connect(page, request)
  const shop = await Program.connect(page, request, 'Shop', 'data_destination')
  await erp.call('PATCH', lamp, 204, { enabled: false })
  await shop.call('GET', '/api/rest/v1/products/nothing', 404)
  await expect(lines(page)).toHaveCount(4)

  await page.getByLabel('Connection').selectOption('Shop')
  await expect(lines(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Show all calls' }).click()
  await page.getByLabel('Status').selectOption({ label: '4xx, refused' })
  await expect(lines(page)).toHaveText([/404 Not Found/])
  await page.getByRole('button', { name: 'Show all calls' }).click()
  await page.getByLabel('Text').fill('"enabled":false')
  await expect(lines(page)).toHaveText([/PATCH/])
  await page.getByLabel('Text').fill('nobody ever sent this')
  await expect(page.getByText('No call is like that.')).toBeVisible()
})

test('a call is sent again, and its two answers are compared', async ({ page, request }) => {
  await openLog(page)
  const erp = await Program.connect(page, request)
  await erp.call('GET', `${lamp}?attributes=name`, 200)
  await openCall(page, /halo_desk_lamp/)
  await expect(page.getByRole('button', { name: 'Replay' })).toBeVisible()
  await erp.call('PATCH', lamp, 204, { enabled: false })
  await page.getByRole('button', { name: 'Replay' }).click()
  const comparison = page.getByRole('table').filter({ hasText: 'The replay' })
  await expect(comparison.getByRole('row', { name: '/enabled true false' })).toBeVisible()
  await expect(lines(page).filter({ hasText: 'This_site' })).toHaveCount(1)
})

test('two calls of the log are compared', async ({ page, request }) => {
  await openLog(page)
  const erp = await Program.connect(page, request)
  await erp.call('GET', '/api/rest/v1/families/lamps', 200)
  await erp.call('GET', '/api/rest/v1/families/nope', 404)
  await openCall(page, /families.lamps/)
  await page.getByRole('button', { name: 'Compare with another' }).click()
  await openCall(page, /families.nope/)
  const comparison = page.getByRole('table')
  await expect(comparison.getByRole('row', { name: /status 200 OK 404 Not Found/ })).toBeVisible()
  await expect(comparison.getByRole('row', { name: /^\/code "lamps" 404/ })).toBeVisible()
  await page.getByRole('button', { name: 'Compare no more' }).click()
  await expect(comparison).toHaveCount(0)
})

test('a call goes on in the playground', async ({ page, request, requestPanel }) => {
  await openLog(page)
  const erp = await Program.connect(page, request)
  await erp.call('PATCH', lamp, 422, { family: 'nope' })
  await openCall(page, /halo_desk_lamp/)
  await page.getByRole('link', { name: 'Edit in playground' }).click()
  await expect(page).toHaveURL(/playground\.html\?request=2$/)
  const panel = requestPanel('Call 2 again')
  await expect(panel.target).toHaveValue(lamp)
  await expect(panel.body).toHaveValue(/"family": "nope"/)
  await panel.body.fill('{"family": "lamps"}')
  await panel.sendAndExpect(204)
})

test('a call is copied as a program would send it', async ({ page, request }) => {
  await openLog(page)
  const erp = await Program.connect(page, request)
  await erp.call('GET', lamp, 200)
  await openCall(page, /halo_desk_lamp/)
  await page.getByRole('button', { name: 'Copy as code' }).click()
  await expect(page.getByRole('group', { name: 'The request as code' })).toContainText('curl')
  await expect(page.getByRole('button', { name: 'Copy the code' })).toBeVisible()
})

test('a link leads to one call, and says so when the log does not have it', async ({
  page,
  request,
}) => {
  await openLog(page)
  const erp = await Program.connect(page, request)
  await erp.call('GET', lamp, 200)
  await page.goto('/sandbox/requests.html?request=2')
  await expect(page.getByRole('button', { name: 'Replay' })).toBeVisible()
  await page.goto('/sandbox/requests.html?request=99')
  await expect(page.getByText('Request "99" is not in the log.')).toBeVisible()
  await page.goto('/playground.html?request=99')
  await expect(page.getByText('Request "99" is not in the log.')).toBeVisible()
})

test('the log is read with the keyboard alone', async ({ page, request }) => {
  await openLog(page)
  const erp = await Program.connect(page, request)
  await erp.call('GET', lamp, 200)
  const line = lines(page).first()
  const isThere = () => line.evaluate((button) => button === document.activeElement)
  await expect(line).toContainText('halo_desk_lamp')
  await pressTabUntil(page, isThere)
  await page.keyboard.press('Enter')
  await expect(line).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByRole('button', { name: 'Replay' })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Replay' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('The bodies are the same.')).toBeVisible()
})

test('an open call can be read by everybody, on a small phone too', async ({ page, request }) => {
  await openLog(page)
  const erp = await Program.connect(page, request)
  await erp.call('PATCH', lamp, 422, { family: 'nope' })
  await openCall(page, /halo_desk_lamp/)
  await page.getByRole('button', { name: 'Replay' }).click()
  await expect(page.getByText('The bodies are the same.')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 760 })
  await expectNoSidewaysScroll(page)
})
