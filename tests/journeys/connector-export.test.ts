import { type Client, createClient } from '#client'
import {
  createMemoryJournal,
  type ExportedProduct,
  ExportError,
  type ExportQuestion,
  openLastRun,
  planExport,
  readProducts,
  writeCsv,
  writeJsonLines,
} from '#connector'
import type { ConnectionWithPassword, Product } from '#contract'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { textOf } from '../support/export.ts'
import { openHost, origin, type TestSandbox } from '../support/sandbox.ts'

// A shop fetches what is ready for it, from a real PIM in memory.

const host = openHost({ catalog: 'sample', over: 'memory' })
afterAll(() => host.close())

let sandbox: TestSandbox
let connection: ConnectionWithPassword
let client: Client
beforeEach(async () => {
  sandbox = await host.createSandbox()
  connection = await sandbox.connect({ label: 'Shop', flow_type: 'data_destination' })
  const { client_id: clientId, secret, username, password } = connection
  const credentials = { clientId, secret, username, password }
  client = createClient({ baseUrl: origin, fetch: host.fetch, credentials })
})

const shop: ExportQuestion = { channel: 'ecommerce', locales: ['en_US'] }

async function* walk(question = shop, since?: Date): AsyncGenerator<ExportedProduct> {
  yield* readProducts(client, await planExport(client, question), { since })
}

async function idsOf(products: AsyncIterable<ExportedProduct>): Promise<string[]> {
  const ids: string[] = []
  for await (const { identifier } of products) ids.push(String(identifier))
  return ids
}

/** The same question answered the slow way: everything, judged one by one. */
async function readyOnes(): Promise<string[]> {
  const query = { limit: 100, with_completenesses: true, scope: 'ecommerce' }
  const ready: string[] = []
  for await (const product of client.items('get_products', { query })) {
    if (product.enabled && isComplete(product)) ready.push(String(product.identifier))
  }
  return ready
}

function isComplete({ completenesses = [] }: Product): boolean {
  return completenesses.some(
    ({ scope, locale, data }) => scope === 'ecommerce' && locale === 'en_US' && data === 100,
  )
}

async function nameOfModel(code: string): Promise<unknown> {
  const { data } = await client.call('get_product_models__code_', { path: { code } })
  const names = data?.values.name ?? []
  const english = names.find(({ locale }) => locale === 'en_US')
  if (english) return english.data
  if (data?.parent == null) throw new Error(`No model above ${code} has a name`)
  return nameOfModel(data.parent)
}

describe('an export', () => {
  test('has the complete products of its channel, and no others', async () => {
    const ids = await idsOf(walk())
    expect(ids.length).toBeGreaterThan(100)
    expect(ids.toSorted()).toEqual((await readyOnes()).toSorted())
  })

  test('shows variants with their models’ values, options as labels, and only the locale asked for', async () => {
    const question = { ...shop, attributes: ['name', 'color', 'price'] }
    const plan = await planExport(client, question)
    const text = await textOf(writeJsonLines(readProducts(client, plan)))
    const lines = text.trim().split('\n')
    const products = lines.map((line) => JSON.parse(line) as Product)
    const lamp = products.find(({ identifier }) => identifier === 'halo_desk_lamp_moss')
    expect(lamp?.values).toMatchObject({ color: 'Moss green' })
    const variant = products.find(({ parent }) => parent !== null)
    expect(variant?.values.name).toEqual({ en_US: await nameOfModel(String(variant?.parent)) })
    expect(text).not.toContain('fr_FR')
  })

  test('as a table has as many rows as products', async () => {
    const plan = await planExport(client, shop)
    const text = await textOf(writeCsv(readProducts(client, plan), plan))
    const rows: Record<string, string>[] = parse(text, { columns: true })
    expect(rows.map(({ identifier }) => identifier)).toEqual(await idsOf(walk()))
  })

  test('goes on when products are deleted while it walks', async () => {
    const all = await idsOf(walk())
    const [onThisPage, later] = [all[99], all.at(-1)]
    const seen: string[] = []
    for await (const { identifier } of walk()) {
      if (seen.length === 0) {
        for (const code of [onThisPage, later]) {
          await sandbox.pim.remove(`/api/rest/v1/products/${code}`)
        }
      }
      seen.push(String(identifier))
    }
    expect(seen).toEqual(all.slice(0, -1))
  })
})

/** Names of variants are written on their models. */
async function everythingWithoutModel(): Promise<string[]> {
  const ids: string[] = []
  for await (const { identifier, parent } of walk()) {
    if (parent === null) ids.push(String(identifier))
  }
  return ids
}

test('a second export has only what was changed since the first', async () => {
  const journal = createMemoryJournal()
  const runAt = async (now: Date) => {
    const lastRun = await openLastRun(journal, 'all', now)
    const ids = await idsOf(walk(shop, lastRun.since))
    await lastRun.finish()
    return ids
  }
  host.clock.advance({ seconds: 600 })
  const everything = await runAt(new Date(host.clock.now()))
  host.clock.advance({ seconds: 600 })
  const [renamed = '', switchedOff = ''] = await everythingWithoutModel()
  expect(everything).toContain(renamed)
  const change = async (code: string, body: object) => {
    expect((await sandbox.pim.patch(`/api/rest/v1/products/${code}`, body)).status).toBe(204)
  }
  const name = [{ locale: 'en_US', scope: null, data: 'A new name' }]
  await change(renamed, { values: { name } })
  await change(switchedOff, { enabled: false })
  host.clock.advance({ seconds: 600 })
  expect(await runAt(new Date(host.clock.now()))).toEqual([renamed])
  host.clock.advance({ seconds: 600 })
  expect(await runAt(new Date(host.clock.now()))).toEqual([])
})

describe('what cannot be exported is said before anything is', () => {
  test.for<[ExportQuestion, string]>([
    [{ channel: 'ecomerce' }, 'The PIM has no channel "ecomerce". Did you mean "ecommerce"?'],
    [{ channel: 'ecommerce', locales: ['en_UK'] }, 'has no locale "en_UK". Did you mean "en_'],
    [{ channel: 'mobile', locales: ['de_DE'] }, 'It uses en_GB, en_US, fr_FR.'],
    [{ channel: 'mobile', locales: [] }, 'Name at least one'],
    [{ ...shop, attributes: ['nmae'] }, 'no attribute "nmae". Did you mean "name"?'],
  ])('%j', async ([question, message]) => {
    const refused = await planExport(client, question).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ExportError)
    expect(String(refused)).toContain(message)
  })

  test('a connection without the right', async () => {
    const rights = ['web_api', 'list_products']
    await sandbox.owner.patch(`/sandbox/v1/connections/${connection.code}`, { rights })
    await expect(planExport(client, shop)).rejects.toThrow(
      '403: Access forbidden. You are not allowed to list channels.',
    )
  })
})
