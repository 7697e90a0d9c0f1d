import type { Client } from '#client'
import {
  createReport,
  type ImportOptions,
  parseMapping,
  type RecordEvent,
  type Report,
  runImport,
} from '#connector'
import { limits } from '#contract'
import { createTemporaryHost } from '#server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openErp } from '../support/erp.ts'

// Products with chapters of text, each nearly as long as the PIM takes, and one that is longer.

const host = createTemporaryHost()
afterAll(() => host.close())

const chapters = Array.from({ length: 16 }, (_, index) => `chapter_${index + 1}`)
/** What a textarea takes, rounded down. */
const chapterLength = 65_000

const products = [
  ...Array.from({ length: 3 }, (_, index) => ({ sku: `small_${index}`, chapters: 1, length: 100 })),
  ...Array.from({ length: 10 }, (_, index) => ({
    sku: `large_${index}`,
    chapters: 14,
    length: chapterLength,
  })),
  { sku: 'too_large', chapters: 16, length: chapterLength },
  { sku: 'small_last', chapters: 1, length: 100 },
]

/** Piece by piece, as far as it is asked for. */
async function* exportFile(): AsyncGenerator<Uint8Array> {
  const lines = ['<export>', ...products.map(itemOf), '</export>']
  for (const line of lines) {
    linesRead++
    yield new TextEncoder().encode(`${line}\n`)
  }
}

const { mapping } = parseMapping(`version: 1
source: { record: export/item }
identifier: { from: '@sku' }
values:
${chapters.map((code) => `  - { attribute: ${code}, from: ${code} }`).join('\n')}
`)

function itemOf({ sku, chapters: count, length }: (typeof products)[number]): string {
  const texts = chapters
    .slice(0, count)
    .map((code, index) => `<${code}>${'x'.repeat(length + index)}</${code}>`)
  return `  <item sku="${sku}">${texts.join('')}</item>`
}

let client: Client
let linesRead = 0
/** Of the batches: their characters, and how many lines of the file had been read when they were sent. */
let batches: { weight: number; linesRead: number }[] = []

async function weighing(request: Request): Promise<Response> {
  if (request.method === 'PATCH' && request.url.endsWith('/products'))
    batches.push({ weight: (await request.clone().text()).length, linesRead })
  return host.fetch(request)
}

beforeAll(async () => {
  ;({ client } = await openErp({ baseUrl: 'http://localhost:4321', fetch: weighing }))
  for (const code of chapters) {
    const body = { code, type: 'pim_catalog_textarea' as const, group: 'other' }
    await client.call('post_attributes', { body })
  }
})

async function run(
  more: Partial<ImportOptions> = {},
): Promise<{ records: RecordEvent[]; report: Report }> {
  const collected = createReport()
  const records: RecordEvent[] = []
  ;[linesRead, batches] = [0, []]
  const source = exportFile()
  for await (const event of runImport({ source, mapping: mapping!, client, ...more })) {
    collected.add(event)
    if (event.kind === 'record') records.push(event)
  }
  return { records, report: collected.report }
}

describe('products of nearly a million characters', () => {
  test('are told before the run, with the one that is too large', async () => {
    const { report } = await run({ dryRun: true })
    expect(report.counts).toMatchObject({ read: 15, created: 14, rejected: 1 })
    expect(batches).toEqual([])
  })

  test('arrive, a few at a time, and the one that is too large says where it stands', async () => {
    const { report, records } = await run()
    expect(report.ended).toBe('finished')
    expect(report.counts).toMatchObject({ read: 15, created: 14, rejected: 1 })
    const rejected = records.filter(({ outcome }) => outcome === 'rejected')
    expect(rejected).toMatchObject([
      {
        identifier: 'too_large',
        place: { line: 15, column: 3 },
        findings: [
          {
            place: { line: 15, column: 3 },
            target: 'chapter_16',
            reason: expect.stringMatching(
              /^As a line it has 1,04\d,\d{3} characters, and the PIM takes 1,000,000\. Of chapter_16 are 65,\d{3}: shorten that in the ERP, or leave it out of the mapping\.$/,
            ) as string,
          },
        ],
      },
    ])
  })

  test('go out as soon as a request is full, so that they do not pile up in memory', async () => {
    await run()
    for (const { weight } of batches) expect(weight).toBeLessThanOrEqual(limits.lineCharacters)
    // Of 17 lines: four batches under way and one that waits, with the small ones before.
    expect(batches[0]?.linesRead).toBeLessThanOrEqual(10)
  })

  test('are in the PIM as they were in the file', async () => {
    for (const { sku, chapters: count, length } of products) {
      const { data } = await client.call('get_products__code_', { path: { code: sku } })
      const text = String(data?.values[`chapter_${count}`]?.[0]?.data ?? '')
      expect(text).toHaveLength(sku === 'too_large' ? 0 : length + count - 1)
    }
  })
})
