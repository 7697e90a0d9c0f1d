import type { Client } from '#client'
import {
  checkMapping,
  createMemoryJournal,
  createReport,
  openCheckpoint,
  parseMapping,
  readStructureFor,
  runImport,
} from '#connector'
import { createTemporaryHost } from '#server'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { bytesOf } from '../support/records.ts'
import { openErp } from '../support/erp.ts'

// Products that belong together, from a file into a PIM.

const baseUrl = 'http://localhost:4321'
const host = createTemporaryHost()
const fetch = (request: Request) => host.fetch(request)
afterAll(() => host.close())

const text = `
version: 1
source: { format: xml, record: list/item }
identifier: { from: '@sku' }
associations:
  - { type: X_SELL, from: goes-with, transforms: [{ split: ',' }] }
  - { type: SET_CONTENT, from: part, quantity: { from: '@count' } }
  - { type: X_SELL, to: groups, from: '@group' }
values: []
`
const file = `<list>
  <item sku="corner_set" group="first_apartment">
    <goes-with>halo_desk_lamp, corner_rug, nowhere</goes-with>
    <part count="4">aldersund_beeswax</part>
    <part count="1">corner_rug</part>
  </item>
  <item sku="corner_rug"/>
</list>`

let client: Client
beforeEach(async () => {
  client = (await openErp({ baseUrl, fetch })).client
})

async function run(
  content: string,
  more: { dryRun?: boolean; journal?: ReturnType<typeof createMemoryJournal> } = {},
) {
  const { mapping } = parseMapping(text)
  const { report, add } = createReport()
  const checkpoint = more.journal && (await openCheckpoint(more.journal))
  const lines: unknown[] = []
  const options = { source: bytesOf(content), mapping: mapping!, client, checkpoint }
  for await (const event of runImport({ ...options, dryRun: more.dryRun })) {
    add(event)
    if (event.kind === 'record') lines.push(event.differences ?? event.outcome)
  }
  return { report, lines }
}

async function linksOf(code: string) {
  const { data } = await client.call('get_products__code_', { path: { code } })
  const { X_SELL, PACK } = data!.associations
  return { X_SELL, PACK, SET_CONTENT: data!.quantified_associations['SET_CONTENT'] }
}

test('the mapping fits the PIM it is for', async () => {
  const document = parseMapping(text)
  expect(checkMapping(document, await readStructureFor(client, document.mapping!))).toEqual([])
})

test('products of the same file are joined, and what the PIM lacks is told at its record', async () => {
  const { report } = await run(file)
  expect(report.counts).toMatchObject({ created: 2, rejected: 0 })
  expect(report.records).toMatchObject([
    {
      identifier: 'corner_set',
      outcome: 'created',
      place: { line: 2 },
      findings: [{ target: 'X_SELL', reason: expect.stringContaining('no product "nowhere" yet') }],
    },
  ])
  expect(await linksOf('corner_set')).toMatchObject({
    X_SELL: { products: ['halo_desk_lamp', 'corner_rug'], groups: ['first_apartment'] },
    SET_CONTENT: {
      products: expect.arrayContaining([
        { identifier: 'aldersund_beeswax', quantity: 4 },
        { identifier: 'corner_rug', quantity: 1 },
      ]),
    },
  })
})

test('what was missing is sent by the next run, and then nothing is', async () => {
  const journal = createMemoryJournal()
  await run(file, { journal })
  await client.call('post_products', { body: { identifier: 'nowhere' } })
  expect((await run(file, { journal })).lines.toSorted()).toEqual(['unchanged', 'updated'])
  expect((await linksOf('corner_set')).X_SELL?.products).toContain('nowhere')
  expect((await run(file, { journal })).lines).toEqual(['unchanged', 'unchanged'])
})

test('a dry run tells which lists would change, and changes none', async () => {
  await client.call('post_products', { body: { identifier: 'corner_set' } })
  const { lines } = await run(file, { dryRun: true })
  expect(lines[0]).toEqual([
    {
      property: 'X_SELL products',
      before: [],
      after: ['halo_desk_lamp', 'corner_rug', 'nowhere'],
    },
    { property: 'X_SELL groups', before: [], after: ['first_apartment'] },
    { property: 'SET_CONTENT products', before: [], after: expect.any(Array) },
  ])
  expect((await linksOf('corner_set')).X_SELL?.products).toEqual([])
})

test('a type that the PIM does not know is refused, and told at the record', async () => {
  const { mapping } = parseMapping(text.replace('SET_CONTENT', 'SETS'))
  const { report, add } = createReport()
  for await (const event of runImport({ source: bytesOf(file), mapping: mapping!, client }))
    add(event)
  expect(report.records[0]?.findings).toContainEqual(
    expect.objectContaining({
      target: 'associations',
      reason: expect.stringContaining('association type'),
    }),
  )
})
