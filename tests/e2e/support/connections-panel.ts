import { expect, type Locator, type Page } from '@playwright/test'
import { copyWithin } from './clipboard.ts'

export const credentialNames = ['client id', 'secret', 'username', 'password'] as const

/** The four that open a PIM. */
export type Credentials = Record<(typeof credentialNames)[number], string>

/** Where connections are made and given up. */
export class ConnectionsPanel {
  readonly region: Locator
  readonly label: Locator
  readonly code: Locator
  readonly createButton: Locator
  readonly calls: Locator

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Connections', exact: true })
    this.label = this.region.getByRole('textbox', { name: 'Label' })
    this.code = this.region.getByRole('textbox', { name: 'Code' })
    this.createButton = this.region.getByRole('button', { name: 'Create the connection' })
    this.calls = this.region
      .getByRole('list', { name: 'Calls made on the way' })
      .getByRole('listitem')
  }

  /** Points at it, which wakes it. */
  async wake(): Promise<void> {
    await this.label.hover()
    await expect(this.label).toBeEditable()
  }

  async create(label: string): Promise<void> {
    await this.wake()
    await this.label.fill(label)
    await this.createButton.click()
    await expect(this.item(label)).toBeVisible()
  }

  async remove(label: string): Promise<void> {
    await this.wake()
    await this.region.getByRole('button', deletes(label)).click()
    await this.region.getByRole('button', { name: 'Delete it' }).click()
    await expect(this.item(label)).toHaveCount(0)
  }

  item(label: string): Locator {
    const deleteButton = this.region.page().getByRole('button', deletes(label))
    return this.region.getByRole('listitem').filter({ has: deleteButton })
  }

  /** Opens the credentials of a connection that was not made just now. */
  async unfold(label: string): Promise<Locator> {
    await this.item(label).getByText('Credentials', { exact: true }).click()
    return this.item(label)
  }

  /** What the copy buttons of a connection give. */
  async copyCredentials(label: string): Promise<Credentials> {
    const copied: Partial<Credentials> = {}
    for (const name of credentialNames) {
      copied[name] = await copyWithin(this.item(label), name)
    }
    return copied as Credentials
  }
}

function deletes(label: string): { name: string; exact: true } {
  return { name: `Delete ${label}`, exact: true }
}
