import { readFile, writeFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { expectAccessible } from './support/reading.ts'
import { expect, test } from './support/test.ts'

const step = (page: Page, name: string): Locator => page.getByRole('region', { name })
const file = (page: Page) => step(page, 'Your file')
const mapping = (page: Page) => step(page, 'What becomes of a record')
const product = (page: Page) => step(page, 'The product')

const open = (page: Page) => page.goto('/connector-builder.html')

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
  const text = mapping(page).getByLabel('mapping.yaml')
  await expect(text).toContainText('record: export/item')
  await text.press('ControlOrMeta+a')
  await page.keyboard.insertText('version: 1\nidentifer: {}\nvalues: []')
  await expect(mapping(page).getByText(/^Line 2, .*Did you mean "?identifier/)).toBeVisible()
  await expect(mapping(page).locator('.cm-lint-marker-error').nth(1)).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Tab')
  await expect(text).not.toBeFocused()

  await mapping(page).getByRole('button', { name: 'Editor' }).click()
  await expect(text).toHaveValue('version: 1\nidentifer: {}\nvalues: []')
  await expect(text).toHaveAccessibleDescription(/Did you mean/)
})

test('the mapping of the guide is changed, tried on the whole file, and sent', async ({ page }) => {
  await takeEvening(page)
  await page.getByRole('button', { name: 'Take the mapping of the ERP guide' }).click()
  await expect(mapping(page).getByText('Fits')).toBeVisible()
  await expect(product(page)).toContainText('1.85 KILOGRAM')

  await mapping(page).getByRole('button', { name: 'Remove Note for editors' }).click()
  await mapping(page).getByRole('tab', { name: 'As text' }).click()
  const text = mapping(page).getByLabel('mapping.yaml')
  await expect(text).toContainText('# A working title in the words of the ERP')
  await expect(text).not.toContainText('editor_note')

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

test('the connector is taken away as a program, in a ZIP with all that it needs', async ({
  page,
}) => {
  await takeEvening(page)
  await page.getByRole('button', { name: 'Take the mapping of the ERP guide' }).click()
  await expect(mapping(page).getByText('Fits')).toBeVisible()
  await page.getByRole('button', { name: 'Write it as code' }).click()
  const languages = [
    ['TypeScript', ['README.md', 'main.ts', 'mapping.ts', 'package.json', 'pim.ts']],
    ['PHP', ['README.md', 'main.php', 'mapping.php', 'composer.json', 'pim.php']],
    ['Python', ['README.md', 'main.py', 'mapping.py', 'requirements.txt', 'source.py']],
  ] as const
  for (const [language, files] of languages) {
    const folder = `connector-${language.toLowerCase()}`
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: `Save it in ${language}` }).click()
    const saved = await saving
    expect(saved.suggestedFilename()).toBe(`${folder}.zip`)
    const unpacked = unzipSync(new Uint8Array(await readFile(await saved.path())))
    expect(Object.keys(unpacked)).toEqual(
      expect.arrayContaining(files.map((name) => `${folder}/${name}`)),
    )
    const mapped = unpacked[`${folder}/${files[2]}`]
    expect(mapped && strFromU8(mapped)).toContain('ean')
  }
})

test('a file of 50 MB is read while the page goes on hearing its reader', async ({ page }) => {
  await open(page)
  const path = test.info().outputPath('large.xml')
  await writeFile(path, largeExport(50_000_000))
  await file(page)
    .getByLabel(/^Choose a file/)
    .setInputFiles(path)
  await expect(file(page).getByText(/^Reading large\.xml, \d+ %/)).toBeVisible()
  await expectAccessible(page)
  await file(page).getByRole('button', { name: 'Leave it' }).click()
  await expect(file(page).getByLabel(/^Choose a file/)).toBeVisible()
  await page.getByRole('button', { name: 'An evening export' }).click()
  await expect(file(page).getByText('7 records')).toBeVisible()
})

/** An ERP's export of about so many bytes. */
function* largeExport(bytes: number): Generator<string> {
  yield '<export>'
  for (let written = 0, number = 0; written < bytes; number++) {
    const item = `<item><sku>lamp_${number}</sku><name>A desk lamp</name><price>12.50</price></item>\n`
    written += item.length
    yield item
  }
  yield '</export>'
}

test('keys alone choose a sample, take a field into the mapping, and try it', async ({ page }) => {
  const title = (name: string) => step(page, name).getByRole('heading', { level: 2 })
  await open(page)
  await page.getByRole('button', { name: 'An evening export' }).press('Enter')
  await expect(file(page).getByText('7 records')).toBeVisible()
  await expect(title('Your file')).toBeFocused()
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

  const trial = step(page, 'Try it on the whole file')
  await trial.getByRole('button', { name: 'Dry run' }).press('Enter')
  await expect(trial.getByText(/^Done/)).toBeVisible()
  await expect(title('Try it on the whole file')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(trial.locator(':focus')).toBeVisible()
})

test('what belongs together is mapped by picking', async ({ page }) => {
  await takeEvening(page)
  await page.getByRole('button', { name: 'Take the mapping of the ERP guide' }).click()
  await mapping(page).getByLabel('Add a line for').selectOption('products that belong with it')
  await expect(mapping(page).getByRole('combobox', { name: 'Association' })).toBeFocused()
  await page.keyboard.type('SET_CONTENT')
  await mapping(page).getByRole('combobox', { name: 'Field' }).last().fill('@sku')
  await mapping(page).getByLabel('Mark between several').fill('|')
  await mapping(page).getByLabel('Of each').fill('6')
  await page.keyboard.press('Enter')
  await expect(mapping(page).getByText('Fits')).toBeVisible()
  await expect(product(page)).toContainText('Set content products')
  await expectAccessible(page)
  await mapping(page).getByRole('tab', { name: 'As text' }).click()
  const text = mapping(page).getByLabel('mapping.yaml')
  await text.press('ControlOrMeta+End')
  await expect(text).toContainText('type: SET_CONTENT')
  await expect(text).toContainText('quantity: 6')
})

test('the text of a mapping completes itself, by keys alone', async ({ page }) => {
  await takeEvening(page)
  await page.getByRole('button', { name: 'Take the mapping of the ERP guide' }).click()
  await mapping(page).getByRole('tab', { name: 'As text' }).click()
  const text = mapping(page).getByLabel('mapping.yaml')
  const offers = mapping(page).getByRole('listbox', { name: 'Completions' })
  await text.press('ControlOrMeta+End')
  await page.keyboard.type('  - attribute: fabric_w')
  await expect(offers.getByRole('option', { selected: true })).toContainText('fabric_weight')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.keyboard.type('\nfrom: wei')
  await expect(offers.getByRole('option', { name: /^weight1/ })).toContainText('1,85')
  await page.keyboard.press('Escape')
  await expect(offers).toBeHidden()
  await expect(text).toBeFocused()
  await page.keyboard.type('ght # wei')
  await page.keyboard.press('Control+Space')
  await expect(text).toContainText('from: weight # wei')
  await expect(offers).toBeHidden()
})

test('a sample that is pressed and a file that is dropped before the script has come are taken', async ({
  page,
}) => {
  const scripts = Promise.withResolvers<void>()
  await page.route(/\/_astro\/Island\..*\.js$/, async (route) => {
    await scripts.promise
    await route.continue()
  })
  await open(page)
  await page.getByRole('button', { name: 'An evening export' }).click()
  scripts.resolve()
  await expect(file(page).getByText('7 records')).toBeVisible()
  await file(page).getByRole('button', { name: 'Take another file' }).click()
  await page.unrouteAll()

  const more = Promise.withResolvers<void>()
  await page.route(/\/_astro\/Island\..*\.js$/, async (route) => {
    await more.promise
    await route.continue()
  })
  await open(page)
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['sku;name\n1;Lamp\n2;Table\n'], 'items.csv'))
    return data
  })
  const zone = file(page).getByText(/^Choose a file/)
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await zone.dispatchEvent(type, { dataTransfer: dropped })
  }
  more.resolve()
  await expect(file(page).getByText('2 records')).toBeVisible()
})

