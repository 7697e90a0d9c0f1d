import { expectAccessible } from './support/reading.ts'
import { expect, test } from './support/test.ts'

test('a slip in an address is named, and the page that was meant is offered', async ({ page }) => {
  const answer = await page.goto('/articles/what-is-a-conection.html')
  expect(answer?.status()).toBe(404)
  const main = page.getByRole('main')
  await expect(main).toContainText('There is no page at /articles/what-is-a-conection.html')
  const offers = page.getByRole('region', { name: 'Perhaps you wanted' })
  await expect(offers).toBeVisible()
  await expectAccessible(page)
  await offers.getByRole('link', { name: 'What is a connection?' }).first().click()
  await expect(page).toHaveURL('/articles/what-is-a-connection.html')
})

test('an address is shown as text, whatever stands in it', async ({ page }) => {
  await page.goto('/articles/%3Cimg%20src=x%20onerror=alert(1)%3E.html')
  await expect(page.getByRole('main')).toContainText('/articles/<img src=x onerror=alert(1)>.html')
  await page.goto('/%E0%A4%A')
  await expect(page.getByRole('main')).toContainText('There is no page')
})
