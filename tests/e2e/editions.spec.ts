import { watchLayoutShift } from './support/layout-shift.ts'
import { expect, test } from './support/test.ts'

const enterprisePage = '/articles/what-is-a-reference-entity.html'

test('a reader chooses an edition once, and pages say what it lacks', async ({ page }) => {
  await page.goto(enterprisePage)
  const article = page.getByRole('article')
  await expect(article.getByText('Enterprise Edition', { exact: true }).first()).toBeVisible()
  const lacking = article.getByText('You chose Community Edition: this page needs the Enterprise')
  await expect(lacking).toBeHidden()

  await article.getByRole('combobox', { name: 'Your edition' }).selectOption('Community Edition')
  await expect(lacking).toBeVisible()
  await expect(page.getByRole('contentinfo').getByRole('combobox')).toHaveValue('community')

  await page.goto('/articles/what-is-an-asset.html')
  await expect(lacking).toBeVisible()
  await article.getByRole('combobox').selectOption('Enterprise Edition')
  await expect(lacking).toBeHidden()
  await expect(article.getByText(/^You chose/).filter({ visible: true })).toHaveCount(0)
})

test('a block that another edition has says so to who chose', async ({ page }) => {
  await page.goto(enterprisePage)
  const title = page.locator('.callout[data-kind=ee] .callout-title').first()
  const added = () => title.evaluate((element) => getComputedStyle(element, '::after').content)
  expect(await added()).toBe('none')
  await page.getByRole('article').getByRole('combobox').selectOption('Growth Edition')
  expect(await added()).toContain('not in the edition you chose')
})

test('the remembered edition is there before anything is painted, and nothing moves', async ({
  page,
}) => {
  await page.addInitScript(() => localStorage.setItem('doorway.edition', 'community'))
  const moved = await watchLayoutShift(page)
  await page.goto(enterprisePage, { waitUntil: 'networkidle' })
  await expect(page.getByText('You chose Community Edition')).toBeVisible()
  await expect(page.getByRole('article').getByRole('combobox')).toHaveValue('community')
  expect(await moved()).toBeLessThan(0.01)
})

test('a choice made in one tab is known in the other, and can be taken back', async ({
  page,
  context,
}) => {
  await page.goto(enterprisePage)
  const other = await context.newPage()
  await other.goto('/help.html')
  await other.getByRole('combobox', { name: 'Your edition' }).selectOption('Growth Edition')
  const chosen = page.getByRole('article').getByRole('combobox')
  await expect(chosen).toHaveValue('growth')
  await chosen.selectOption('Not chosen')
  await page.reload()
  await expect(chosen).toHaveValue('')
  await expect(page.getByText(/^You chose/).filter({ visible: true })).toHaveCount(0)
})

test('a remembered value that is no edition is as good as none', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('doorway.edition', '"><script>'))
  await page.goto(enterprisePage)
  await expect(page.getByText(/^You chose/).filter({ visible: true })).toHaveCount(0)
})

test('lists say which pages are about one edition', async ({ page }) => {
  await page.goto('/help.html')
  const card = page.locator('.card', { hasText: 'What is an asset?' }).first()
  await expect(card).toContainText('Enterprise Edition')
})
