import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { type ConnectionWithPassword, mediaTypes, type NewConnection, type Token } from '#contract'
import { createTemporaryHost, type NodeHost } from '#server'
import { $connections, $current, $known } from '../../../src/widgets/state/connections.ts'
import { $sandbox, ensureSandbox } from '../../../src/widgets/state/sandbox.ts'

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

/** A program with a connection of its own, which is none of the page's. */
export interface Program {
  send(method: string, path: string, body?: unknown): Promise<Response>
  track(): Promise<void>
  /** The same client with the user of another connection, as when credentials are mixed. */
  as(other: Program): Promise<Program>
  connection: ConnectionWithPassword
}

/** Connects a program with the reader's sandbox, behind the back of the page. */
export async function connectProgram(
  page: Page,
  settings: NewConnection,
  isTracked: boolean,
): Promise<Program> {
  const { key } = await ensureSandbox()
  const send = async (method: string, path: string, authorization: string, body?: unknown) =>
    page.host.fetch(
      new Request(origin + path, {
        method,
        headers: { authorization, ...(body !== undefined && { 'content-type': mediaTypes.json }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    )
  const owner = `Bearer ${key}`
  const made = await send('POST', '/sandbox/v1/connections', owner, settings)
  const connection = (await made.json()) as ConnectionWithPassword
  const programOf = async (user: ConnectionWithPassword): Promise<Program> => {
    const { username, password } = user
    const basic = `Basic ${btoa(`${connection.client_id}:${connection.secret}`)}`
    const grant = { grant_type: 'password', username, password }
    const answer = await send('POST', '/api/oauth/v1/token', basic, grant)
    const token = (await answer.json()) as Token
    return {
      connection,
      send: (method, path, body) => send(method, path, `Bearer ${token.access_token}`, body),
      async track() {
        const address = `/sandbox/v1/connections/${connection.code}`
        await send('PATCH', address, owner, { auditable: true })
      },
      as: (other) => programOf(other.connection),
    }
  }
  const program = await programOf(connection)
  if (isTracked) await program.track()
  return program
}
