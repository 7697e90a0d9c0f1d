import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/reading.ts'
import { StepCard } from './support/step-card.ts'
import { Terminal } from './support/terminal.ts'
import { expect, test } from './support/test.ts'

const first = '/getting-started/your-first-request'
const connect = '/getting-started/connect-the-pim'
const lamp = '/products/halo_desk_lamp'

const rename = (locale: string, data: string) => ({
  values: { name: [{ locale, scope: null, data }] },
})

/** Opens a page and waits until its steps have looked at the PIM. */
async function watch(page: Page, address: string): Promise<void> {
  const listed = page.waitForResponse(/\/sandbox\/v1\/requests\?/)
  await page.goto(address)
  await listed
  await page.waitForResponse(/\/sandbox\/v1\/connections$/)
}

/** The door of a page in the row above the text, when all of its steps are done. */
const openDoor = (page: Page, title: string) =>
  page.locator('.series').getByRole('link', { name: `${title} (done)` })

test('a step done with the panel beside it opens its door, and stays done', async ({
  page,
  connections,
}) => {
  await page.goto(`${first}/step-1.html`)
  const step = new StepCard(page, 'Make a data source')
  await step.expectState('To do')
  await connections.create('My ERP')
  await step.expectState('Done')
  await expect(step.note).toHaveText('“My ERP” is a data source.')
  await expect(step.announcement).toHaveText('Make a data source: done.')
  await expect(openDoor(page, 'Create your connection')).toBeVisible()
  await expect(openDoor(page, 'Get a token')).toHaveCount(0)

  await page.reload()
  await step.expectState('Done')
  await expect(step.announcement).toBeEmpty()
  await connections.remove('My ERP')
  await step.expectState('Done')
})

test('a step done from a terminal is seen while the page is open', async ({ page, request }) => {
  const terminal = await Terminal.withNewPim(page, request)
  await watch(page, `${first}/step-1.html`)
  const step = new StepCard(page, 'Make a data source')
  await step.expectState('To do')
  await terminal.connect('Shop', 'data_destination')
  await step.expectDifference(
    'The connection “Shop” is a data destination; this step needs a data source. Change its flow type, or make another connection.',
  )
  await expect(step.announcement).toContainText('Make a data source: not quite.')
  await terminal.own('patch', '/connections/Shop', { flow_type: 'data_source' })
  await step.expectState('Done')
})

test('the steps of a page are done one after the other, with a mistake at each', async ({
  page,
  request,
}) => {
  const terminal = await Terminal.withNewPim(page, request)
  const step = (title: string) => new StepCard(page, title)
  await watch(page, `${first}/step-2.html`)
  await step('Ask for a token').expectState('To do')

  const erp = await terminal.connect('My ERP', 'data_source')
  await terminal.authenticate({ ...erp, secret: 'guess' })
  await step('Ask for a token').expectDifference(
    'A token was asked for and refused with 422: the client id or the secret is wrong. Copy both from the connection once more.',
  )
  await terminal.authenticate(erp)
  await step('Ask for a token').expectState('Done')
  await step('Be refused').expectState('Done')

  await watch(page, `${first}/step-3.html`)
  await step('List products').expectState('To do')
  await terminal.send('get', '/products?search=nonsense')
  await step('List products').expectState('Not quite')
  await terminal.send('get', '/products?limit=3')
  await step('List products').expectState('Done')

  await terminal.send('get', '/products/halo_desk_lmp')
  await step('Read the lamp').expectDifference(
    'GET /products/halo_desk_lmp was sent. This step needs GET /products/halo_desk_lamp.',
  )
  await terminal.send('get', lamp)
  await step('Read the lamp').expectState('Done')
  await step('Rename the lamp').expectState('To do')
  await terminal.send('get', lamp)
  await step('Rename the lamp').expectDifference(
    'halo_desk_lamp was read, not changed. Send a PATCH to it.',
  )
  await terminal.send('patch', lamp, rename('en_US', 'Renamed'))
  await step('Rename the lamp').expectDifference(
    'The name (en_US) was changed; this step needs the name (en_GB).',
  )
  await terminal.send('patch', lamp, rename('en_GB', 'Renamed'))
  await step('Rename the lamp').expectState('Done')
  await terminal.send('get', lamp)
  await step('Read the new name').expectState('Done')
  await terminal.send('patch', '/products/mine', { family: 'lamps' })
  await step('Create a product').expectState('Done')

  const lines = [
    { identifier: 'halo_desk_lamp', enabled: true },
    { identifier: 'fjell_tent_2p', enabled: true },
  ]
  await terminal.send('patch', '/products', lines)
  await step('Send a batch').expectDifference(
    'All 2 lines were accepted. This step needs one that is refused, to see how that looks.',
  )
  await terminal.send('patch', '/products', [...lines, { identifier: 'mine', colour: 'black' }])
  await step('Send a batch').expectState('Done')
  await expect(openDoor(page, 'Send requests')).toHaveCount(0)

  await terminal.send('get', '/products')
  await step('Find the door closed').expectDifference(
    'GET /products was answered 200. So the token still opens the door. Delete its connection first.',
  )
  await terminal.own('delete', '/connections/My_ERP')
  await terminal.send('get', '/products')
  await step('Find the door closed').expectState('Done')
  await expect(openDoor(page, 'Send requests')).toBeVisible()
})

