import { expect, test } from './support/test.ts'

test('a printed page has its text, the addresses of links, and no chrome', async ({ page }) => {
  await page.goto('/articles/how-to-connect-my-pim.html')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const part of ['banner', 'contentinfo'] as const) {
    await expect(page.getByRole(part)).toBeHidden()
  }
  await expect(page.getByRole('navigation', { name: 'On this page' })).toBeHidden()
  await expect(page.locator('.heading-anchor').first()).toBeHidden()
  const address = await page
    .locator('.prose a[href^="/articles/"]')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content)
  expect(address).toMatch(/http.*\/articles\//)
})

test('requests are printed with what they were answered, unfolded', async ({
  page,
  requestPanel,
}) => {
  await page.goto('/getting-started/your-first-request/step-3.html')
  const panel = requestPanel('The first three products')
  const folded = panel.answer.getByText('"next":')
  await expect(folded).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect(folded).toBeVisible()
  await expect(panel.region.getByText('200 OK', { exact: true })).toBeVisible()
  await expect(panel.sendButton).toBeHidden()
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await expect(folded).toBeHidden()
})

test('all tabs are printed, each with its name', async ({ page }) => {
  await page.goto('/')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('curl -sS "$BASE/api/rest/v1/products?limit=3"')).toBeVisible()
  await expect(page.getByText('await fetch(base')).toBeVisible()
  await expect(page.locator('.tab-label')).toHaveText(['curl', 'JavaScript'])
})
