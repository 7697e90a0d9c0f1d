import { expect, type Locator, type Page } from '@playwright/test'

/** Search over the page, as its reader uses it. */
export class SearchDialog {
  readonly #page: Page
  readonly region: Locator
  readonly field: Locator
  readonly options: Locator
  readonly announcement: Locator

  constructor(page: Page) {
    this.#page = page
    this.region = page.getByRole('dialog', { name: 'Search' })
    this.field = this.region.getByRole('combobox', { name: 'Search' })
    this.options = this.region.getByRole('option')
    this.announcement = this.region.getByRole('status')
  }

  /** The option that Enter would follow. */
  get active(): Locator {
    return this.region.getByRole('option', { selected: true })
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Search' }).click()
    await expect(this.field).toBeFocused()
  }

  /** Types, and waits until what is shown belongs to it. */
  async searchFor(text: string): Promise<void> {
    await this.field.fill(text)
    await this.settle()
  }

  async settle(): Promise<void> {
    await this.#page.waitForFunction(() => {
      const dialog = document.querySelector<HTMLElement>('dialog[open]')
      return dialog?.dataset['state'] !== undefined && dialog.dataset['state'] !== 'busy'
    })
  }

  /** Addresses of the pages found, in order, without those of their sections. */
  pages(): Promise<string[]> {
    return this.region
      .locator('.hit-page')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  }
}
