import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import autocannon from 'autocannon'
import { type OpenConnection, openConnection } from './connections.ts'
import { startBare } from './servers.ts'

interface Row {
  what: string
  perSecond: number
  bare: string
  barePerSecond: number
  ratio: number
}

const seconds = 5

/** Reading, writing and making sandboxes, each beside the least that could do the same. */
export async function measureCatalogue(url: string, dataFolder: string): Promise<Row[]> {
  const sandboxes = await measureSandboxes(url)
  const reader = await openConnection(url)
  const one = `${url}/api/rest/v1/products/halo_desk_lamp`
  const many = `${url}/api/rest/v1/products?limit=100`
  return [
    await measureReading('products read by code', one, reader.token, 1),
    await measureReading('products read as lists of 100', many, reader.token, 100),
    await measureReadingEach(url, reader),
    await measureBatches(url, reader.token, dataFolder),
    sandboxes,
  ]
}

async function measureReading(
  what: string,
  url: string,
  token: string,
  items: number,
): Promise<Row> {
  const headers = { authorization: `Bearer ${token}` }
  const body = await (await fetch(url, { headers })).text()
  const own = await requestsPerSecond({ url, headers })
  const bareServer = await startBare(body)
  const bare = await requestsPerSecond({ url: bareServer.url, headers })
  await bareServer.stop()
  return row(what, own * items, 'node:http, same body', bare * items)
}

/** Every product of the range once, one after the other: no answer is asked for twice. */
async function measureReadingEach(url: string, { client, token }: OpenConnection): Promise<Row> {
  const paths: string[] = []
  for await (const { identifier } of client.items('get_products', { query: { limit: 100 } })) {
    paths.push(`/api/rest/v1/products/${encodeURIComponent(identifier ?? '')}`)
  }
  const headers = { authorization: `Bearer ${token}` }
  const body = await (await fetch(url + paths[0], { headers })).text()
  const own = await readEach(
    paths.map((path) => url + path),
    headers,
  )
  const bareServer = await startBare(body)
  const bare = await readEach(
    paths.map((path) => bareServer.url + path),
    headers,
  )
  await bareServer.stop()
  return row('products read by code, each once', own, 'node:http, one such body', bare)
}

async function readEach(urls: string[], headers: Record<string, string>): Promise<number> {
  const result = await autocannon({
    url: new URL(urls[0] ?? '').origin,
    connections: 10,
    amount: urls.length,
    headers,
    requests: urls.map((url) => ({ path: new URL(url).pathname })),
  })
  return result.requests.total / result.duration
}

/** Batches of 100 products that are there already, each with three values to change. */
async function measureBatches(url: string, token: string, dataFolder: string): Promise<Row> {
  let round = 0
  const own = await requestsPerSecond({
    url: `${url}/api/rest/v1/products`,
    method: 'PATCH',
    connections: 2,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/vnd.akeneo.collection+json',
    },
    setupClient: (client) => {
      client.setBody(batch(round++))
      client.on('response', () => client.setBody(batch(round++)))
    },
  })
  return row(
    'products written in batches of 100',
    own * 100,
    'raw SQLite, 100 upserts a transaction',
    rawUpserts(dataFolder),
  )
}

function batch(round: number): string {
  return Array.from({ length: 100 }, (_, index) => JSON.stringify(product(index, round))).join('\n')
}

function product(index: number, round: number): object {
  return {
    identifier: `bench_${index}`,
    family: 'lamps',
    values: {
      name: [{ locale: 'en_US', scope: null, data: `Lamp ${index} of round ${round}` }],
      weight: [{ locale: null, scope: null, data: { amount: String(round % 1000), unit: 'GRAM' } }],
      recyclable: [{ locale: null, scope: null, data: round % 2 === 0 }],
    },
  }
}

function rawUpserts(dataFolder: string): number {
  const database = new DatabaseSync(join(dataFolder, 'raw.sqlite'))
  database.exec('pragma journal_mode = wal; pragma synchronous = normal')
  database.exec('create table products (identifier text primary key, data text)')
  const upsert = database.prepare('insert or replace into products values (?, ?)')
  const start = performance.now()
  let written = 0
  for (let round = 0; performance.now() - start < seconds * 1000; round++) {
    database.exec('begin')
    for (let index = 0; index < 100; index++, written++) {
      upsert.run(`bench_${index}`, JSON.stringify(product(index, round)))
    }
    database.exec('commit')
  }
  const elapsed = (performance.now() - start) / 1000
  database.close()
  return written / elapsed
}

async function measureSandboxes(url: string): Promise<Row> {
  const made = 200
  const start = performance.now()
  for (let index = 0; index < made; index++) {
    const response = await fetch(`${url}/sandbox/v1/sandboxes`, { method: 'POST' })
    const { key } = (await response.json()) as { key: string }
    await fetch(`${url}/sandbox/v1/sandboxes/current`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${key}` },
    })
  }
  const own = made / ((performance.now() - start) / 1000)
  const bareServer = await startBare('{}')
  const bareStart = performance.now()
  for (let index = 0; index < made * 2; index++) await (await fetch(bareServer.url)).text()
  const bare = made / ((performance.now() - bareStart) / 1000)
  await bareServer.stop()
  return row('sandboxes made and deleted, one by one', own, 'node:http, two empty answers', bare)
}

async function requestsPerSecond(options: autocannon.Options): Promise<number> {
  const result = await autocannon({ connections: 10, duration: seconds, ...options })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} answers were errors and ${result.errors} calls failed`)
  }
  return result.requests.total / result.duration
}

function row(what: string, own: number, bare: string, barePerSecond: number): Row {
  return {
    what,
    perSecond: Math.round(own),
    bare,
    barePerSecond: Math.round(barePerSecond),
    ratio: Math.round((own / barePerSecond) * 100) / 100,
  }
}
