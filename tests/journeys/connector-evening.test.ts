import { type Client, createClient, type Credentials } from '#client'
import {
  checkMapping,
  createMemoryJournal,
  createReport,
  type ImportOptions,
  openCheckpoint,
  parseMapping,
  readStructureFor,
  type Report,
  type RunEvent,
  runImport,
} from '#connector'
import { createTemporaryHost } from '#server'
import { readFileSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openErp } from '../support/erp.ts'

// The evening export of the guide, run into a real PIM in memory.

const baseUrl = 'http://localhost:4321'
const host = createTemporaryHost()
afterAll(() => host.close())

const file = readFileSync('public/downloads/evening-export.xml', 'utf8')
const document = parseMapping(readFileSync('public/downloads/evening-export.mapping.yaml', 'utf8'))
const mapping = document.mapping!

let credentials: Credentials
let client: Client
let requests: Request[] = []

const fetch = (request: Request) => {
  requests.push(request.clone())
  return host.fetch(request)
}

beforeEach(async () => {
  requests = []
  ;({ client, credentials } = await openErp({ baseUrl, fetch }))
})

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

async function run(
  more: Partial<ImportOptions> = {},
): Promise<{ events: RunEvent[]; report: Report }> {
  const collected = createReport()
  const events: RunEvent[] = []
  const options = { source: bytesOf(file), size: file.length, mapping, client, ...more }
  for await (const event of runImport(options)) {
    events.push(event)
    collected.add(event)
  }
  return { events, report: collected.report }
}

async function product(code: string) {
  return (await client.call('get_products__code_', { path: { code } })).data
}

const batches = () =>
  requests.filter(
    ({ method, url }) => method === 'PATCH' && new URL(url).pathname.endsWith('/products'),
  )

describe('the evening export', () => {
  test('fits the PIM it is for', async () => {
    const structure = await readStructureFor(client, mapping)
    expect(checkMapping(document, structure)).toEqual([])
  })

  test('arrives, and the refused record is told with its place in the file', async () => {
    const { report } = await run()
    expect(report.ended).toBe('finished')
    expect(report.counts).toMatchObject({ read: 7, created: 1, updated: 5, rejected: 1 })
    const rejected = report.records.find(({ outcome }) => outcome === 'rejected')
    const line = file.slice(0, file.indexOf('sval_flask_500_moss')).split('\n').length
    const reason = expect.stringContaining('regular expression')
    expect(rejected).toMatchObject({
      index: 5,
      identifier: 'sval_flask_500_moss',
      place: { line },
      findings: [{ target: 'ean', reason, place: { line: line + 3 } }],
    })
  })

  test('makes the option that is new before the product that names it', async () => {
    const { events } = await run()
    expect(events.filter(({ kind }) => kind === 'option')).toEqual([
      { kind: 'option', attribute: 'color', code: 'petrol' },
    ])
    expect((await product('halo_desk_lamp_petrol'))?.values['color']?.[0]?.data).toBe('petrol')
  })

  test('gives new products a working title and leaves the names of others alone', async () => {
    const before = (await product('halo_desk_lamp'))?.values['name']
    await run()
    expect((await product('halo_desk_lamp'))?.values['name']).toEqual(before)
    expect((await product('halo_desk_lamp_petrol'))?.values['name']).toMatchObject([
      { locale: 'de_DE', data: 'Halo Schreibtischleuchte, Petrol' },
    ])
  })

  test('lets the later of two records of a product win, and says so', async () => {
    const { report } = await run()
    expect((await product('halo_desk_lamp'))?.values['price']?.[0]?.data).toContainEqual({
      amount: '139.00',
      currency: 'EUR',
    })
    expect(report.records.find(({ index }) => index === 6)?.findings[0]?.reason).toBe(
      'Record 1 has the same identifier; this one comes after it.',
    )
  })

  test('switches off what is discontinued', async () => {
    await run()
    expect((await product('dagen_reading_lamp_slate'))?.enabled).toBe(false)
  })

  test('is shown before it is sent, as differences to the PIM as it is', async () => {
    const { events, report } = await run({ dryRun: true })
    expect(batches()).toEqual([])
    expect(report.counts).toMatchObject({ created: 1, rejected: 1 })
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: 'record',
        identifier: 'dagen_reading_lamp_slate',
        outcome: 'updated',
        differences: expect.arrayContaining([{ property: 'enabled', before: true, after: false }]),
      }),
    )
  })

  test('is shown to create a product once, also when it comes twice', async () => {
    const [lamp = ''] = /<item [^>]*petrol"[\s\S]*?<\/item>/.exec(file) ?? []
    const twice = file.replace(lamp, lamp + lamp)
    const { report } = await run({ source: bytesOf(twice), dryRun: true })
    const { read, created, updated, unchanged, rejected } = report.counts
    expect({ read, created, others: updated + unchanged, rejected }).toEqual({
      read: 8,
      created: 1,
      others: 6,
      rejected: 1,
    })
  })

  test('run once more, a dry run finds nothing to change', async () => {
    await run()
    const { report } = await run({ dryRun: true })
    const { created, updated, unchanged } = report.counts
    // The first price of the lamp that comes twice; the flask is refused again.
    expect({ created, updated, unchanged }).toEqual({ created: 0, updated: 1, unchanged: 5 })
  })

  test('sends only what changed since the last time', async () => {
    const journal = createMemoryJournal()
    await run({ checkpoint: await openCheckpoint(journal) })
    const again = await run({ checkpoint: await openCheckpoint(journal) })
    // The lamp that comes twice is sent twice again, in its order; the refused flask tries again.
    expect(again.report.counts).toMatchObject({ unchanged: 4, updated: 2, rejected: 1 })
  })
})

