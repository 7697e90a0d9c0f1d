import type { Client } from '#client'
import { type OpenConnection, openConnection } from './connections.ts'

interface Row {
  what: string
  figure: number
  unit: string
  /** The same in a fresh sandbox of some 1,100 products. */
  inSmallSandbox: number
  /** How many times less well it goes with many products. */
  ratio: number
}

const many = 100_000
const rounds = 15

/** What 100,000 products in one sandbox cost, beside the sample catalogue in the same run. */
export async function measureScale(url: string): Promise<Row[]> {
  const small = await openConnection(url)
  const large = await openConnection(url)
  const fill = await writeProducts(large.client, 0, many)
  const emptyRate = await writeProducts(small.client, 0, 2000)
  const fullRate = await writeProducts(large.client, many, 2000)
  const questions = await Promise.all(Object.entries(await asked(large.client)))
  const rows: Row[] = [
    {
      what: `written in batches, with ${many} products there`,
      figure: Math.round(fullRate),
      unit: 'products/s',
      inSmallSandbox: Math.round(emptyRate),
      ratio: round(emptyRate / fullRate),
    },
    {
      what: `written in batches, on the way to ${many}`,
      figure: Math.round(fill),
      unit: 'products/s',
      inSmallSandbox: Math.round(emptyRate),
      ratio: round(emptyRate / fill),
    },
  ]
  for (const [what, path] of questions) {
    const slow = await median(url + path, large.token)
    const fast = await median(url + path, small.token)
    rows.push({ what, figure: slow, unit: 'ms', inSmallSandbox: fast, ratio: round(slow / fast) })
  }
  for (const [what, change] of Object.entries(changes)) {
    const slow = await afterChange(url, large, change)
    const fast = await afterChange(url, small, change)
    rows.push({ what, figure: slow, unit: 'ms', inSmallSandbox: fast, ratio: round(slow / fast) })
  }
  return rows
}

const complete = { completeness: [{ operator: '=', value: 100, scope: 'ecommerce' }] }

/** The first question about completeness after a change, in milliseconds. */
async function afterChange(
  url: string,
  { client, token }: OpenConnection,
  change: (client: Client) => Promise<unknown>,
): Promise<number> {
  await change(client)
  const start = performance.now()
  const query = encodeURIComponent(JSON.stringify(complete))
  const response = await fetch(`${url}/api/rest/v1/products?limit=100&search=${query}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  await response.text()
  return round(performance.now() - start)
}

const changes: Record<string, (client: Client) => Promise<unknown>> = {
  'completeness, first asked after a label changed': (client) =>
    client.call('patch_attributes__code_', {
      path: { code: 'color' },
      body: { labels: { en_US: 'Colour' } },
    }),
  'completeness, first asked after a family requires something else': (client) =>
    client.call('patch_families__code_', {
      path: { code: 'lamps' },
      body: { attribute_requirements: { ecommerce: ['name'] } },
    }),
}

async function asked(client: Client): Promise<Record<string, string>> {
  const list = '/api/rest/v1/products?limit=100'
  const search = (filters: object) =>
    `${list}&search=${encodeURIComponent(JSON.stringify(filters))}`
  const middle = await client.call('get_products__code_', { path: { code: `scale_${many / 2}` } })
  const cursor = (middle.data as { uuid?: string } | undefined)?.uuid ?? ''
  return {
    'list, page 1': list,
    'list, page 100': `${list}&page=100`,
    'list, search_after in the middle': `${list}&pagination_type=search_after&search_after=${cursor}`,
    'one family': search({ family: [{ operator: 'IN', value: ['cookware'] }] }),
    'one category': search({ categories: [{ operator: 'IN', value: ['desk_lighting'] }] }),
    'updated since': search({ updated: [{ operator: '>', value: '2026-10-15 00:00:00' }] }),
    'an attribute value': search({ color: [{ operator: 'IN', value: ['moss'] }] }),
    'an attribute value that nothing has': search({
      color: [{ operator: 'IN', value: ['white'] }],
    }),
    'a word in a text': search({
      name: [{ operator: 'CONTAINS', value: `Lamp ${many - 1}`, locale: 'en_US' }],
    }),
    completeness: search(complete),
  }
}

/** Products a second. */
async function writeProducts(client: Client, from: number, count: number): Promise<number> {
  const start = performance.now()
  for await (const outcome of client.batch('patch_products', products(from, count))) {
    if (outcome.kind !== 'created') throw new Error(`Line ${outcome.line}: ${outcome.kind}`)
  }
  return count / ((performance.now() - start) / 1000)
}

function* products(from: number, count: number) {
  for (let index = from; index < from + count; index++) {
    yield {
      identifier: `scale_${index}`,
      family: 'lamps',
      categories: index % 100 === 0 ? ['desk_lighting'] : [],
      values: {
        name: [{ locale: 'en_US', scope: null, data: `Lamp ${index}` }],
        color: [{ locale: null, scope: null, data: index % 10 === 0 ? 'moss' : 'black' }],
      },
    }
  }
}

/** Answers are kept until somebody writes, so each question is asked with another parameter. */
async function median(url: string, token: string): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < rounds; index++) {
    const start = performance.now()
    const response = await fetch(`${url}&round=${index}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    await response.text()
    if (!response.ok) throw new Error(`${url} answered ${response.status}`)
    times.push(performance.now() - start)
  }
  return round(times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0)
}

function round(number: number): number {
  return Math.round(number * 100) / 100
}
