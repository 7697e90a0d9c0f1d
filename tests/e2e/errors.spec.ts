import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/reading.ts'
import { RequestPanel } from './support/request-panel.ts'
import { expect, test } from './support/test.ts'

const step3 = '/getting-started/your-first-request/step-3.html'

function entry(page: Page, id: string) {
  return page.locator(`#${id}`)
}

test('an error is explained from this very request, and a press fills in the fix', async ({
  page,
  requestPanel,
}) => {
  await page.goto(step3)
  const panel = requestPanel('A new name')
  await panel.wake()
  await panel.body.fill('{"values":{"nmae":[{"locale":"en_US","scope":null,"data":"Mine"}]}}')
  await panel.sendAndExpect(422)
  await expect(panel.region.getByText('Did you mean name?')).toBeVisible()
  await panel.region.getByRole('button', { name: 'Fix it: Write name' }).click()
  await expect(panel.body).toHaveValue(/"name": \[/)
  await expect(
    panel.region.getByText('Filled in above. Press Send when you like it.'),
  ).toBeVisible()
  // Nothing was sent by it: the refusal is still the newest answer.
  await expect(panel.region.getByText(/^422 /).first()).toBeVisible()
  await panel.sendAndExpect(204)
  await expect(panel.region.getByRole('button', { name: /^Fix it/ })).toHaveCount(0)
})

test('JSON that breaks is told with line and column', async ({ page, requestPanel }) => {
  await page.goto(step3)
  const panel = requestPanel('A new name')
  await panel.wake()
  await panel.body.fill('{\n  "enabled": true,\n}')
  await panel.sendAndExpect(400)
  await expect(
    panel.region.getByText(
      'The JSON breaks at line 3, column 1: the comma before it is one too many.',
    ),
  ).toBeVisible()
  await panel.region.getByRole('button', { name: 'Fix it: Mend the JSON' }).click()
  await panel.sendAndExpect(204)
})

test('of a batch, each refused line is explained', async ({ page, requestPanel }) => {
  await page.goto(step3)
  const panel = requestPanel('Three products, one mistake')
  await panel.wake()
  const lines = ['{"identifier":"halo_desk_lamp","enabled":true}', '{"sku":"x"}', '{"identifier":']
  await panel.body.fill(lines.join('\n'))
  await panel.sendAndExpect(200)
  await expect(
    panel.region.getByText('The line has sku; the key here is identifier.'),
  ).toBeVisible()
  await expect(panel.region.getByText(/The JSON breaks at column 15/)).toBeVisible()
})

test('an explanation leads to the article about it', async ({ page, requestPanel }) => {
  await page.goto(step3)
  const panel = requestPanel('One lamp')
  await panel.wake()
  await panel.target.fill('/api/rest/v1/families/lmaps')
  await panel.sendAndExpect(404)
  await panel.region.getByRole('link', { name: 'Read why' }).click()
  await expect(page).toHaveURL('/articles/error-404.html#another-code-does-not-exist')
})

test('all errors are on one page, and a pasted answer finds its own', async ({ page }) => {
  await page.goto('/errors.html')
  const filter = page.getByRole('searchbox', { name: 'Show only' })
  await filter.fill(
    '{"code":422,"message":"The colour attribute does not exist in your PIM. Check the expected format on the API documentation."}',
  )
  await expect(page.getByText('One error.')).toBeVisible()
  await expect(entry(page, 'attribute-unknown')).toBeVisible()
  await expect(entry(page, 'limit-too-high')).toBeHidden()

  await filter.fill('retry-after')
  await expect(entry(page, 'too-many-requests')).toBeVisible()
  await filter.fill('no such words at all')
  await expect(page.getByText('No error says this. Try fewer words.')).toBeVisible()
  await filter.fill('')
  await expect(entry(page, 'limit-too-high')).toBeVisible()
})

test('an error can be met on purpose, and mended, by keyboard', async ({ page }) => {
  await page.goto('/errors.html#value-place-wrong')
  const section = entry(page, 'value-place-wrong')
  const reproduce = section.getByRole('button', { name: 'Reproduce this' })
  await reproduce.focus()
  await page.keyboard.press('Enter')
  const panel = new RequestPanel(page, 'Reproduce: value-place-wrong')
  await panel.expectStatus(422)
  await expect(panel.sendButton).toBeFocused()
  await expect(panel.region.getByText(/Give a scope: ecommerce, mobile or print/)).toBeVisible()
  const fix = panel.region.getByRole('button', { name: 'Fix it: Put it where it belongs' })
  await fix.focus()
  await page.keyboard.press('Enter')
  await expect(fix).toBeFocused()
  await expect(panel.body).toHaveValue(/"scope": "ecommerce"/)
  await panel.sendAndExpect(204)
})

test('an explanation and the page of all errors can be read by everybody', async ({
  page,
  requestPanel,
}) => {
  await page.goto(step3)
  const panel = requestPanel('A new name')
  await panel.wake()
  await panel.body.fill('{"nmae":1}')
  await panel.sendAndExpect(422)
  await expect(panel.region.getByRole('link', { name: 'Read why' })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(page)
  await page.goto('/errors.html')
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('all errors are there to read, with links to more', async ({ page }) => {
    await page.goto('/errors.html')
    const section = entry(page, 'token-expired')
    await expect(section).toContainText('The access token provided has expired.')
    await expect(section.getByRole('link', { name: 'More on this' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Reproduce this' })).toHaveCount(0)
  })
})
