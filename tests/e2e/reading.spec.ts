import { watchLayoutShift } from './support/layout-shift.ts'
import { pressTabUntil } from './support/press-tab.ts'
import { expect, test } from './support/test.ts'

const filters = '/documentation/filters.html'

test('the table of contents shows where the reader is, down to the last section', async ({
  page,
}) => {
  await page.goto('/articles/how-to-connect-my-pim.html')
  const contents = page.getByRole('navigation', { name: 'On this page' })
  const entries = contents.getByRole('link')
  const current = contents.locator('[aria-current]')
  await expect(current).toHaveText((await entries.first().textContent()) ?? '')

  const second = page.locator('.prose > section > :is(h2, h3)').nth(1)
  await second.evaluate((heading) => {
    const top = heading.getBoundingClientRect().top + scrollY
    scrollTo({ top: top - innerHeight / 3 + 10, behavior: 'instant' })
  })
  await expect(current).toHaveText((await entries.nth(1).textContent()) ?? '')

  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }))
  await expect(current).toHaveText((await entries.last().textContent()) ?? '')
})

test('the link of a heading copies the address of its section', async ({ page }) => {
  await page.goto('/articles/how-to-connect-my-pim.html')
  const heading = page.getByRole('heading', {
    name: 'Three steps to a working connection',
    exact: true,
  })
  await heading.hover()
  await heading.getByRole('link').click()
  await expect(page).toHaveURL(/#three-steps-to-a-working-connection$/)
  await expect(page.getByRole('status').filter({ hasText: 'address of this section' })).toHaveCount(
    1,
  )
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(page.url())
})

test('code is copied as it stands', async ({ page }) => {
  await page.goto('/')
  const code = page.locator('figure', { hasText: 'A PIM of your own, and a connection' }).first()
  await code.getByRole('button', { name: 'Copy the code: bash' }).click()
  await expect(code.getByRole('button')).toHaveText('Copied')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.trim()).toBe((await code.locator('pre').innerText()).trim())
})

test('beside a page of the documentation stand all others, and the current one is marked', async ({
  page,
}) => {
  await page.goto(filters)
  const pages = page.getByRole('navigation', { name: 'Pages of the documentation' })
  await expect(pages.locator('[aria-current=page]')).toHaveText('Find products with filters')
  await pages.getByRole('link', { name: 'How an update merges' }).click()
  await expect(page).toHaveURL('/documentation/update.html')
})

test('who does not want the list of pages skips it', async ({ page }) => {
  await page.goto(filters)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('navigation', { name: 'Breadcrumbs' }).locator(':focus')).toHaveCount(
    1,
  )
})

test('on a phone the list of pages is folded away', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 760 })
  await page.goto(filters)
  const link = page
    .getByRole('navigation', { name: 'Pages of the documentation' })
    .getByRole('link', { name: 'Product values' })
  await expect(link).toBeHidden()
  await page.getByText('All pages of the documentation').click()
  await link.click()
  await expect(page).toHaveURL('/documentation/values.html')
})

test('the documentation is read from its first page to its last', async ({ page }) => {
  await page.goto('/documentation.html')
  const count = await page.getByRole('main').locator('.card').count()
  await page.getByRole('main').locator('.card a').first().click()
  const onward = page.getByRole('navigation', { name: 'Previous and next' })
  for (let turned = 1; turned < count; turned++) {
    const before = page.url()
    await onward.getByRole('link', { name: /^Next/ }).click()
    await expect(page).not.toHaveURL(before)
  }
  await expect(onward.getByRole('link', { name: /^Next/ })).toHaveCount(0)
})

test('a wide table scrolls in its own box, by keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(filters)
  const box = page.getByRole('group', { name: /^Table: / }).first()
  await expect(box).toHaveAttribute('tabindex', '0')
  await box.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => box.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0)
})

test('code that fits its box is no stop of the Tab key', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/articles/how-to-connect-my-pim.html')
  await expect(page.locator('.prose .table-scroll[tabindex]:not(.widget *)')).toHaveCount(0)
})

test('tabs agree on every page, with panels that have a request, too', async ({
  page,
  requestPanel,
}) => {
  await page.goto('/')
  const tabs = page.getByRole('tablist', { name: 'Language' }).last()
  await expect(page.getByRole('tabpanel', { name: 'curl' })).toContainText('curl -sS')
  await tabs.getByRole('tab', { name: 'curl' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(tabs.getByRole('tab', { name: 'JavaScript' })).toBeFocused()
  const panel = page.getByRole('tabpanel', { name: 'JavaScript' })
  await expect(panel).toContainText('await fetch')
  await expect(page.getByText('curl -sS "$BASE')).toBeHidden()

  await page.reload()
  await expect(panel).toBeVisible()
  const request = requestPanel('Three products')
  await request.wake()
  await request.region.getByText('Copy as code', { exact: true }).click()
  await expect(request.region.getByRole('tab', { name: 'JavaScript' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await request.region.getByRole('tab', { name: 'curl' }).click()
  await expect(tabs.getByRole('tab', { name: 'curl' })).toHaveAttribute('aria-selected', 'true')
})

test('a remembered tab is there at once, and nothing moves', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('doorway.language', 'javascript'))
  await page.setViewportSize({ width: 1280, height: 4000 })
  const moved = await watchLayoutShift(page)
  await page.goto('/', { waitUntil: 'networkidle' })
  await expect(page.getByText('await fetch(base')).toBeVisible()
  await expect(page.getByText('field() {')).toBeHidden()
  expect(await moved()).toBeLessThan(0.01)
})

test('every way to the end of an article can be walked by keyboard', async ({ page }) => {
  await page.goto('/articles/what-is-a-connection.html')
  const next = page.getByRole('region', { name: 'Read on' }).getByRole('link').first()
  await next.evaluate((link) => Object.assign(globalThis, { wanted: link }))
  await pressTabUntil(page, () =>
    page.evaluate(() => document.activeElement === Reflect.get(globalThis, 'wanted')),
  )
  const href = await next.getAttribute('href')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(href ?? '')
})
