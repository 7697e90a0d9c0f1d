import { type APIRequestContext, expect, type Page } from '@playwright/test'
import type { ConnectionWithPassword, FlowType } from '#contract'

/** The sandbox that the browser of this page keeps. */
export async function keyOf(page: Page): Promise<string> {
  const read = () =>
    page.evaluate(() => {
      const stored = localStorage.getItem('doorway.sandbox') ?? '{}'
      return (JSON.parse(stored) as { key?: string }).key ?? ''
    })
  await expect.poll(read).not.toBe('')
  return read()
}

/** Makes a sandbox with the button that is there for it. */
export async function makeSandbox(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make a sandbox' }).click()
  await keyOf(page)
}

/** The page hears of calls. */
export async function expectLive(page: Page): Promise<void> {
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible()
}

/** A program somewhere else, with a connection of its own to the reader's sandbox. */
export class Program {
  private readonly request: APIRequestContext
  private readonly token: string

  private constructor(request: APIRequestContext, token: string) {
    this.request = request
    this.token = token
  }

  static async connect(
    page: Page,
    request: APIRequestContext,
    label = 'Our ERP',
    flowType: FlowType = 'data_source',
  ): Promise<Program> {
    const base = new URL(page.url()).origin
    const owner = { authorization: `Bearer ${await keyOf(page)}` }
    const made = await request.post(`${base}/sandbox/v1/connections`, {
      headers: owner,
      data: { label, flow_type: flowType },
    })
    const connection = (await made.json()) as ConnectionWithPassword
    await request.patch(`${base}/sandbox/v1/connections/${connection.code}`, {
      headers: owner,
      data: { auditable: flowType !== 'other' },
    })
    const { client_id: id, secret, username, password } = connection
    const answer = await request.post(`${base}/api/oauth/v1/token`, {
      headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
      data: { grant_type: 'password', username, password },
    })
    const { access_token: token } = (await answer.json()) as { access_token: string }
    return new Program(request, token)
  }

  /** Calls the API, and gets this status. */
  async call(method: string, address: string, status: number, data?: object): Promise<void> {
    const answer = await this.request.fetch(address, {
      method,
      headers: { authorization: `Bearer ${this.token}` },
      ...(data && { data }),
    })
    expect(answer.status()).toBe(status)
  }
}

/** Behind the back of the page. */
export async function deleteSandbox(page: Page, request: APIRequestContext): Promise<void> {
  const answer = await request.delete('/sandbox/v1/sandboxes/current', {
    headers: { authorization: `Bearer ${await keyOf(page)}` },
  })
  expect(answer.status()).toBe(204)
}
