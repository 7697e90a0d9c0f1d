import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startServer } from '../support/server.ts'
import { deleteSandbox, expectLive, keyOf, makeSandbox, Program } from './support/own-pim.ts'
import { expect, test } from './support/test.ts'

const log = '/sandbox/requests.html'
const lamp = '/api/rest/v1/products/halo_desk_lamp'

function calls(page: Page) {
  return page.getByRole('list', { name: 'Calls, the newest first' }).getByRole('listitem')
}

test('what one tab sends, the other tab shows', async ({ page, context, requestPanel }) => {
  await page.goto('/')
  const tab = await context.newPage()
  await tab.goto(log)
  await expect(tab.getByRole('button', { name: 'Make a sandbox' })).toBeVisible()
  await requestPanel('Three products').sendAndExpect(200)
  await expectLive(tab)
  await expect(calls(tab).first()).toContainText('/api/rest/v1/products?')
  await requestPanel('Three products').sendAndExpect(200)
  await expect(calls(tab)).toHaveCount(3)
})

test('two readers at once never see each other’s calls', async ({ page, browser, request }) => {
  const other = await (await browser.newContext()).newPage()
  for (const reader of [page, other]) {
    await reader.goto(log)
    await makeSandbox(reader)
    await expectLive(reader)
  }
  expect(await keyOf(page)).not.toBe(await keyOf(other))
  const mine = await Program.connect(page, request, 'Mine')
  const theirs = await Program.connect(other, request, 'Theirs')
  await mine.call('GET', lamp, 200)
  await theirs.call('GET', '/api/rest/v1/families/lamps', 200)
  await expect(calls(page)).toHaveText([/halo_desk_lamp.*Mine/, /token/])
  await expect(calls(other)).toHaveText([/lamps.*Theirs/, /token/])
  await other.context().close()
})

test('who looks while the own PIM is cleared away is told so, and gets a new one', async ({
  page,
  request,
}) => {
  await page.goto(log)
  await makeSandbox(page)
  await expectLive(page)
  const old = await keyOf(page)
  await deleteSandbox(page, request)
  await expect(page.getByText('It is cleared away after 14 days')).toBeVisible()
  await page.getByRole('button', { name: 'Get a new PIM' }).click()
  await expectLive(page)
  expect(await keyOf(page)).not.toBe(old)
  const erp = await Program.connect(page, request)
  await erp.call('GET', lamp, 200)
  await expect(calls(page)).toHaveCount(2)
})

test('a page without network says so, and catches up when it is back', async ({
  page,
  context,
  request,
}) => {
  await page.goto(log)
  await makeSandbox(page)
  await expectLive(page)
  const erp = await Program.connect(page, request)
  await expect(calls(page)).toHaveCount(1)
  await context.setOffline(true)
  await expect(page.getByText('No connection, trying again', { exact: true })).toBeVisible()
  await erp.call('GET', lamp, 200)
  await context.setOffline(false)
  await expectLive(page)
  await expect(calls(page)).toHaveCount(2)
})

test('a page outlives a restart of the server, and misses no call', async ({ page, request }) => {
  const folder = mkdtempSync(join(tmpdir(), 'doorway-restart-'))
  const environment = { DOORWAY_DATA: folder, LOG_LEVEL: 'info' }
  let server = await startServer(environment)
  const { url } = server
  try {
    await page.goto(url + log)
    await makeSandbox(page)
    await expectLive(page)
    const erp = await Program.connect(page, request)
    await erp.call('GET', url + lamp, 200)
    await expect(calls(page)).toHaveCount(2)

    await server.end('SIGTERM')
    await expect(page.getByText('No connection, trying again', { exact: true })).toBeVisible()
    server = await startServer({ ...environment, PORT: new URL(url).port })
    await erp.call('GET', `${url}/api/rest/v1/families/lamps`, 200)
    await expectLive(page)
    await expect(calls(page)).toHaveText([/families/, /halo_desk_lamp/, /token/])
  } finally {
    await server.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
})

test('where streams do not come through, the page looks every two seconds', async ({
  page,
  request,
}) => {
  await page.route('**/sandbox/v1/stream', (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: 'A proxy of yours' }),
  )
  await page.goto(log)
  await makeSandbox(page)
  await expect(page.getByText('Looks every two seconds')).toBeVisible()
  const erp = await Program.connect(page, request)
  await erp.call('GET', lamp, 200)
  await expect(calls(page)).toHaveCount(2)
})