test('a run that a reload broke off goes on from there', async ({ page }) => {
  await open(page)
  const items = Array.from(
    { length: 900 },
    (_, at) => `<item><sku>lamp_${at}</sku><name>A desk lamp, number ${at}</name></item>`,
  )
  await file(page)
    .getByLabel(/^Choose a file/)
    .setInputFiles({
      name: 'lamps.xml',
      mimeType: 'text/xml',
      buffer: Buffer.from(`<export>${items.join('\n')}</export>`),
    })
  await page.getByRole('button', { name: /propose a mapping/ }).click()
  let batches = 0
  await page.route('**/api/rest/v1/products', async (route) => {
    if (route.request().method() === 'PATCH' && ++batches > 5) return
    await route.continue()
  })
  const run = step(page, 'Send it')
  await run.getByRole('button', { name: 'Send the products' }).click()
  await expect(run.getByRole('definition').first()).toHaveText('500')
  await expect(run.getByText('Running')).toBeVisible()
  // In this order: what waits would go on otherwise, and the run would be done before the reload.
  await page.reload()
  await page.unrouteAll()
  await run.getByRole('button', { name: 'Send the products' }).click()
  await expect(run.getByText(/^Done/)).toBeVisible()
  await expect(run.getByText(/^A run before came to record \d+; this one goes on/)).toBeVisible()
  expect(Number(await run.getByRole('definition').first().textContent())).toBeLessThan(900)
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
