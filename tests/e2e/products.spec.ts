import type { Page } from '@playwright/test'
import { deleteSandbox, expectLive, makeSandbox, Program } from './support/own-pim.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/reading.ts'
import { expect, test } from './support/test.ts'

const lamp = '/api/rest/v1/products/halo_desk_lamp'

function rows(page: Page) {
  return page.getByRole('list', { name: 'Products', exact: true }).locator(':scope > li')
}

async function openGrid(page: Page) {
  await page.goto('/sandbox/products')
  await makeSandbox(page)
  await expect(rows(page)).toHaveCount(25)
  await expectLive(page)
}

async function openLamp(page: Page) {
  await page.goto('/sandbox/products.html?product=halo_desk_lamp')
  await expect(page.getByRole('heading', { name: 'Halo Desk Lamp' })).toBeVisible()
  await expectLive(page)
}

function renamed(data: string) {
  return { values: { name: [{ locale: 'en_US', scope: null, data }] } }
}

test('the grid is searched, narrowed and paged, and the address keeps what was asked', async ({
  page,
}) => {
  await openGrid(page)
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('Page 2 of')).toBeVisible()
  await page.getByLabel('Label or identifier').fill('schreibtischleuchte halo')
  await expect(page.getByText('No product is like that.')).toBeVisible()
  await page.getByLabel('Label or identifier').fill('HALO SCHREIBTISCH')
  await expect(rows(page)).toHaveCount(4)
  await expect(rows(page).first()).toContainText('Halo Desk Lamp')
  await page.getByLabel('Enabled').selectOption('No')
  await expect(page.getByText('No product is like that.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all products' }).click()
  await page.getByLabel('Family').selectOption('Lamps')
  await page.getByLabel('Complete there').selectOption('Something is missing')
  await expect(rows(page).first()).toContainText('Lamps')
  await page.reload()
  await expect(page.getByLabel('Family')).toHaveValue('lamps')
  await expect(rows(page).first().getByRole('listitem').first()).toBeVisible()
})

test('a PATCH from elsewhere lights up what it changed, with before and after', async ({
  page,
  request,
}) => {
  await openGrid(page)
  const erp = await Program.connect(page, request)
  await openLamp(page)
  await erp.call('PATCH', lamp, 204, { ...renamed('Halo, brighter'), enabled: false })
  await expect(page.getByRole('heading', { name: 'Halo, brighter' })).toBeVisible()
  await expect(page.getByText('2 things have changed')).toBeVisible()
  const changed = page.getByRole('definition').filter({ hasText: 'from Halo Desk Lamp' })
  await expect(changed).toContainText('to Halo, brighter by Our_ERP')
  await expect(
    page.getByRole('status').filter({ hasText: 'Name, en_US changed from Halo Desk Lamp to' }),
  ).toBeAttached()
  await page.getByRole('button', { name: 'Put out the lights' }).click()
  await expect(changed).toHaveCount(0)
  await expect(page.getByText('Name, en_US: Halo Desk Lamp → Halo, brighter')).toBeVisible()
})

test('log and errors lead to the product, and the log to what its call changed', async ({
  page,
  request,
}) => {
  await openGrid(page)
  const erp = await Program.connect(page, request)
  await erp.call('PATCH', lamp, 204, renamed('Halo, brighter'))
  await erp.call('PATCH', lamp, 422, { family: 'nope' })
  await page.goto('/sandbox/requests')
  await page.getByRole('button', { name: /PATCH.*204/ }).click()
  await page.getByRole('link', { name: 'See halo_desk_lamp' }).click()
  await expect(page.getByText('1 thing has changed')).toBeVisible()
  await page.goto('/sandbox/data-flows.html?connection=Our_ERP')
  await page.getByRole('link', { name: 'Halo, brighter, halo_desk_lamp' }).click()
  await expect(page.getByRole('heading', { name: 'Halo, brighter' })).toBeVisible()
  await page.getByRole('link', { name: 'Kontor Desk' }).first().click()
  await expect(page.getByRole('heading', { name: /^Kontor Desk/ })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Halo, brighter' })).toBeVisible()
})

test('a product that is deleted while it is open says so, and by whom', async ({
  page,
  request,
}) => {
  await openGrid(page)
  const erp = await Program.connect(page, request)
  await openLamp(page)
  await erp.call('DELETE', lamp, 204)
  await expect(page.getByText('This product is deleted', { exact: true })).toBeVisible()
  await expect(page.getByText(/^Our_ERP deleted it at/)).toBeVisible()
  await page.reload()
  await expect(page.getByText('There is no product halo_desk_lamp in your PIM.')).toBeVisible()
})

test('two tabs see the same change; without a network it is seen afterwards', async ({
  page,
  context,
  request,
}) => {
  await openGrid(page)
  const erp = await Program.connect(page, request)
  const other = await context.newPage()
  await openLamp(other)
  await openLamp(page)
  await erp.call('PATCH', lamp, 204, renamed('Once'))
  await expect(page.getByRole('heading', { name: 'Once' })).toBeVisible()
  await other.bringToFront()
  await expect(other.getByRole('heading', { name: 'Once' })).toBeVisible()
  await context.setOffline(true)
  await erp.call('PATCH', lamp, 204, renamed('Twice'))
  await context.setOffline(false)
  await expect(other.getByRole('heading', { name: 'Twice' })).toBeVisible()
})

test('who comes without a sandbox, or finds it gone, gets one', async ({ page, request }) => {
  await page.goto('/sandbox/products.html?product=halo_desk_lamp')
  await makeSandbox(page)
  await expect(page.getByRole('heading', { name: 'Halo Desk Lamp' })).toBeVisible()
  await deleteSandbox(page, request)
  await page.reload()
  await page.getByRole('button', { name: 'Get a new PIM' }).click()
  await expect(page.getByRole('heading', { name: 'Halo Desk Lamp' })).toBeVisible()
})

test('the grid can be read by everybody, on a small phone too', async ({ page }) => {
  await openGrid(page)
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 760 })
  await expectNoSidewaysScroll(page)
})

test('a product can be read by everybody, on a small phone too', async ({ page, request }) => {
  await openGrid(page)
  const erp = await Program.connect(page, request)
  await openLamp(page)
  await erp.call('PATCH', lamp, 204, { ...renamed('Halo, brighter'), enabled: false })
  await expect(page.getByText('2 things have changed')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 760 })
  await expectNoSidewaysScroll(page)
})
