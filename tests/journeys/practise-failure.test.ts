import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ConnectionWithPassword, RequestSummary, Sandbox } from '#contract'
import { type ServerProcess, startServer } from '../support/server.ts'

// The client that the article about good practices shows meets every failure that can be practised: its
// own lines, run by Node, against the server as it is operated.

const run = promisify(execFile)
const article = 'content/documentation/limits-and-good-practices.mdx'

let folder: string
let program: string
/** The same functions, called once before and once after somebody said so. */
let twice: string
let server: ServerProcess

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorway-patient-'))
  program = join(folder, 'patient.mjs')
  twice = join(folder, 'twice.mjs')
  const pieces = await piecesOf(article)
  await writeFile(program, pieces.join('\n'))
  await writeFile(twice, [...pieces.slice(0, -1), callTwice].join('\n'))
  server = await startServer({ DOORWAY_DATA: join(folder, 'data') })
})

afterAll(async () => {
  await server.end('SIGTERM')
  await rm(folder, { recursive: true })
})

/** All that the article says in JavaScript, in its order: the last piece calls what the others make. */
async function piecesOf(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8')
  return [...text.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)
}

const callTwice = `
const ask = async () => console.log((await call('GET', '/api/rest/v1/products?limit=1')).status)
await ask()
await new Promise((resolve) => process.stdin.once('data', resolve))
await ask()
process.stdin.destroy()
`

interface Reader {
  sandbox: Sandbox
  /** Runs the article's program; the lines that it prints. */
  runProgram(): Promise<string[]>
  /** One call, then what is handed in, then another call; the statuses of both. */
  callBeforeAndAfter(change: () => Promise<void>): Promise<string[]>
  practise(fault: string | null): Promise<void>
  /** Statuses of the calls to the PIM's API, the oldest first. */
  statuses(): Promise<number[]>
}

async function openReader(): Promise<Reader> {
  const ask = async <Body>(method: string, path: string, key?: string, body?: object) => {
    const response = await fetch(server.url + path, {
      method,
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true)
    return (await response.json()) as Body
  }
  const sandbox = await ask<Sandbox>('POST', '/sandbox/v1/sandboxes')
  const connection = await ask<ConnectionWithPassword>(
    'POST',
    '/sandbox/v1/connections',
    sandbox.key,
    { label: 'Patient client', flow_type: 'data_source' },
  )
  const { client_id, secret, username, password } = connection
  const environment = {
    PIM_URL: server.url,
    PIM_CLIENT_ID: client_id,
    PIM_SECRET: secret,
    PIM_USERNAME: username,
    PIM_PASSWORD: password,
  }
  return {
    sandbox,
    async runProgram() {
      const { stdout } = await run(resolve('node_modules/.bin/node'), [program], {
        env: environment,
      })
      return stdout.trim().split('\n')
    },
    async callBeforeAndAfter(change) {
      const child = spawn(resolve('node_modules/.bin/node'), [twice], { env: environment })
      let printed = ''
      child.stdout.on('data', (text: Buffer) => (printed += text.toString()))
      await once(child.stdout, 'data')
      await change()
      child.stdin.write('go on')
      await once(child, 'close')
      return printed.trim().split('\n')
    },
    async practise(fault) {
      await ask('PUT', '/sandbox/v1/practice', sandbox.key, { fault })
    },
    async statuses() {
      const { items } = await ask<{ items: RequestSummary[] }>(
        'GET',
        '/sandbox/v1/requests',
        sandbox.key,
      )
      return items.map(({ status }) => status).toReversed()
    },
  }
}

const done = [
  'halo_desk_lamp: 204 done',
  'kvell_floor_lamp_clay: 204 done',
  'borg_armchair_black: 204 done',
]

describe('the patient client of the article', () => {
  test('changes three products when nothing fails', async () => {
    const reader = await openReader()
    expect(await reader.runProgram()).toEqual(done)
    expect(await reader.statuses()).toEqual([200, 204, 204, 204])
  })

  test('waits out a rate limit', async () => {
    const reader = await openReader()
    await reader.practise('rate-limit')
    expect(await reader.runProgram()).toEqual(done)
    expect(await reader.statuses()).toContain(429)
  })

  test('tries again after server errors', async () => {
    const reader = await openReader()
    await reader.practise('server-error')
    expect(await reader.runProgram()).toEqual(done)
    const statuses = await reader.statuses()
    expect(statuses.filter((status) => status === 503)).toHaveLength(6)
  })

  test('has time for slow answers', async () => {
    const reader = await openReader()
    await reader.practise('slow')
    expect(await reader.runProgram()).toEqual(done)
  })

  test('gets a new token when its own has expired', async () => {
    const reader = await openReader()
    expect(await reader.callBeforeAndAfter(() => reader.practise('expired-token'))).toEqual([
      '200',
      '200',
    ])
    expect(await reader.statuses()).toEqual([200, 200, 401, 200, 200])
  })

  test('says which right is missing, and asks once', async () => {
    const reader = await openReader()
    await reader.practise('permission-lost')
    const told = '403 Access forbidden. You are not allowed to create or update products.'
    expect(await reader.runProgram()).toEqual(done.map((line) => line.replace('204 done', told)))
    expect((await reader.statuses()).filter((status) => status === 403)).toHaveLength(3)
  })
})
