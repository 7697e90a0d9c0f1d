import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { ConnectionWithPassword, Sandbox, Token } from '#contract'
import { mediaTypes } from '#contract'
import { openDatabase } from '../../../src/server/node/database.ts'
import { basic } from '../../support/sandbox.ts'
import { type ServerProcess, failToStart, startServer } from '../../support/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorway-process-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const environment = { DOORWAY_DATA: folder, DOORWAY_REQUESTS_PER_SECOND: '0' }

async function post<Body>(
  url: string,
  headers: Record<string, string>,
  body?: object,
): Promise<Body> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': mediaTypes.json, ...headers },
    ...(body && { body: JSON.stringify(body) }),
  })
  return (await answer.json()) as Body
}

async function signIn({ url }: ServerProcess): Promise<{ sandbox: Sandbox; token: string }> {
  const sandbox = await post<Sandbox>(`${url}/sandbox/v1/sandboxes`, {})
  const connection = await post<ConnectionWithPassword>(
    `${url}/sandbox/v1/connections`,
    { authorization: `Bearer ${sandbox.key}` },
    { label: 'Crash' },
  )
  const { username, password } = connection
  const token = await post<Token>(`${url}/api/oauth/v1/token`, basic(connection), {
    grant_type: 'password',
    username,
    password,
  })
  return { sandbox, token: token.access_token }
}

/** Sends batches one after the other until the server is gone; what it acknowledged. */
async function patchUntilGone(url: string, token: string, runner: number): Promise<string[]> {
  const acknowledged: string[] = []
  for (let batch = 0; batch < 1000; batch++) {
    const names = Array.from({ length: 25 }, (_, line) => `crash_${runner}_${batch}_${line}`)
    try {
      const answer = await fetch(`${url}/api/rest/v1/products`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${token}`, 'content-type': mediaTypes.collection },
        body: names.map((identifier) => JSON.stringify({ identifier })).join('\n'),
      })
      const lines = (await answer.text()).split('\n')
      expect(
        lines.map((line) => (JSON.parse(line) as { status_code: number }).status_code),
      ).toEqual(names.map(() => 201))
      acknowledged.push(...names)
    } catch (error) {
      if (error instanceof TypeError) return acknowledged
      throw error
    }
  }
  return acknowledged
}

describe('the server process', () => {
  test('killed in the middle of batches loses no acknowledged line', async () => {
    const server = await startServer(environment)
    const { sandbox, token } = await signIn(server)
    const runners = [1, 2, 3].map((runner) => patchUntilGone(server.url, token, runner))
    await new Promise((resolve) => setTimeout(resolve, 700))
    await server.end('SIGKILL')
    const acknowledged = (await Promise.all(runners)).flat()
    expect(acknowledged.length).toBeGreaterThan(100)

    const again = await startServer(environment)
    const read = (path: string) =>
      fetch(`${again.url}/api/rest/v1/products${path}`, {
        headers: { authorization: `Bearer ${token}` },
      })
    expect((await read('/halo_desk_lamp')).status).toBe(200)
    expect((await read(`/${acknowledged.at(-1)}`)).status).toBe(200)
    const written = await fetch(`${again.url}/api/rest/v1/products/after_the_crash`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': mediaTypes.json },
      body: '{}',
    })
    expect(written.status).toBe(201)
    expect(await again.end('SIGTERM')).toBe(0)

    const database = openDatabase(join(folder, 'sandboxes', `${sandbox.id}.sqlite`))
    const rows = database.all<{ identifier: string }>('select identifier from products')
    const check = database.get<Record<string, string>>('pragma integrity_check')
    database.close()
    expect(check).toMatchObject({ integrity_check: 'ok' })
    const stored = new Set(rows.map(({ identifier }) => identifier))
    expect(acknowledged.filter((identifier) => !stored.has(identifier))).toEqual([])
  })

  test.each(['SIGTERM', 'SIGINT'] as const)('ends well on %s', async (signal) => {
    const server = await startServer({ ...environment, LOG_LEVEL: 'info' })
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    expect(await server.end(signal)).toBe(0)
  })

  test('says in one line which setting is wrong', async () => {
    const { code, errors } = await failToStart({ ...environment, PORT: 'web' })
    expect(code).toBe(1)
    expect(errors).toBe('PORT is "web"; it must be a whole number from 0 to 65535.\n')
  })

  test('says that its port is taken', async () => {
    const server = await startServer(environment)
    const { port } = new URL(server.url)
    const { code, errors } = await failToStart({ ...environment, PORT: port })
    await server.end('SIGTERM')
    expect(code).toBe(1)
    expect(errors).toMatch(
      /^Something else listens on this port already. Stop it, or choose another: PORT=4322 npm start\n$/m,
    )
  })
})
