import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { createTemporaryHost, type NodeHost } from '#server'
import { $connections, $current, $known } from '../../../src/widgets/state/connections.ts'
import { $sandbox } from '../../../src/widgets/state/sandbox.ts'

/** The sandbox itself in place of the network, and what a page knows of it. */
export interface Page {
  host: NodeHost
  /** Method and path of every request so far, with the status it got. */
  sent: string[]
  /** From now on, requests go here instead. */
  answerWith(send: (request: Request) => Promise<Response>): void
}

export const origin = 'http://pim.test'

/** A page of an empty browser, for each test. */
export function openPage(): Page {
  const page: Partial<Page> & { sent: string[] } = { sent: [] }
  let send: (request: Request) => Promise<Response>

  beforeAll(() => {
    page.host = createTemporaryHost()
  })
  beforeEach(() => {
    send = (request) => page.host!.fetch(request)
    page.sent = []
    page.answerWith = (other) => {
      send = other
    }
    vi.stubGlobal('location', new URL(`${origin}/articles/one.html`))
    vi.stubGlobal('fetch', async (request: Request) => {
      const response = await send(request)
      page.sent.push(`${request.method} ${new URL(request.url).pathname} ${response.status}`)
      return response
    })
    $sandbox.set(undefined)
    $known.set([])
    $current.set(undefined)
    $connections.set({ state: 'unknown' })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })
  afterAll(() => page.host?.close())
  return page as Page
}

/** A network that is not there. */
export const noNetwork = () => Promise.reject(new TypeError('Failed to fetch'))
