import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/reading.ts'
import { expect, test } from './support/test.ts'

const article = '/articles/import-and-export-data.html'

async function openMeasures(page: Page): Promise<Locator> {
  await page.goto(`${article}#measure-it`)
  const region = page.getByRole('region', { name: 'File or API, measured' })
  await region.scrollIntoViewIfNeeded()
  return region
}

test('a reader without a PIM measures a file against the API, changes a price, and measures again', async ({
  page,
}) => {
  const region = await openMeasures(page)
  const press = region.getByRole('button', { name: /^Measure it here|^Change a price/ })
  await press.press('Enter')
  const row = (name: string) => region.getByRole('row', { name: new RegExp(`^${name}`) })
  await expect(row('Products in it')).toHaveText(/Products in it\s*\d{2,}\s*0$/)
  await expect(row('Calls to the PIM').getByRole('cell').last()).toHaveText('1')
  await expect(region.getByRole('status')).toHaveText(/^Measured\. The file: \d+ products/)
  await expect(press).toHaveText('Change a price, and measure again')
  await expect(press).toBeFocused()
  await expectAccessible(page)

  await press.press('Enter')
  await expect(region.getByText(/became a cent dearer at/)).toBeVisible()
  await expect(row('Products in it').getByRole('cell').last()).toHaveText('1')

  const products = await row('Products in it').getByRole('cell').first().innerText()
  const saving = page.waitForEvent('download')
  await region.getByRole('button', { name: 'Save the file' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('ecommerce.csv')
  const text = await readFile(await saved.path(), 'utf8')
  const identifiers = text.split('\r\n').filter((line) => /^[a-z0-9_]+,[0-9a-f-]{36},/.test(line))
  expect(identifiers).toHaveLength(Number(products.replaceAll(/\D/g, '')))
})

test('a network that goes away is told of, and the next press begins again', async ({
  page,
  context,
}) => {
  const region = await openMeasures(page)
  const island = page.locator('astro-island').filter({ has: region })
  await region.hover()
  await expect(island).not.toHaveAttribute('ssr')
  await context.setOffline(true)
  await region.getByRole('button', { name: 'Measure it here' }).click()
  await expect(region.getByRole('status')).toHaveText('You are offline')
  await context.setOffline(false)
  await region.getByRole('button', { name: 'Try again' }).click()
  await expect(region.getByRole('row', { name: /^Products in it/ })).toBeVisible()
})
