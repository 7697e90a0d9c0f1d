import { expectNoSidewaysScroll, wakePanels } from './support/reading.ts'
import { samplePages } from './support/site-pages.ts'
import { expect, test } from './support/test.ts'

for (const width of [390, 320]) {
  test.describe(`on a phone ${width} pixels wide`, () => {
    test.use({ viewport: { width, height: 760 }, hasTouch: true, isMobile: true })

    test('a reader gets products in one press', async ({ page, requestPanel }) => {
      await page.goto('/')
      const panel = requestPanel('Three products')
      await panel.wake()
      await panel.sendButton.tap()
      await panel.expectStatus(200)
      await expect(panel.calls).toHaveCount(3)
      await panel.copyAs('curl')
      await expectNoSidewaysScroll(page)
    })

    test('credentials and a token fit', async ({ page, connections, authenticate }) => {
      await page.goto('/getting-started/your-first-request/step-1.html')
      await connections.create('The warehouse system of the northern half of the country')
      await expectNoSidewaysScroll(page)
      await page.goto('/getting-started/your-first-request/step-2.html')
      await authenticate.sendAndExpect(200)
      await expectNoSidewaysScroll(page)
    })

    test('the menu opens and leads on', async ({ page }) => {
      await page.goto('/')
      const link = page
        .getByRole('navigation', { name: 'Site' })
        .getByRole('link', { name: 'Help' })
      await expect(link).toBeHidden()
      await page.getByRole('button', { name: 'Menu' }).tap()
      await link.tap()
      await expect(page).toHaveURL('/help.html')
    })
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 760 }, hasTouch: true, isMobile: true })

  for (const path of samplePages) {
    test(`nobody has to scroll ${path} sideways`, async ({ page }) => {
      await page.goto(path)
      await wakePanels(page)
      await expectNoSidewaysScroll(page)
      await page.setViewportSize({ width: 320, height: 760 })
      await expectNoSidewaysScroll(page)
    })
  }
})

test('dark is chosen, remembered, and there before anything is painted', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.addInitScript(() => {
    const watcher = new MutationObserver(() => {
      if (!document.body) return
      watcher.disconnect()
      Object.assign(globalThis, { themeAtFirst: document.documentElement.dataset['theme'] })
    })
    watcher.observe(document, { childList: true, subtree: true })
  })
  const paper = () =>
    page.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor)
  const themeAtFirst = () => page.evaluate(() => Reflect.get(globalThis, 'themeAtFirst') as unknown)

  await page.goto('/')
  const light = await paper()
  expect(await themeAtFirst()).toBeUndefined()
  await page.getByRole('radio', { name: 'Dark' }).check()
  const dark = await paper()
  expect(dark).not.toBe(light)

  await page.reload()
  expect(await themeAtFirst()).toBe('dark')
  expect(await paper()).toBe(dark)
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await page.goto('/help.html')
  expect(await paper()).toBe(dark)

  await page.getByRole('radio', { name: 'As the system' }).check()
  expect(await paper()).toBe(light)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await paper()).toBe(dark)
})
