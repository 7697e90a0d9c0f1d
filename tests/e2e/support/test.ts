import { test as base } from '@playwright/test'
import { AuthenticatePanel } from './authenticate-panel.ts'
import { watchForComplaints } from './complaints.ts'
import { ConnectionsPanel } from './connections-panel.ts'
import { RequestPanel } from './request-panel.ts'

interface Fixtures {
  /** The panel of the request with this title, on the page that is open. */
  requestPanel: (title: string) => RequestPanel
  connections: ConnectionsPanel
  authenticate: AuthenticatePanel
  /** Runs by itself: a test fails when the browser complained about a page that it opened. */
  complaints: void
}

/** Each test is a reader with an empty browser, and looks for things as one: by role and name. */
export const test = base.extend<Fixtures>({
  requestPanel: ({ page }, use) => use((title) => new RequestPanel(page, title)),
  connections: ({ page }, use) => use(new ConnectionsPanel(page)),
  authenticate: ({ page }, use) => use(new AuthenticatePanel(page)),
  complaints: [({ context }, use) => watchForComplaints(context, use), { auto: true }],
})

export { expect } from '@playwright/test'
