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
import { type Door, createMemoryDoor, createSocketDoor } from './doors.ts'

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
  /** Sends a request as it is; its answer is held against nothing. */
  fetch: Door['fetch']
  /** Where the server listens: for tests that speak to its socket themselves. */
  address: Door['address']
  clock: TestClock
  dataFolder: string
  /** Calls as nobody. */
  nobody: Caller
  /** Calls with a bearer token or a sandbox key. */
  as(bearer: string): Caller
  createSandbox(): Promise<TestSandbox>
  /** Ends this host and begins another one over the same folder. */
  restart(): Promise<TestHost>
  close(): Promise<void>
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
  /**
   * How requests reach the sandboxes: through the sockets of a listening server, or handed over in memory.
   * @default what DOORWAY_TEST_OVER says, else 'http'
   */
  over?: 'http' | 'memory'
}

/** A sandbox on a host of its own, with a connection and a token. Close it when done. */
export async function openSandbox(
  options: HostOptions = {},
): Promise<TestSandbox & Omit<TestHost, 'createSandbox' | 'restart'>> {
  const { createSandbox: create, restart: _, ...host } = openHost(options)
  return { ...host, ...(await create()) }
}

/** A host in a folder of its own, whose time passes only when told. It listens from the first request on. */
export function openHost({
  catalog = testCatalog,
  over = byEnvironment(),
  ...options
}: HostOptions = {}): TestHost {
  const folder = mkdtempSync(join(tmpdir(), 'doorway-test-'))
  const clock = createClock()
  const template = catalog === 'sample' ? undefined : plantTemplate(folder, catalog)
  let door: Door
  const start = (): TestHost => {
    const unforeseen: unknown[] = []
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
      report: (error) => unforeseen.push(error),
    })
    door = over === 'http' ? createSocketDoor(host) : createMemoryDoor(host)
    const { fetch, address, close } = door
    const send = foreseen(checked(fetch), unforeseen)
    const as = (bearer: string) => createCaller(send, { authorization: `Bearer ${bearer}` })
    const nobody = createCaller(send, {})
    return {
      host,
      fetch,
      address,
      clock,
      dataFolder: folder,
      nobody,
      as,
      createSandbox: () => createSandbox(nobody, as),
      async restart() {
        await close()
        return start()
      },
      async close() {
        await door.close()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  }
  return start()
}

function byEnvironment(): 'http' | 'memory' {
  const over = process.env.DOORWAY_TEST_OVER || 'http'
  if (over === 'http' || over === 'memory') return over
  throw new Error(`DOORWAY_TEST_OVER is "${over}"; it must be http or memory.`)
}

/** Fails with what the host reported, if it did: a 500 alone would say too little. */
function foreseen(send: Door['fetch'], unforeseen: unknown[]): Door['fetch'] {
  return async (request) => {
    const answer = await send(request).catch((error: unknown) => {
      throw unforeseen.shift() ?? error
    })
    if (unforeseen.length > 0) throw unforeseen.shift()
    return answer
  }
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
      headers: { ...credentials, ...lengthOf(body), ...headers },
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

/** Clients that know how long a body is say so; others send it in chunks. */
function lengthOf(body: Sent['body']): Record<string, string> {
  return body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
}

function isStream(headers: Headers): boolean {
  return headers.get('content-type') === 'text/event-stream'
}

/** The first piece of a body that does not end by itself. */
async function beginningOf({ body }: Response): Promise<string> {
  const reader = body?.getReader()
  const { value } = (await reader?.read()) ?? {}
  await reader?.cancel()
  return new TextDecoder().decode(value)
}

async function readAnswer<Body>(response: Response): Promise<Answer<Body>> {
  const { status, headers } = response
  const text = isStream(headers) ? await beginningOf(response) : await response.text()
  return { status, headers, text, body: parse(text) as Body }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
