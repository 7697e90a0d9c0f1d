import type { APIRequestContext, Page } from '@playwright/test'
import {
  type ConnectionWithPassword,
  type FlowType,
  mediaTypes,
  type Sandbox,
  type Token,
} from '#contract'

/** The reader's own PIM, called from somewhere else than the page. */
export class Terminal {
  readonly #request: APIRequestContext
  readonly #key: string
  #token = 'none'

  private constructor(request: APIRequestContext, key: string) {
    this.#request = request
    this.#key = key
  }

  /** Makes a PIM and gives it to the browser before a page is opened. */
  static async withNewPim(page: Page, request: APIRequestContext): Promise<Terminal> {
    const sandbox = (await (await request.post('/sandbox/v1/sandboxes')).json()) as Sandbox
    await page.addInitScript((stored) => {
      localStorage['doorway.sandbox'] ??= stored
    }, JSON.stringify(sandbox))
    return new Terminal(request, sandbox.key)
  }

  async connect(label: string, flow_type: FlowType): Promise<ConnectionWithPassword> {
    const answer = await this.own('post', '/connections', { label, flow_type })
    return (await answer.json()) as ConnectionWithPassword
  }

  own(method: 'post' | 'patch' | 'delete', path: string, data?: object) {
    const headers = { authorization: `Bearer ${this.#key}` }
    return this.#request[method](`/sandbox/v1${path}`, { headers, ...(data && { data }) })
  }

  async authenticate({ client_id: id, secret, username, password }: ConnectionWithPassword) {
    const answer = await this.#request.post('/api/oauth/v1/token', {
      headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
      data: { grant_type: 'password', username, password },
    })
    if (answer.ok()) this.#token = ((await answer.json()) as Token).access_token
    return answer.status()
  }

  /** A call with the newest token; an array of objects is a batch. */
  async send(method: 'get' | 'patch' | 'delete', path: string, data?: object): Promise<number> {
    const isBatch = Array.isArray(data)
    const headers = {
      authorization: `Bearer ${this.#token}`,
      ...(isBatch && { 'content-type': mediaTypes.collection }),
    }
    const body = isBatch ? data.map((line) => JSON.stringify(line)).join('\n') : data
    const sent = { headers, ...(body !== undefined && { data: body }) }
    return (await this.#request[method](`/api/rest/v1${path}`, sent)).status()
  }
}
