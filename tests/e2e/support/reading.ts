import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Wakes every panel of a page, by looking at each. */
export async function wakePanels(page: Page): Promise<void> {
  for (const island of await page.locator('astro-island').all()) {
    await island.locator('section').first().scrollIntoViewIfNeeded()
  }
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0)
}

/** Nothing that axe objects to; in dark too, where only colours differ. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const light = await axe(page).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await axe(page).withRules(['color-contrast']).analyze()
  expect({ light: told(light), dark: told(dark) }).toEqual({ light: [], dark: [] })
}

function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
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
