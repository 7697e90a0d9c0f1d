import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient } from '#client'
import { type RunningServer, serve } from '../../src/server/node/serve.ts'
import { readSettings } from '../../src/server/settings.ts'

// The five calls of the clients page, as they are printed there, are run by Node against the sandbox: those of the
// clients that are installed here.

const page = readFileSync('content/documentation/clients.mdx', 'utf8')
const node = resolve('node_modules/.bin/node')

let folder: string
let server: RunningServer
let environment: Record<string, string>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doorway-journey-'))
  const settings = readSettings({ PORT: '0', DOORWAY_DATA: folder, LOG_LEVEL: 'silent' })
  server = await serve({ ...settings, requestsPerSecond: 0 }, pino({ level: 'silent' }))
  environment = await connect(server.url)
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('our own client', async () => {
  const { lines, code } = await run(
    codeUnder('TypeScript, ours', 'ts'),
    '--input-type=module-typescript',
  )
  expect(code).toBe(0)
  const [family, ...others] = lines
  expect(family).toBe('lamps')
  expect(others.filter((line) => line === 'halo_desk_lamp')).toHaveLength(1)
  expect(others.slice(-4)).toEqual([
    '204',
    'halo_desk_lamp updated',
    'fjell_tent_2p refused',
    expect.stringMatching(/^404 .*no_such_product/),
  ])
})

test('node-akeneo-api', async () => {
  const { lines, code } = await run(codeUnder('Node, node-akeneo-api', 'js'), '--input-type=module')
  expect(code).toBe(99)
  const [family, ...others] = lines
  expect(family).toBe('lamps')
  expect(others.filter((line) => line === 'halo_desk_lamp')).toHaveLength(1)
  expect(others.slice(-3)).toEqual(['204', 'halo_desk_lamp 204', 'fjell_tent_2p 422'])
})

test('every client with code does what it can of the same five calls, each once', () => {
  const sections = page.split(/^## /m).slice(1)
  const calls = sections.map((section) => [...section.matchAll(/^\s*(?:\/\/|#) (\d)\. /gm)])
  for (const found of calls) {
    const numbers = found.map(([, number]) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.length).toBeGreaterThanOrEqual(4)
  }
  expect(calls.filter((found) => found.length === 5).length).toBeGreaterThanOrEqual(5)
})

/** The sample of one language below a heading. */
function codeUnder(heading: string, language: string): string {
  const section = page.split(`## ${heading}\n`)[1]?.split(/^#{1,2} /m)[0] ?? ''
  const code = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(section)?.[1]
  if (code === undefined) throw new Error(`no ${language} below "${heading}"`)
  return code
}

/** The lines that a program prints, without what a client writes into its own log there, and how it ends. */
async function run(program: string, type: string) {
  const env = { ...process.env, ...environment }
  const child = spawn(node, [type, '-'], { env, stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.end(program)
  const ended = once(child, 'close')
  const [printed, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
  if (printed === '') throw new Error(errors)
  const lines = printed.trim().split('\n')
  const [code] = (await ended) as [number | null]
  return { lines: lines.filter((line) => !line.startsWith('{')), code }
}

async function connect(baseUrl: string): Promise<Record<string, string>> {
  const sandbox = await createClient({ baseUrl }).call('post_sandboxes', {})
  const owner = createClient({ baseUrl, sandboxKey: sandbox.data?.key ?? '' })
  const { data } = await owner.call('post_connections', {
    body: { label: 'Clients page', flow_type: 'data_source' },
  })
  if (!data) throw new Error('No connection was made')
  return {
    PIM_URL: baseUrl,
    PIM_CLIENT_ID: data.client_id,
    PIM_SECRET: data.secret,
    PIM_USERNAME: data.username,
    PIM_PASSWORD: data.password,
  }
}
