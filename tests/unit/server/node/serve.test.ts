import { mkdtempSync, rmSync } from 'node:fs'
import { type ClientRequest, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Sandbox } from '#contract'
import { type RunningServer, serve } from '../../../../src/server/node/serve.ts'
import { readSettings } from '../../../../src/server/settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorway-serve-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const logged: string[] = []
const logger = pino({ level: 'info' }, { write: (line: string) => logged.push(line) })

async function start(environment: Record<string, string> = {}): Promise<RunningServer> {
  const settings = readSettings({ PORT: '0', DOORWAY_DATA: folder, ...environment })
  return serve(settings, logger)
}

/** Begins a POST whose body is not complete yet. */
function begin(url: string, length: number): { outgoing: ClientRequest; status: Promise<number> } {
  const outgoing = request(url, { method: 'POST', headers: { 'content-length': length } })
  const status = new Promise<number>((resolve, reject) => {
    outgoing.on('response', (incoming) => {
      incoming.resume()
      resolve(incoming.statusCode ?? 0)
    })
    outgoing.on('error', reject)
  })
  return { outgoing, status }
}

describe('a server', () => {
  test('answers for site and sandboxes on one port, and says that it is well', async () => {
    const server = await start()
    onTestFinished(() => server.stop())
    const health = await fetch(`${server.url}/healthz`)
    expect(health.status).toBe(200)
    expect(await health.json()).toEqual({ status: 'ok' })
    const root = await fetch(`${server.url}/api/rest/v1`)
    expect(await root.json()).toMatchObject({ host: server.url })
    const created = await fetch(`${server.url}/sandbox/v1/sandboxes`, { method: 'POST' })
    expect(created.status).toBe(201)
    const sandbox = (await created.json()) as Sandbox
    expect(sandbox.base_url).toBe(server.url)
    const headers = { authorization: `Bearer ${sandbox.key}` }
    const current = await fetch(`${server.url}/sandbox/v1/sandboxes/current`, { headers })
    expect(current.status).toBe(200)
    expect((await fetch(`${server.url}/nothing/here.html`)).status).toBe(404)
    expect((await fetch(`${server.url}/api/nothing`)).status).toBe(404)
  })

  test('logs calls without a secret', async () => {
    const server = await start()
    onTestFinished(() => server.stop())
    logged.length = 0
    await fetch(`${server.url}/api/rest/v1/products?search=confidential`, {
      headers: { authorization: 'Bearer hush' },
    })
    await expect.poll(() => logged).toHaveLength(1)
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({
      method: 'GET',
      path: '/api/rest/v1/products',
      status: 401,
      milliseconds: expect.any(Number),
    })
    expect(logged.join('')).not.toMatch(/hush|confidential/)
  })

  test('says when its port is taken', async () => {
    const server = await start()
    onTestFinished(() => server.stop())
    const port = new URL(server.url).port
    await expect(start({ PORT: port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})

describe('a stop', () => {
  test('lets a request under way finish, and takes no new one', async () => {
    const server = await start()
    const { outgoing, status } = begin(`${server.url}/api/oauth/v1/token`, 2)
    outgoing.setHeader('content-type', 'application/json')
    outgoing.write('{')
    await expect.poll(async () => (await fetch(`${server.url}/healthz`)).status).toBe(200)
    const before = performance.now()
    const stopped = server.stop()
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed')
    outgoing.end('}')
    expect(await status).toBe(422)
    await stopped
    expect(performance.now() - before).toBeLessThan(2000)
  })

  test('is not held up by connections that are merely open', async () => {
    const server = await start()
    await (await fetch(`${server.url}/healthz`)).text()
    const before = performance.now()
    await server.stop()
    expect(performance.now() - before).toBeLessThan(2000)
  })
})
