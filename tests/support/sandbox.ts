import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Catalog, ConnectionWithPassword, NewConnection, Sandbox, Token } from '#contract'
import { mediaTypes } from '#contract'
import { migrate, plant } from '#sandbox'
import { type NodeHost, createNodeHost } from '#server'
import { openDatabase } from '../../src/server/node/database.ts'
import { testCatalog } from './catalog.ts'
import { checked } from './contract.ts'

export const origin = 'http://localhost:4321'

/** An answer, read. `body` is the parsed JSON, or the text of what is no JSON. */
export interface Answer<Body = unknown> {
  status: number
  headers: Headers
  text: string
  body: Body
}

export interface Sent {
  headers?: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
}

/** Sends requests below one credential; every answer is held against the contract. */
export interface Caller {
  send<Body>(method: string, path: string, sent?: Sent): Promise<Answer<Body>>
  get<Body>(path: string): Promise<Answer<Body>>
  post<Body>(path: string, body?: unknown): Promise<Answer<Body>>
  patch<Body>(path: string, body: unknown): Promise<Answer<Body>>
  remove<Body>(path: string): Promise<Answer<Body>>
  /** A batch: objects become lines, texts are lines as they are. The lines of the answer. */
  batch(path: string, lines: (object | string)[]): Promise<BatchAnswer[]>
}

export interface BatchAnswer {
  line: number
  code?: string
  identifier?: string
  uuid?: string
  status_code: number
  message?: string
  errors?: object[]
  _links?: object
}

export interface TestClock {
  now(): number
  /** Lets time pass. */
  advance(by: { days?: number; hours?: number; seconds?: number }): void
}

export interface TestHost {
  host: NodeHost
  clock: TestClock
  dataFolder: string
  /** Calls as nobody. */
  nobody: Caller
  /** Calls with a bearer token or a sandbox key. */
  as(bearer: string): Caller
  createSandbox(): Promise<TestSandbox>
  /** Ends this host and begins another one over the same folder. */
  restart(): TestHost
  close(): void
}

export interface TestSandbox {
  id: string
  key: string
  /** Calls the sandbox API with the key. */
  owner: Caller
  /** Calls the PIM's API with a token of a connection that is there from the start. */
  pim: Caller
  connection: ConnectionWithPassword
  token: Token
  connect(connection?: Partial<NewConnection>): Promise<ConnectionWithPassword>
  requestToken(connection: ConnectionWithPassword): Promise<Token>
}

interface HostOptions {
  /** @default the small one of `catalog.ts`; `'sample'` is the one that readers get. */
  catalog?: Catalog | 'sample'
  sandboxMegabytes?: number
  sandboxDays?: number
  maxSandboxes?: number
  sandboxesPerHour?: number
  requestsPerSecond?: number
}

/** A sandbox on a host of its own, with a connection and a token. Close it when done. */
export async function openSandbox(
  options: HostOptions = {},
): Promise<TestSandbox & Pick<TestHost, 'host' | 'clock' | 'nobody' | 'as' | 'close'>> {
  const { host, clock, nobody, as, close, ...opened } = openHost(options)
  return { host, clock, nobody, as, close, ...(await opened.createSandbox()) }
}

/** A host in a folder of its own, whose time passes only when told. */
export function openHost({ catalog = testCatalog, ...options }: HostOptions = {}): TestHost {
  const folder = mkdtempSync(join(tmpdir(), 'doorway-test-'))
  const clock = createClock()
  const template = catalog === 'sample' ? undefined : plantTemplate(folder, catalog)
  let running: NodeHost
  const start = (): TestHost => {
    const host = createNodeHost({
      dataFolder: folder,
      templateFolder: resolve('node_modules/.cache/doorway'),
      sandboxDays: 14,
      sandboxMegabytes: 64,
      maxSandboxes: 1000,
      sandboxesPerHour: 0,
      ...options,
      clock,
      ...(template !== undefined && { template }),
      report(error) {
        throw error
      },
    })
    running = host
    const fetch = checked((request) => host.fetch(request, '127.0.0.1'))
    const as = (bearer: string) => createCaller(fetch, { authorization: `Bearer ${bearer}` })
    const nobody = createCaller(fetch, {})
    return {
      host,
      clock,
      dataFolder: folder,
      nobody,
      as,
      createSandbox: () => createSandbox(nobody, as),
      restart() {
        host.close()
        return start()
      },
      close() {
        running.close()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  }
  return start()
}

export function basic({ client_id: id, secret }: { client_id: string; secret: string }): {
  authorization: string
} {
  return { authorization: `Basic ${btoa(`${id}:${secret}`)}` }
}

/** Real time at first, since files carry it; it stands still until told otherwise. */
function createClock(): TestClock {
  let now = Date.now()
  return {
    now: () => now,
    advance({ days = 0, hours = 0, seconds = 0 }) {
      now += ((days * 24 + hours) * 3600 + seconds) * 1000
    },
  }
}

function plantTemplate(folder: string, catalog: Catalog): string {
  const path = join(folder, 'template.sqlite')
  const database = openDatabase(path)
  migrate(database)
  plant(database, catalog)
  database.close()
  return path
}

async function createSandbox(nobody: Caller, as: TestHost['as']): Promise<TestSandbox> {
  const { body: sandbox } = await nobody.post<Sandbox>('/sandbox/v1/sandboxes')
  const owner = as(sandbox.key)
  const connect: TestSandbox['connect'] = async (connection = {}) => {
    const answer = await owner.post<ConnectionWithPassword>('/sandbox/v1/connections', {
      label: 'Test',
      ...connection,
    })
    return answer.body
  }
  const requestToken: TestSandbox['requestToken'] = async (connection) => {
    const { username, password } = connection
    const answer = await nobody.send<Token>('POST', '/api/oauth/v1/token', {
      headers: { ...basic(connection), 'content-type': mediaTypes.json },
      body: JSON.stringify({ grant_type: 'password', username, password }),
    })
    return answer.body
  }
  const connection = await connect()
  const token = await requestToken(connection)
  const pim = as(token.access_token)
  return { id: sandbox.id, key: sandbox.key, owner, pim, connection, token, connect, requestToken }
}

function createCaller(
  fetch: (request: Request) => Promise<Response>,
  credentials: Record<string, string>,
): Caller {
  const send: Caller['send'] = async <Body>(
    method: string,
    path: string,
    { headers, body }: Sent = {},
  ) => {
    const request = new Request(origin + path, {
      method,
      headers: { ...credentials, ...headers },
      ...(body !== undefined && { body }),
    })
    return readAnswer<Body>(await fetch(request))
  }
  const sendJson = <Body>(method: string, path: string, body: unknown) =>
    send<Body>(method, path, {
      headers: { 'content-type': mediaTypes.json },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  return {
    send,
    get: (path) => send('GET', path),
    post: (path, body) => sendJson('POST', path, body),
    patch: (path, body) => sendJson('PATCH', path, body),
    remove: (path) => send('DELETE', path),
    async batch(path, lines) {
      const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
      const headers = { 'content-type': mediaTypes.collection }
      const { text } = await send('PATCH', path, { headers, body: texts.join('\n') })
      return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as BatchAnswer)
    },
  }
}

async function readAnswer<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text()
  const { status, headers } = response
  return { status, headers, text, body: parse(text) as Body }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
