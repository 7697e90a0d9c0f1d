import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { tellFigure } from './tell-figure.ts'

/** Wakes every panel of a page, by looking at each, or touching it where that is what it waits for. */
export async function wakePanels(page: Page): Promise<void> {
  for (const island of await page.locator('astro-island[client=visible]').all()) {
    await island.locator(':scope > *').first().scrollIntoViewIfNeeded()
  }
  for (const island of await page.locator('astro-island[client=touched]').all()) {
    await island.dispatchEvent('pointerdown')
  }
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0)
}

/**
 * Nothing that axe objects to; in dark too, where only colours differ.
 *
 * @param leftOut what is not looked at, because another page shows the same
 */
export async function expectAccessible(page: Page, leftOut?: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const light = await axe(page, leftOut).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await axe(page, leftOut).withRules(['color-contrast']).analyze()
  tellFindings(told(light).length + told(dark).length)
  expect({ light: told(light), dark: told(dark) }).toEqual({ light: [], dark: [] })
}

/** At 320 pixels, which is also a desktop at 400 %: nothing is cut, too small to hit, or out of the keyboard's reach. */
export async function expectUsableWhenNarrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(page)
  const narrow = await axe(page).withRules(['target-size', 'scrollable-region-focusable']).analyze()
  expect(told(narrow)).toEqual([])
}

function tellFindings(findings: number): void {
  const section = 'Pages that everybody can read'
  const [what, note] = ['Looks of axe at a page', 'in light and dark; some pages in several states']
  const value = findings === 0 ? 1 : 0
  tellFigure({ section, what, value, of: 1, unit: 'without a finding', note })
  tellFigure({ section, what: 'Findings of axe', value: findings, unit: 'findings', most: 0 })
}

/** Results of frames are put together on a second page, which takes as long again; no page here has frames. */
function axe(page: Page, leftOut?: string): AxeBuilder {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  return leftOut ? builder.exclude(leftOut) : builder
}

function told({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>): string[] {
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html}`),
  )
}

/** Nobody has to scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const root = page.locator('html')
  const sizes = await root.evaluate(({ scrollWidth, clientWidth }) => ({
    scrollWidth,
    clientWidth,
  }))
  expect(sizes.scrollWidth).toBe(sizes.clientWidth)
}
