import type { Page } from '@playwright/test'
import { expectLive, makeSandbox, Program } from './support/own-pim.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/reading.ts'
import { expect, test } from './support/test.ts'

const lamp = '/api/rest/v1/products/halo_desk_lamp'

async function openDashboard(page: Page) {
  await page.goto('/sandbox/data-flows')
  await makeSandbox(page)
  await expectLive(page)
}

/** What a chart says of today, to those who hear it, too. */
function today(page: Page, chart: string) {
  return page.getByRole('table', { name: chart }).getByRole('row', { name: /^today/ })
}

test('a fresh sandbox shows a sample, and says why there is nothing else', async ({ page }) => {
  await openDashboard(page)
  const flows = page.getByRole('region', { name: 'Data flows' })
  await expect(flows.getByText('A made-up week, until there is something')).toHaveCount(4)
  await expect(flows.getByText('There is no destination connection yet.')).toBeVisible()
  await expect(flows.getByRole('link', { name: 'Sample: ERP' })).toBeVisible()
})

test('the charts follow each call of a program', async ({ page, request }) => {
  await openDashboard(page)
  const erp = await Program.connect(page, request)
  const shop = await Program.connect(page, request, 'Shop', 'data_destination')
  await erp.call('PATCH', lamp, 204, { enabled: false })
  await expect(today(page, 'Products updated')).toHaveText('today1')
  await erp.call('POST', '/api/rest/v1/products', 201, { identifier: 'mine' })
  await expect(today(page, 'Products created')).toHaveText('today1')
  await shop.call('GET', '/api/rest/v1/products?limit=7', 200)
  await expect(today(page, 'Products sent')).toHaveText('today7')
  await erp.call('PATCH', lamp, 422, { family: 'nope' })
  await erp.call('PATCH', lamp, 422, { nonsense: true })
  await expect(today(page, 'Errors')).toHaveText('today11')
  await expect(page.getByText('A made-up week')).toHaveCount(0)
  await expect(page.getByRole('row', { name: /^Products 1 1 0 7 1 1$/ })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: /Products: / })).toBeAttached()
})

test('a chart can be read as a table by everybody', async ({ page }) => {
  await openDashboard(page)
  const table = page.getByRole('table', { name: 'Products created' })
  await expect(table.getByRole('row')).toHaveCount(9)
  await page.getByRole('button', { name: 'As a table' }).click()
  await expect(page.getByRole('button', { name: 'As a table' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(table.getByRole('columnheader', { name: 'Created' })).toBeInViewport()
})

test('a connection that is not tracked is named as the reason', async ({ page, request }) => {
  await openDashboard(page)
  await Program.connect(page, request, 'Scripts', 'other')
  await page.goto('/sandbox/data-flows.html?connection=Scripts')
  await expect(page.getByText('leaves connections of this flow type out')).toBeVisible()
  await page.goto('/sandbox/data-flows.html?connection=nobody')
  await expect(page.getByText('There is no connection nobody in your PIM')).toBeVisible()
})

test('the errors of a connection are listed, searched, and lead on', async ({ page, request }) => {
  await openDashboard(page)
  const erp = await Program.connect(page, request)
  await erp.call('PATCH', lamp, 422, { family: 'nope' })
  await erp.call('PATCH', lamp, 422, {
    values: { color: [{ locale: null, scope: null, data: 'neon' }] },
  })
  await page.getByRole('link', { name: 'Our ERP' }).click()
  await expect(page).toHaveURL(/connection=Our_ERP$/)
  const errors = page.getByRole('tabpanel').getByRole('listitem')
  await expect(errors).toHaveCount(2)
  await expect(errors.first()).toContainText('family lamps')
  await expect(errors.first()).toContainText('attribute color')
  await expect(errors.first()).toContainText('halo_desk_lamp')
  await expect(errors.first().getByRole('link', { name: 'Read why' })).toBeVisible()

  await erp.call('PATCH', lamp, 422, { family: 'never' })
  await expect(errors).toHaveCount(3)
  await page.getByLabel('Search in them').fill('NEON')
  await expect(errors).toHaveCount(1)
  await page.getByLabel('Search in them').fill('')
  await page.getByRole('tab', { name: 'Technical errors' }).click()
  await expect(page.getByText('None, so far.')).toBeVisible()
  await page.getByRole('tab', { name: 'Business errors' }).click()
  await errors.last().getByRole('link', { name: 'The call' }).click()
  await expect(page.getByRole('group', { name: 'Body of the request' })).toContainText('"nope"')
})

test('beside the article, the charts move when a request of it is sent', async ({
  page,
  requestPanel,
}) => {
  await page.goto('/articles/connection-dashboard.html')
  const flows = page.getByRole('region', { name: 'Data flows' })
  await flows.scrollIntoViewIfNeeded()
  await expect(flows.getByRole('button', { name: 'Make a sandbox' })).toBeVisible()
  await requestPanel('A business error').sendAndExpect(422)
  await requestPanel('Track the practice connection, as a source').sendAndExpect(200)
  await expect(flows.getByText('Live', { exact: true })).toBeVisible()
  await expect(flows.getByText('The products of This site were refused.')).toBeVisible()
})

test('the dashboard can be read by everybody, on a small phone too', async ({ page, request }) => {
  await openDashboard(page)
  const erp = await Program.connect(page, request)
  await erp.call('PATCH', lamp, 422, { family: 'nope' })
  await expect(today(page, 'Errors')).toHaveText('today10')
  await expectAccessible(page)
  await page.goto('/sandbox/data-flows.html?connection=Our_ERP')
  await expect(page.getByRole('link', { name: 'Read why' })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 760 })
  await expectNoSidewaysScroll(page)
})
