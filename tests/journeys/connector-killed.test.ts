import type { Client } from '#client'
import { createTemporaryHost } from '#server'
import { serve } from '@hono/node-server'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startConnector } from '../support/connector-command.ts'
import { type Erp, openErp } from '../support/erp.ts'

// A run that is killed at any point and started again loses nothing and sends nothing in the wrong order.

const folder = mkdtempSync(join(tmpdir(), 'doorway-killed-'))
const at = (name: string) => join(folder, name)
const host = createTemporaryHost()

let child: ChildProcess | undefined
/** Batches until the run is killed, and whether the PIM has done that last one already. */
let fuse = { batches: Infinity, isAnswered: false }

const server = serve({ fetch: burnDown, port: 0, hostname: '127.0.0.1' })

afterAll(() => {
  server.close()
  host.close()
  rmSync(folder, { recursive: true })
})

async function burnDown(request: Request): Promise<Response> {
  const isBatch = request.method === 'PATCH' && request.url.endsWith('/products')
  const isLast = isBatch && --fuse.batches === 0
  if (isLast && !fuse.isAnswered) child?.kill('SIGKILL')
  const answer = await host.fetch(request)
  if (isLast) child?.kill('SIGKILL')
  return answer
}

const items = 400

const mapping = `version: 1
source: { record: export/item }
identifier: { from: '@sku' }
values:
  - { attribute: editor_note, from: note }
  - { attribute: name, locale: en_US, only: new, from: name }
`

/** Every tenth product comes twice, and the second time is the one that counts. */
function exportOf(version: number): string {
  const all = Array.from({ length: items }, (_, index) => itemLine(index, `${version} first`))
  const repeated = all.flatMap((_, index) =>
    index % 10 === 0 ? [itemLine(index, `${version} last`)] : [],
  )
  return `<export>\n${[...all, ...repeated].join('\n')}\n</export>\n`
}

function itemLine(index: number, note: string): string {
  return `<item sku="killed_${index}"><note>${note}</note><name>Item ${index}</name></item>`
}

test(
  'killed fifty times and started again, a run loses nothing',
  { timeout: 900_000 },
  async () => {
    const { environment, client } = await openPim()
    writeFileSync(at('mapping.yaml'), mapping)
    let killed = 0
    let version = 0
    let isThrough = true
    while (killed < 50) {
      // A stopped run is gone on with twice, then comes the next evening's file.
      if (isThrough || killed % 3 === 0) writeFileSync(at('export.xml'), exportOf(++version))
      fuse = { batches: 1 + Math.floor(Math.random() * 5), isAnswered: Math.random() < 0.5 }
      isThrough = (await run(environment)) !== null
      if (!isThrough) killed++
    }
    fuse = { batches: Infinity, isAnswered: false }
    expect(await run(environment)).toBe(0)
    expect(await readAll(client)).toEqual(
      Array.from(
        { length: items },
        (_, index) => `Item ${index}: ${version} ${index % 10 === 0 ? 'last' : 'first'}`,
      ).toSorted(),
    )
  },
)

async function run(environment: Record<string, string>): Promise<number | null> {
  const words = ['run', at('export.xml'), '-m', at('mapping.yaml'), '--state', at('state'), '-q']
  const started = startConnector(words, environment)
  child = started.child
  return (await started.ended).code
}

async function openPim(): Promise<Erp> {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const baseUrl = `http://127.0.0.1:${port}`
  return openErp({ baseUrl })
}

async function readAll(client: Client): Promise<string[]> {
  const found: string[] = []
  const query = { limit: 100, pagination_type: 'search_after' as const }
  for await (const { identifier, values } of client.items('get_products', { query })) {
    if (!identifier?.startsWith('killed_')) continue
    const name = String(values['name']?.[0]?.data)
    found.push(`${name}: ${String(values['editor_note']?.[0]?.data)}`)
  }
  return found.toSorted()
}
