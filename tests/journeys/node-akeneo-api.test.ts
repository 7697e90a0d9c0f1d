import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as akeneo from 'node-akeneo-api'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient } from '#client'
import { type RunningServer, serve } from '../../src/server/node/serve.ts'
import { readSettings } from '../../src/server/settings.ts'

// A client that nobody here wrote, made for the real PIM, talks to the sandbox and does not notice.

interface Resource {
  code?: string
  identifier?: string
  values?: Record<string, { data: unknown }[]>
  labels?: Record<string, string>
}

let folder: string
let server: RunningServer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doorway-journey-'))
  const settings = readSettings({ PORT: '0', DOORWAY_DATA: folder, LOG_LEVEL: 'silent' })
  server = await serve({ ...settings, requestsPerSecond: 0 }, pino({ level: 'silent' }))
  const connection = await connect(server.url)
  akeneo.setLogger(pino({ level: 'silent' }))
  akeneo.setBaseUrl(server.url)
  akeneo.setClientId(connection.client_id)
  akeneo.setSecret(connection.secret)
  akeneo.setUsername(connection.username)
  akeneo.setPassword(connection.password)
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('it logs in and pages through every product', async () => {
  const products = await akeneo.get<Resource[]>(
    `${akeneo.apiUrlProducts()}?pagination_type=search_after`,
  )
  expect(products.length).toBeGreaterThan(1000)
  expect(new Set(products.map(({ identifier }) => identifier)).size).toBe(products.length)
})

test('it pages through families and attributes', async () => {
  const families = await akeneo.get<Resource[]>(akeneo.apiUrlFamilies())
  const attributes = await akeneo.get<Resource[]>(akeneo.apiUrlAttributes())
  expect(families.map(({ code }) => code)).toContain('lamps')
  expect(attributes.length).toBeGreaterThanOrEqual(60)
})

test('it creates and updates products in batches and reads them back', async () => {
  const made = Array.from({ length: 120 }, (_, index) => ({
    identifier: `from_outside_${index}`,
    family: 'lamps',
    values: { warranty_years: [{ locale: null, scope: null, data: index % 10 }] },
  }))
  const created = await akeneo.patchVndAkeneoCollection(akeneo.apiUrlProducts(), made)
  expect(created.statusCode).toBe(200)
  expect(statusesOf(created)).toEqual(new Set([201]))
  const updated = await akeneo.patchVndAkeneoCollection(akeneo.apiUrlProducts(), made)
  expect(statusesOf(updated)).toEqual(new Set([204]))
  const product = await readOne(akeneo.apiUrlProducts('from_outside_7'))
  expect(product.values?.warranty_years?.[0]?.data).toBe(7)
})

test('it creates an attribute and a family that uses it, and updates the family', async () => {
  const attribute = { code: 'seen_outside', type: 'pim_catalog_text', group: 'other' }
  await akeneo.patchVndAkeneoCollection(akeneo.apiUrlAttributes(), [attribute])
  const family = { code: 'outsiders', attributes: ['sku', 'seen_outside'] }
  const created = await akeneo.patchVndAkeneoCollection(akeneo.apiUrlFamilies(), [family])
  expect(statusesOf(created)).toEqual(new Set([201]))
  const labelled = { code: 'outsiders', labels: { en_US: 'Outsiders' } }
  await akeneo.patchVndAkeneoCollection(akeneo.apiUrlFamilies(), [labelled])
  const families = await akeneo.get<Resource[]>(akeneo.apiUrlFamilies())
  const stored = families.find(({ code }) => code === 'outsiders')
  expect(stored).toMatchObject({
    attributes: ['seen_outside', 'sku'],
    labels: { en_US: 'Outsiders' },
  })
})

async function connect(baseUrl: string) {
  const sandbox = await createClient({ baseUrl }).call('post_sandboxes', {})
  const owner = createClient({ baseUrl, sandboxKey: sandbox.data?.key ?? '' })
  const made = await owner.call('post_connections', {
    body: { label: 'Somebody else', flow_type: 'data_source' },
  })
  if (!made.data) throw new Error('No connection was made')
  return made.data
}

/** A product comes as a list of one; other single resources this client cannot read. */
async function readOne(path: string): Promise<Resource> {
  const [found] = [await akeneo.get<Resource | Resource[]>(path)].flat()
  return found ?? {}
}

function statusesOf({ responses }: { responses: { status_code: number }[] }): Set<number> {
  return new Set(responses.map(({ status_code: status }) => status))
}
