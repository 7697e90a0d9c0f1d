import { expect, type Locator, type Page } from '@playwright/test'

type State = 'To do' | 'Not quite' | 'Done' | 'Done before'

/** A step of a tutorial, as its reader sees it. */
export class StepCard {
  readonly region: Locator
  /** The line below, which says what was seen or what differs. */
  readonly note: Locator
  /** What is said aloud when something has happened. */
  readonly announcement: Locator

  constructor(page: Page, title: string) {
    this.region = page.getByRole('region', { name: title, exact: true })
    this.note = this.region.locator('.step-note')
    this.announcement = this.region.getByRole('status')
  }

  async expectState(state: State): Promise<void> {
    await expect(this.region.locator('.status')).toHaveText(state)
  }

  /** It is not quite done, for this reason. */
  async expectDifference(sentence: string): Promise<void> {
    await expect(this.note).toHaveText(sentence)
    await this.expectState('Not quite')
  }
}
