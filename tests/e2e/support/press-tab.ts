import type { Page } from '@playwright/test'

/**
 * Presses Tab until it got somewhere, and looks whether it did every `stride` times. Gives up when it has
 * gone round more often than any page here is long.
 */
export async function pressTabUntil(
  page: Page,
  isThere: () => Promise<boolean>,
  stride = 1,
): Promise<void> {
  for (let pressed = 1; pressed < 1000; pressed++) {
    await page.keyboard.press('Tab')
    if (pressed % stride === 0 && (await isThere())) return
  }
  throw new Error(`Tab does not get there from ${page.url()}`)
}
