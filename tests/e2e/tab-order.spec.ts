import { pressTabUntil } from './support/press-tab.ts'
import { samplePages } from './support/site-pages.ts'
import { expect, test } from './support/test.ts'

/** Of a page with more stops than twice this, the first and the last so many are gone through. */
const stretch = 150

for (const path of samplePages) {
  test(`Tab goes through ${path} to its end, and is always seen`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(path)
    await page.getByRole('contentinfo').getByRole('link').last().evaluate(watchFocus)
    const stops = page
      .locator('a[href], button, summary, input, textarea, [tabindex="0"]')
      .filter({ visible: true })
    const count = await stops.count()
    if (count > 2 * stretch) {
      for (let pressed = 0; pressed < stretch; pressed++) await page.keyboard.press('Tab')
      await stops.nth(count - stretch).focus()
    }
    await pressTabUntil(page, () => page.evaluate(() => 'wasAtEnd' in globalThis), 20)
    expect(await page.evaluate(() => Reflect.get(globalThis, 'unseen') as unknown)).toEqual([])
  })
}

/**
 * Notes, whenever Tab is pressed, the element that has the focus until then if nobody can see that: it is
 * out of view, or neither it nor its label has an outline. Also notes that `end` was reached.
 */
function watchFocus(end: Element): void {
  const unseen: string[] = []
  Object.assign(globalThis, { unseen })
  const isOutlined = (shown: Element | null) => {
    if (!shown) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(shown)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
  }
  addEventListener('keydown', () => {
    const element = document.activeElement
    if (!element || element === document.body) return
    const { top, bottom, width } = element.getBoundingClientRect()
    const isInView = bottom > 0 && top < innerHeight && width > 0
    const isSeen = isInView && (isOutlined(element) || isOutlined(element.closest('label')))
    if (!isSeen) unseen.push(element.outerHTML.slice(0, 200))
    if (element === end) Object.assign(globalThis, { wasAtEnd: true })
  })
}
