import type { Page } from '@playwright/test'

/**
 * Starts to add up how far things move by themselves, on every page that is opened from now on.
 *
 * @returns asks for the sum (Cumulative Layout Shift; 0 when nothing moved)
 */
export async function watchLayoutShift(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    let moved = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) moved += Number(Reflect.get(entry, 'value'))
      Object.assign(globalThis, { moved })
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () => page.evaluate(() => Number(Reflect.get(globalThis, 'moved') ?? 0))
}
