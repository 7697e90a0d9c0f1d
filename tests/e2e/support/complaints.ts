import { type BrowserContext, type ConsoleMessage, expect } from '@playwright/test'

/**
 * Collects what the browser complains about while `use` runs: errors and warnings on the console,
 * uncaught exceptions, breaches of the content security policy. There must be none.
 */
export async function watchForComplaints(
  context: BrowserContext,
  use: () => Promise<void>,
): Promise<void> {
  const complaints: string[] = []
  context.on('console', (message) => {
    if (!isComplaint(message)) return
    complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`))
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      // oxlint-disable-next-line no-console -- the way out of the page
      console.error(`policy: ${event.violatedDirective} forbids ${event.blockedURI}`)
    })
  })
  await use()
  expect(complaints).toEqual([])
}

/**
 * A browser also notes each answer of 400 and more. From the API such an answer is no mistake, nor is it where the
 * reader asks for a page that is not there.
 */
function isComplaint(message: ConsoleMessage): boolean {
  if (message.type() !== 'error' && message.type() !== 'warning') return false
  const { url } = message.location()
  const isOfApi = URL.canParse(url) && /^\/(?:api|sandbox)\//.test(new URL(url).pathname)
  const isExpected = isOfApi || message.page()?.url() === url
  return !(isExpected && message.text().startsWith('Failed to load resource'))
}
