import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { ConnectionsPanel } from './support/connections-panel.ts'
import { keyOf, Program } from './support/own-pim.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/reading.ts'
import { expect, test } from './support/test.ts'

const lamp = '/api/rest/v1/products/halo_desk_lamp'

async function openWith(page: Page, connections: ConnectionsPanel, label = 'Our ERP') {
  await page.goto('/sandbox/connections.html')
  await connections.create(label)
}

test('the code follows the label until it is written by hand, and is judged by the PIM', async ({
  page,
  connections,
}) => {
  await page.goto('/sandbox/connections.html')
  await connections.wake()
  const { code } = connections
  await connections.label.fill('Our ERP (night)')
  await expect(code).toHaveValue('Our_ERP__night_')
  await code.fill('no-dashes')
  await connections.createButton.click()
  await expect(
    connections.region.getByText('A code holds only letters, digits and underscores.', {
      exact: true,
    }),
  ).toBeVisible()
  await code.fill('erp_night')
  await connections.label.fill('Our nightly ERP')
  await expect(code).toHaveValue('erp_night')
  await connections.createButton.click()
  await expect(connections.item('Our nightly ERP')).toContainText('erp_night')
})

test('a right that is taken away is a 403, which the page explains and mends', async ({
  page,
  request,
  connections,
}) => {
  await openWith(page, connections, 'Shop')
  const erp = await Program.connect(page, request)
  await page.reload()
  await connections.wake()
  const item = connections.item('Our ERP')
  await item.getByText(/^Rights: User, 33 of 33/).click()
  await item.getByRole('checkbox', { name: 'create or update products' }).uncheck()
  await item.getByRole('button', { name: 'Save the rights' }).click()
  await expect(item.getByText('Saved', { exact: true })).toBeVisible()
  await erp.call('PATCH', lamp, 403, { enabled: false })
  await expect(
    item.getByText('Refused with 403: it is not allowed to create or update products'),
  ).toBeVisible()
  await item.getByRole('button', { name: 'Give it this right' }).click()
  await expect(item.getByText(/^Refused with 403/)).toHaveCount(0)
  await erp.call('PATCH', lamp, 204, { enabled: false })
})

test('a role is chosen as a whole', async ({ page, request, connections }) => {
  await openWith(page, connections, 'Shop')
  const item = connections.item('Shop')
  await item.getByText(/^Rights: User/).click()
  await item
    .getByLabel('Role')
    .selectOption({ label: 'Reader: lists, and changes nothing: for shops and exports' })
  await expect(item.getByRole('checkbox', { name: 'list products' })).toBeChecked()
  await expect(item.getByRole('checkbox', { name: 'delete products' })).not.toBeChecked()
  await item.getByRole('button', { name: 'Save the rights' }).click()
  await expect(item.getByText(/^Rights: Reader, 17 of 33/)).toBeVisible()
  const answer = await request.get('/sandbox/v1/connections/Shop', {
    headers: { authorization: `Bearer ${await keyOf(page)}` },
  })
  expect(((await answer.json()) as { rights: string[] }).rights).not.toContain('edit_products')
})

test('a new password is made after a question, and the tokens die', async ({
  page,
  request,
  connections,
}) => {
  await openWith(page, connections, 'Shop')
  const erp = await Program.connect(page, request)
  await erp.call('GET', '/api/rest/v1/products?limit=1', 200)
  await page.reload()
  await connections.wake()
  const item = await connections.unfold('Our ERP')
  await expect(item.getByText('this site cannot call with this connection')).toBeVisible()
  await item.getByRole('button', { name: 'Regenerate the password' }).click()
  await expect(item.getByText('A new password for Our ERP?')).toBeVisible()
  await item.getByRole('button', { name: 'Keep the old one' }).click()
  await erp.call('GET', '/api/rest/v1/products?limit=1', 200)
  await item.getByRole('button', { name: 'Regenerate the password' }).click()
  await item.getByRole('button', { name: 'Make a new one' }).click()
  await expect(item.getByText('The password is a new one')).toBeVisible()
  await erp.call('GET', '/api/rest/v1/products?limit=1', 401)
  await expect(item.getByRole('button', { name: 'Call with this one' })).toBeVisible()
  expect((await connections.copyCredentials('Our ERP')).password).toHaveLength(32)
})

test('credentials are saved as .env and for Postman', async ({ page, connections }) => {
  await openWith(page, connections)
  const item = connections.item('Our ERP')
  const save = async (name: string) => {
    const download = page.waitForEvent('download')
    await item.getByRole('button', { name }).click()
    const file = await download
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
  }
  const env = await save('Save as .env')
  const { password } = await connections.copyCredentials('Our ERP')
  expect(env.name).toBe('Our_ERP.env')
  expect(env.text).toContain(`PIM_PASSWORD=${password}`)
  const postman = await save('Save for Postman')
  expect(postman.name).toBe('Our_ERP.postman_environment.json')
  expect(postman.text).toContain(password)
})

test('label, flow type, group and image are changed and kept', async ({ page, connections }) => {
  await openWith(page, connections)
  const item = connections.item('Our ERP')
  await item.getByText('Settings', { exact: true }).click()
  await item.getByRole('button', { name: 'factory' }).click()
  await expect(item.getByRole('button', { name: 'factory' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await item.getByLabel('Or a picture of your own').setInputFiles({
    name: 'logo.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('no picture'),
  })
  await expect(item.getByText('This browser cannot read that as a picture.')).toBeVisible()
  await item
    .getByLabel('Or a picture of your own')
    .setInputFiles('content/catalog/media/desk_lamp.png')
  await expect(item.getByRole('button', { name: 'factory' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  await item.getByLabel('User group').selectOption('Manager')
  await item.getByLabel('Flow type').selectOption('Data destination')
  await item.getByLabel('New label').fill('Our web shop')
  await item.getByRole('button', { name: 'Save the settings' }).click()
  await expect(connections.item('Our web shop')).toContainText('Data destination')
  await page.reload()
  await connections.wake()
  const kept = connections.item('Our web shop')
  await kept.getByText('Settings', { exact: true }).click()
  await expect(kept.getByLabel('User group')).toHaveValue('manager')
  await expect(kept.locator('.connection-head canvas')).toBeVisible()
})

test('all of it can be read by everybody, on a small phone too', async ({ page, connections }) => {
  await openWith(page, connections)
  const item = connections.item('Our ERP')
  await item.getByText('Settings', { exact: true }).click()
  await item.getByText(/^Rights:/).click()
  await item.getByRole('button', { name: 'Regenerate the secret' }).click()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 760 })
  await expectNoSidewaysScroll(page)
})
