import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/reading.ts'
import { expect, test } from './support/test.ts'

const step = (page: Page, name: string): Locator => page.getByRole('region', { name })
const file = (page: Page) => step(page, 'Your file')
const mapping = (page: Page) => step(page, 'What becomes of a record')
const product = (page: Page) => step(page, 'The product')

async function open(page: Page): Promise<void> {
  await page.goto('/connector-builder.html')
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0)
}

async function takeEvening(page: Page): Promise<void> {
  await open(page)
  await page.getByRole('button', { name: 'An evening export' }).click()
  await expect(file(page).getByText('7 records')).toBeVisible()
}

test('an integrator builds a connector from a file, tries it, and runs it', async ({ page }) => {
  await takeEvening(page)
  await expect(page.getByRole('treeitem', { name: /^@sku/ })).toContainText('halo_desk_lamp')

  await page.getByRole('button', { name: /propose a mapping/ }).click()
  const lines = mapping(page).getByRole('list', { name: 'Lines of the mapping' })
  await expect(lines.getByText('halo_desk_lamp', { exact: true })).toBeVisible()
  await expect(product(page)).toContainText('brass')
  await expect(mapping(page)).toContainText('MESS → brass')

  await mapping(page).getByRole('button', { name: 'Change color' }).click()
  await mapping(page).getByLabel('No such option').selectOption('make the option')
  await expect(product(page)).toContainText('2045184244244')
  await expect(product(page)).toContainText('Can be sent')

  await mapping(page).getByRole('tab', { name: 'As text' }).click()
  await expect(mapping(page).getByLabel('mapping.yaml')).toHaveValue(/attribute: ean/)
  await mapping(page).getByLabel('mapping.yaml').fill('version: 1\nidentifer: {}\nvalues: []')
  await expect(mapping(page).getByText(/Did you mean "?identifier/)).toBeVisible()
  await expectAccessible(page)
})

test('the mapping of the guide is changed, tried on the whole file, and sent', async ({ page }) => {
  await takeEvening(page)
  await page.getByRole('button', { name: 'Take the mapping of the ERP guide' }).click()
  await expect(mapping(page).getByText('Fits')).toBeVisible()
  await expect(product(page)).toContainText('1.85 KILOGRAM')

  await mapping(page).getByRole('button', { name: 'Remove Note for editors' }).click()
  await mapping(page).getByRole('tab', { name: 'As text' }).click()
  const text = mapping(page).getByLabel('mapping.yaml')
  await expect(text).not.toHaveValue(/editor_note/)
  await expect(text).toHaveValue(/# A working title in the words of the ERP/)

  const trial = step(page, 'Try it on the whole file')
  await trial.getByRole('button', { name: 'Dry run' }).click()
  await expect(trial.getByText(/^Done/)).toBeVisible()
  await trial.getByText('What would change in the PIM').click()
  await expect(trial.getByText('halo_desk_lamp_petrol').first()).toBeVisible()

  const run = step(page, 'Send it')
  await run.getByRole('button', { name: 'Send the products' }).click()
  await expect(run.getByText(/^Done/)).toBeVisible()
  await expectAccessible(page)
  await run.getByRole('link', { name: 'data flows' }).click()
  await expect(page.getByRole('region', { name: 'Data flows' })).toContainText('My connector')
})

test('a broken file is refused at its line, and a good one is taken after it', async ({ page }) => {
  await open(page)
  const choose = file(page).getByLabel(/^Choose a file/)
  const broken = '<export>\n  <item><sku>a</sku></item>\n  <item><sku>b</skku></item>\n</export>'
  await choose.setInputFiles({
    name: 'broken.xml',
    mimeType: 'text/xml',
    buffer: Buffer.from(broken),
  })
  await expect(file(page).getByText('broken.xml cannot be read')).toBeVisible()
  await expect(file(page).getByText(/^Line 3/)).toBeVisible()
  await expectAccessible(page)

  const good = 'sku;name\n1;Lamp\n2;Table\n'
  await choose.setInputFiles({ name: 'items.csv', mimeType: 'text/csv', buffer: Buffer.from(good) })
  await expect(file(page).getByText('2 records')).toBeVisible()
})

test('keys alone walk the tree and take a field into the mapping', async ({ page }) => {
  await takeEvening(page)
  await page.getByRole('button', { name: 'Take the mapping of the ERP guide' }).press('Enter')
  await expect(mapping(page).getByText('Fits')).toBeVisible()
  await page.getByRole('treeitem').first().focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  for (const name of [/^@number/, /^@sku/, /^@status/]) {
    await expect(page.getByRole('treeitem', { name })).toBeFocused()
    if (!name.test('@status')) await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  const attribute = mapping(page).getByRole('combobox', { name: 'Attribute' })
  await expect(attribute).toBeFocused()
  await page.keyboard.type('editor_note')
  await page.keyboard.press('Enter')
  await expect(product(page)).toContainText('Note for editors')
})

test('what was begun is there after a reload', async ({ page }) => {
  await takeEvening(page)
  await page.getByRole('button', { name: 'Take the mapping of the ERP guide' }).click()
  await expect(mapping(page).getByText('Fits')).toBeVisible()
  await page.reload()
  await expect(file(page).getByText('7 records')).toBeVisible()
  await expect(mapping(page).getByText('Fits')).toBeVisible()
})

test('the words of a search without a result come along', async ({ page }) => {
  await page.goto('/connector-builder.html?for=Sage%20100')
  await expect(page.getByText('No ready connector for Sage 100.')).toBeVisible()
})