describe('when it does not go well', () => {
  test('a record that cannot become a product is told, and the others arrive', async () => {
    const odd = file.replace(
      '<weight unit="KGM">50,2</weight>',
      '<weight unit="STONE">viel</weight>',
    )
    const { report } = await run({ source: bytesOf(odd) })
    expect(report.counts).toMatchObject({ rejected: 2, created: 1 })
    expect(report.records.find(({ index }) => index === 3)?.findings[0]).toMatchObject({
      target: 'weight',
      text: 'viel',
      reason: expect.stringContaining('not a number'),
    })
  })

  test('a file that breaks off says where, and what came before is sent', async () => {
    const { report, events } = await run({
      source: bytesOf(file.slice(0, file.indexOf('AL-387604'))),
    })
    expect(report.ended).toBe('source')
    expect(events.at(-1)).toMatchObject({ kind: 'stopped', place: { line: expect.any(Number) } })
  })

  test('wrong credentials stop it before anything is sent', async () => {
    const stranger = createClient({ baseUrl, fetch, credentials: { ...credentials, secret: 'no' } })
    const { report } = await run({ client: stranger })
    expect(report.ended).toBe('refused')
    expect(report.message).toContain('credentials')
  })

  test('a PIM that is away stops it, and the next run goes on', async () => {
    const journal = createMemoryJournal()
    const away = createClient({
      baseUrl,
      retry: false,
      credentials,
      fetch: (request) =>
        request.method === 'PATCH'
          ? Promise.resolve(new Response('down', { status: 503 }))
          : fetch(request),
    })
    const stopped = await run({
      client: away,
      checkpoint: await openCheckpoint(journal, 'evening'),
    })
    expect(stopped.report.ended).toBe('unreachable')
    const next = await run({ checkpoint: await openCheckpoint(journal, 'evening') })
    expect(next.report.counts).toMatchObject({ created: 1, updated: 5, rejected: 1 })
  })

  test('while a PIM takes its time for a batch, all that came before it is told', async () => {
    const release = Promise.withResolvers<void>()
    const isHeld = async (request: Request) =>
      request.method === 'PATCH' && (await request.clone().text()).includes('"lamp_250"')
    const slow = createClient({
      baseUrl,
      credentials,
      fetch: async (request) => {
        if (await isHeld(request)) await release.promise
        return fetch(request)
      },
    })
    const items = Array.from({ length: 250 }, (_, at) => `<item sku="lamp_${at + 1}"/>`)
    const events = runImport({
      source: bytesOf(`<export>${items.join('')}</export>`),
      mapping: parseMapping("version: 1\nidentifier: { from: '@sku' }\nvalues: []\n").mapping!,
      record: 'export/item',
      client: slow,
      progressEvery: 5,
    })
    let created = 0
    for await (const event of events) {
      if (event.kind === 'progress') created = event.counts.created
      if (created === 200) release.resolve()
    }
    expect(created).toBe(250)
  })

  test('the reader’s own stop is obeyed', async () => {
    const { report } = await run({ signal: AbortSignal.abort() })
    expect(report.ended).toBe('cancelled')
    expect(batches()).toEqual([])
  })
})
