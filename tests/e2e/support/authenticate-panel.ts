import { expect, type Locator, type Page } from '@playwright/test'
import { copyWithin } from './clipboard.ts'

/** Where credentials become a token. */
export class AuthenticatePanel {
  readonly region: Locator
  readonly sendButton: Locator
  readonly clientId: Locator
  readonly secret: Locator
  readonly username: Locator
  readonly password: Locator
  readonly calls: Locator
  /** How long the token still opens the door. */
  readonly timeLeft: Locator

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Get a token', exact: true })
    this.sendButton = this.region.getByRole('button', { name: 'Send', exact: true })
    this.clientId = this.region.getByRole('textbox', { name: 'Client id' })
    this.secret = this.region.getByRole('textbox', { name: 'Secret' })
    this.username = this.region.getByRole('textbox', { name: 'Username' })
    this.password = this.region.getByRole('textbox', { name: 'Password' })
    this.calls = this.region
      .getByRole('list', { name: 'Calls made on the way' })
      .getByRole('listitem')
    this.timeLeft = this.region.getByText(/^(\d+ min )?\d+ s left$/)
  }

  /** Points at it, which wakes it. */
  async wake(): Promise<void> {
    await this.secret.hover()
    await expect(this.secret).toBeEditable()
  }

  async sendAndExpect(status: number): Promise<void> {
    await this.wake()
    await this.sendButton.click()
    await this.expectStatus(status)
  }

  async refreshAndExpect(status: number): Promise<void> {
    await this.region.getByRole('button', { name: 'Refresh it' }).click()
    await this.expectStatus(status)
  }

  copyToken(): Promise<string> {
    return copyWithin(this.region, 'access token')
  }

  private async expectStatus(status: number): Promise<void> {
    const announcement = this.region.getByRole('status').filter({ hasText: 'Answer:' })
    await expect(announcement).toContainText(`: ${status} `)
    await expect(this.region.getByText(new RegExp(`^${status} [A-Z]`))).toBeVisible()
  }
}
