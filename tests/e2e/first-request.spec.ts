import { expect, test } from './support/test.ts'
import { expectAccessible } from './support/reading.ts'

test('a reader with an empty browser gets products from the front page in one press', async ({
  page,
  requestPanel,
}) => {
  await page.goto('/')
  const panel = requestPanel('Three products')
  await panel.sendButton.click()

  await panel.expectStatus(200)
  await expect(panel.calls).toHaveText([
    /^POST\/sandbox\/v1\/sandboxes201, .*A PIM of your own/,
    /^POST\/sandbox\/v1\/connections201, .*A connection/,
    /^POST\/api\/oauth\/v1\/token200, .*one token/,
  ])
  const { _embedded: list } = JSON.parse(await panel.rawAnswer())
  expect(list.items).toHaveLength(3)
  await expect(panel.answer).toContainText(`"identifier": "${list.items[0].identifier}"`)
})

test('a second Send goes straight to the products', async ({ page, requestPanel }) => {
  await page.goto('/')
  const panel = requestPanel('Three products')
  await panel.sendAndExpect(200)
  await panel.sendAndExpect(200)
  await expect(panel.calls).toHaveCount(0)
})

test('two panels of one page that are sent at once share one PIM', async ({
  page,
  requestPanel,
}) => {
  await page.goto('/getting-started/your-first-request/step-3.html')
  const list = requestPanel('The first three products')
  const lamp = requestPanel('One lamp')
  await lamp.wake()
  await list.wake()
  await Promise.all([list.sendButton.click(), lamp.sendButton.click()])
  await list.expectStatus(200)
  await lamp.expectStatus(200)
  const calls = await page.getByRole('listitem').filter({ hasText: '/sandbox/v1/sandboxes' }).all()
  expect(calls).toHaveLength(1)
})

test('a panel can be read by everybody while it has an answer, calls and code', async ({
  page,
  requestPanel,
}) => {
  await page.goto('/')
  const panel = requestPanel('Three products')
  await panel.sendAndExpect(200)
  await panel.copyAs('Python')
  await expectAccessible(page)
})
