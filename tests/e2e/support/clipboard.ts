import { expect, type Locator } from '@playwright/test'

/** What the button of this name within `place` puts on the clipboard. For a while it says that it did. */
export async function copyWithin(place: Locator, what: string): Promise<string> {
  const page = place.page()
  const read = () => page.evaluate(() => navigator.clipboard.readText())
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await place.getByRole('button', { name: new RegExp(`^Cop(y|ied) the ${what}$`) }).click()
  await expect(place.getByText(`The ${what} is copied.`)).toBeAttached()
  await expect.poll(read).not.toBe('')
  return read()
}
