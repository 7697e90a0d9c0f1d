import { expectNoSidewaysScroll } from './support/reading.ts'
import { expect, test } from './support/test.ts'

test('a reader narrows the list of operations while typing, and opens one', async ({ page }) => {
  await page.goto('/api-reference-index.html')
  const filter = page.getByRole('searchbox', { name: 'Show only' })
  await filter.fill('patch product')
  const operations = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('code'), visible: true })
  await expect(page.getByRole('main').getByRole('status')).toHaveText(/^\d+ operations\.$/)
  for (const words of await operations.allTextContents()) expect(words).toContain('PATCH')
  await page.getByRole('link', { name: 'Create or update many products', exact: true }).click()
  await expect(page).toHaveURL('/api-reference/patch_products.html')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create or update many products')
})

test.describe('a link with an anchor', () => {
  for (const [anchor, page_] of [
    ['patch_products', '/api-reference/patch_products.html'],
    ['products', '/api-reference/products.html'],
    ['post_product_model', '/api-reference/post_product_models.html'],
    ['schema-Product', '/api-reference/products.html#schema-Product'],
    ['answers', '/api-reference/answers.html'],
  ] as const) {
    test(`#${anchor} goes on to its page`, async ({ page }) => {
      await page.goto(`/api-reference.html#${anchor}`)
      await expect(page).toHaveURL(page_)
    })
  }

  test('is one press away without a script', async ({ browser, baseURL }) => {
    const page = await browser.newPage({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
    await page.goto('/api-reference.html#patch_products')
    await page.locator(':target').getByRole('link').click()
    await expect(page).toHaveURL('/api-reference/patch_products.html')
    await page.close()
  })
})

test('a property of a body has an address of its own, however deep it is', async ({ page }) => {
  await page.goto('/api-reference/patch_products__code_.html#body-values.data')
  await expect(page.locator(':target')).toBeVisible()
  await expect(page.locator(':target')).toContainText('data')
})

test('the pages of the reference fit a phone of 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of ['products', 'patch_products__code_', 'objects', 'answers']) {
    await page.goto(`/api-reference/${path}.html`)
    await expectNoSidewaysScroll(page)
  }
})

test('the version of a reader is chosen once, and hides what came later', async ({ page }) => {
  await page.goto('/api-reference-index.html')
  const version = page.getByRole('combobox', { name: 'Your version' })
  const later = page.getByRole('link', { name: 'List products by UUID' })
  await expect(later).toBeVisible()
  await version.selectOption('6.0')
  await expect(later).toBeHidden()
  await page.goto('/api-reference/get_products_uuid.html')
  await expect(page.getByText('it came with 7.0')).toBeVisible()
  await expect(version).toHaveValue('6.0')
  await version.selectOption('')
  await expect(page.getByText('it came with 7.0')).toBeHidden()
})

test('a language is chosen once for all pages', async ({ page }) => {
  await page.goto('/api-reference/get_products.html')
  await page.getByRole('main').getByRole('tab', { name: 'Python' }).click()
  await page.goto('/api-reference/patch_products.html')
  await expect(page.getByRole('tab', { name: 'Python' })).toHaveAttribute('aria-selected', 'true')
})

test('an operation is sent from where it is read; React comes only then', async ({
  page,
  requestPanel,
}) => {
  const scripts: string[] = []
  page.on('response', (answer) => void (answer.url().endsWith('.js') && scripts.push(answer.url())))
  await page.goto('/api-reference/get_families__code_.html')
  await page.waitForLoadState('networkidle')
  expect(scripts.filter((url) => url.includes('/Island.'))).toEqual([])
  await requestPanel('Get a family').sendAndExpect(200)
})

test('each answer shows a request that was answered so, and why', async ({ page }) => {
  await page.goto('/api-reference/patch_products__code_.html#answer-401')
  const answer = page.locator('#answer-401')
  await answer.locator('summary').click()
  await expect(answer).toContainText('Without a token')
  await answer.getByRole('link', { name: 'All about it' }).click()
  await expect(page).toHaveURL(/\/errors\.html#/)
})

test('a reader takes the reference along, with this address in it', async ({ page, baseURL }) => {
  await page.goto('/api-reference-index.html')
  for (const name of ['OpenAPI 3.1 (JSON)', 'OpenAPI 3.1 (YAML)', 'Postman collection']) {
    const begun = page.waitForEvent('download')
    await page.getByRole('link', { name }).click()
    const file = await (await begun).createReadStream()
    const text = (await file.toArray()).join('')
    expect(text).toContain(baseURL)
  }
})
