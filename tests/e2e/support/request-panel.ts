import { expect, type Locator, type Page } from '@playwright/test'
import { copyWithin } from './clipboard.ts'

/** A request in a page, as its reader uses it. */
export class RequestPanel {
  readonly region: Locator
  readonly sendButton: Locator
  readonly target: Locator
  readonly body: Locator
  /** The calls that were made before the request itself. */
  readonly calls: Locator
  /** The answer as a tree, or line by line. */
  readonly answer: Locator
  /** What is said aloud when something has happened. */
  readonly announcement: Locator

  constructor(page: Page, title: string) {
    this.region = page.getByRole('region', { name: title, exact: true })
    this.sendButton = this.region.getByRole('button', { name: 'Send', exact: true })
    this.target = this.region.getByRole('textbox', { name: 'Path and query' })
    this.body = this.region.getByRole('textbox', { name: 'Body' })
    this.calls = this.region
      .getByRole('list', { name: 'Calls made on the way' })
      .getByRole('listitem')
    this.answer = this.region.getByRole('tabpanel', { name: 'Answer' })
    this.announcement = this.region.getByRole('status').filter({ hasText: /./ })
  }

  /** Points at it, which wakes it. */
  async wake(): Promise<void> {
    await this.target.hover()
    await expect(this.target).toBeEditable()
  }

  async send(): Promise<void> {
    await this.wake()
    await this.sendButton.click()
  }

  /** The answer to what was sent last, not the one that the page came with. */
  async expectStatus(status: number): Promise<void> {
    await expect(this.announcement.filter({ hasText: 'Answer:' })).toContainText(`: ${status} `)
    await expect(this.region.getByText(new RegExp(`^${status} [A-Z]`)).first()).toBeVisible()
  }

  async sendAndExpect(status: number): Promise<void> {
    await this.send()
    await this.expectStatus(status)
  }

  /** The body of the answer as it came. */
  async rawAnswer(): Promise<string> {
    await this.region.getByRole('tab', { name: 'Raw' }).click()
    const raw = await this.region
      .getByRole('group', { name: 'Answer as it came' })
      .locator('code')
      .textContent()
    await this.region.getByRole('tab', { name: 'Answer', exact: true }).click()
    return raw ?? ''
  }

  /** The request as code, through the clipboard. */
  async copyAs(language: string): Promise<string> {
    const toggle = this.region.getByText('Copy as code', { exact: true })
    const tab = this.region.getByRole('tab', { name: language, exact: true })
    if (!(await tab.isVisible())) await toggle.click()
    await tab.click()
    return copyWithin(this.region, 'code')
  }
}