test('what is not quite right is still said after a reload', async ({ page, request }) => {
  const terminal = await Terminal.withNewPim(page, request)
  await terminal.authenticate(await terminal.connect('My ERP', 'data_source'))
  await watch(page, `${first}/step-3.html`)
  const step = new StepCard(page, 'Read the lamp')
  await step.expectState('To do')
  await terminal.send('get', '/products/nothing')
  await step.expectState('Not quite')
  await page.reload()
  await step.expectState('Not quite')
})

test('what was tried before the page was opened is no try at its steps', async ({
  page,
  request,
}) => {
  const terminal = await Terminal.withNewPim(page, request)
  await terminal.authenticate(await terminal.connect('My ERP', 'data_source'))
  await terminal.send('get', '/products/nothing')
  await terminal.send('get', '/products')
  await watch(page, `${first}/step-3.html`)
  await new StepCard(page, 'List products').expectState('Done')
  await new StepCard(page, 'Read the lamp').expectState('To do')
  await new StepCard(page, 'Find the door closed').expectState('To do')
})

test('tracking is seen, and what differs until then', async ({ page, request }) => {
  const terminal = await Terminal.withNewPim(page, request)
  const { code } = await terminal.connect('ERP', 'data_source')
  await watch(page, `${connect}/step-3.html`)
  const step = new StepCard(page, 'Track the connection')
  await step.expectDifference(
    'You have “ERP”, and it is a data source, but it is not tracked. Switch its tracking on.',
  )
  await terminal.own('patch', `/connections/${code}`, { auditable: true })
  await step.expectState('Done')
})

test('a step done in one tab is done in the other', async ({ page, context, connections }) => {
  const other = await context.newPage()
  await other.goto(`${connect}/step-1.html`)
  await page.goto(`${connect}/step-1.html`)
  await connections.create('ERP')
  await new StepCard(page, "Make the ERP's connection").expectState('Done')
  await new StepCard(other, "Make the ERP's connection").expectState('Done')
  await expect(openDoor(other, 'Create a connection')).toBeVisible()
})

test('two readers never see each other’s steps', async ({ page, connections, browser }) => {
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(`${connect}/step-1.html`)
  await page.goto(`${connect}/step-1.html`)
  await connections.create('ERP')
  await new StepCard(page, "Make the ERP's connection").expectState('Done')
  await new StepCard(stranger, "Make the ERP's connection").expectState('To do')
  await stranger.context().close()
})

test('in a new PIM, a step that was done once can be done again', async ({ page, request }) => {
  const terminal = await Terminal.withNewPim(page, request)
  await watch(page, `${first}/step-1.html`)
  const step = new StepCard(page, 'Make a data source')
  await terminal.connect('My ERP', 'data_source')
  await step.expectState('Done')
  await terminal.own('delete', '/sandboxes/current')
  await step.expectState('Done before')
  await expect(step.note).toContainText('earlier PIM')
})

test('a step goes on watching when the network comes back', async ({ page, context, request }) => {
  const terminal = await Terminal.withNewPim(page, request)
  await watch(page, `${first}/step-1.html`)
  const step = new StepCard(page, 'Make a data source')
  await step.expectState('To do')
  await context.setOffline(true)
  await terminal.connect('My ERP', 'data_source')
  await context.setOffline(false)
  await step.expectState('Done')
})

test('progress that cannot be read is forgotten', async ({ page, connections }) => {
  await page.addInitScript(() => {
    localStorage['doorway.progress'] ??= '{"done":{"x":1},"pages":[[1],"nothing"'
  })
  await page.goto(`${first}/step-1.html`)
  await connections.create('My ERP')
  await new StepCard(page, 'Make a data source').expectState('Done')
})

test('every state of a step can be read by everybody, on a phone too', async ({
  page,
  request,
}) => {
  const terminal = await Terminal.withNewPim(page, request)
  await page.setViewportSize({ width: 320, height: 760 })
  await watch(page, `${first}/step-3.html`)
  await terminal.authenticate(await terminal.connect('My ERP', 'data_source'))
  await terminal.send('get', '/products')
  await terminal.send('get', `/products/${'a_very_long_identifier_'.repeat(6)}`)
  await new StepCard(page, 'List products').expectState('Done')
  await new StepCard(page, 'Read the lamp').expectState('Not quite')
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('a step reads as text', async ({ page }) => {
    await page.goto(`${first}/step-1.html`)
    const step = new StepCard(page, 'Make a data source')
    await expect(step.region).toContainText('Give it the label My ERP.')
    await expect(step.region.locator('.status')).toBeHidden()
    await expect(step.note).toBeHidden()
  })
})
