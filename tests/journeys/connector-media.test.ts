import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkMapping, parseMapping, type Report, readStructureFor } from '#connector'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startConnector } from '../support/connector-command.ts'
import { type Erp, openErp } from '../support/erp.ts'
import { listenAsPim, type ListeningPim } from '../support/listening-pim.ts'

// Pictures and manuals that an ERP's list names, beside it and on a server, into a PIM.

const outside = mkdtempSync(join(tmpdir(), 'doorway-outside-'))
const folder = mkdtempSync(join(tmpdir(), 'doorway-media-'))
const at = (name: string) => join(folder, name)

const pdf = (text: string) => Buffer.from(`%PDF-1.4\n${text}\n%%EOF\n`)
const shop = createServer((request, response) => {
  if (request.url !== '/files/Care%20guide.pdf?size=1') response.writeHead(404)
  response.end(pdf('care'))
})

let pim: ListeningPim
let erp: Erp
let shopUrl = ''

beforeAll(async () => {
  pim = await listenAsPim()
  await new Promise<void>((done) => {
    shop.listen(0, '127.0.0.1', done)
  })
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
  mkdirSync(at('manuals'))
  writeFileSync(join(outside, 'secret.pdf'), pdf('secret'))
  symlinkSync(join(outside, 'secret.pdf'), at('manuals/link.pdf'))
})
beforeEach(async () => {
  erp = await openErp({ baseUrl: pim.url })
  rmSync(at('state'), { recursive: true, force: true })
  writeFileSync(at('manuals/halo.pdf'), pdf('halo'))
})
afterAll(async () => {
  shop.close()
  await pim.close()
  for (const one of [folder, outside]) rmSync(one, { recursive: true })
})

const mapping = `version: 1
source: { format: csv, record: row }
identifier: { from: article }
values:
  - { attribute: editor_note, from: note }
  - { attribute: manual, from: manual, media: upload }
`

async function connector(command: string, rows: readonly string[], text = mapping) {
  writeFileSync(at('mapping.yaml'), text)
  writeFileSync(at('articles.csv'), `${['article;style;size;note;manual', ...rows].join('\n')}\n`)
  const words = [command, at('articles.csv'), '-m', at('mapping.yaml'), '--json', at('report.json')]
  const state = ['--state', at('state'), '-q']
  const { code } = await startConnector([...words, ...state], erp.environment).ended
  return { code, report: JSON.parse(readFileSync(at('report.json'), 'utf8')) as Report }
}

const uploadsSince = (start: number) =>
  pim.calls
    .slice(start)
    .filter(({ method, target }) => method === 'POST' && target.endsWith('/media-files'))

async function manualOf(code: string): Promise<string> {
  const { data } = await erp.client.call('get_products__code_', { path: { code } })
  return String(data?.values['manual']?.[0]?.data)
}

test('files beside the source and at an address are uploaded, and again only when they changed', async () => {
  const rows = [
    'halo;;;A lamp;manuals\\halo.pdf',
    `rug;;;A rug;${shopUrl}/files/Care%20guide.pdf?size=1`,
  ]
  let start = pim.calls.length
  expect((await connector('run', rows)).report).toMatchObject({
    counts: { created: 2 },
    records: [],
  })
  expect(await manualOf('halo')).toMatch(/_halo\.pdf$/)
  expect(await manualOf('rug')).toMatch(/_Care_guide\.pdf$/)
  expect(uploadsSince(start)).toHaveLength(2)

  start = pim.calls.length
  expect((await connector('run', rows)).report.counts).toMatchObject({ unchanged: 2 })
  expect(uploadsSince(start)).toEqual([])

  writeFileSync(at('manuals/halo.pdf'), pdf('halo, second edition'))
  expect((await connector('run', rows)).report.counts).toMatchObject({ updated: 1, unchanged: 1 })
  expect(uploadsSince(start)).toHaveLength(1)
})

test('a file that cannot be had is told at its cell, and the rest of the product is sent', async () => {
  writeFileSync(at('manuals/large.pdf'), Buffer.concat([pdf('x'), Buffer.alloc(11 * 1024 * 1024)]))
  writeFileSync(at('manuals/text.pdf'), 'Not what it says.')
  const rows = [
    'a;;;Note;manuals/none.pdf',
    'b;;;Note;../outside.pdf',
    `c;;;Note;${outside}/secret.pdf`,
    'd;;;Note;manuals/link.pdf',
    'e;;;Note;manuals/large.pdf',
    `f;;;Note;${shopUrl}/nothing.pdf`,
    'g;;;Note;http://127.0.0.1:9/manual.pdf',
    'h;;;Note;manuals/text.pdf',
    'i;;;Note;manuals',
  ]
  const start = pim.calls.length
  const dry = await connector('dry-run', rows)
  expect(uploadsSince(start)).toEqual([])
  const { code, report } = await connector('run', rows)
  const reasons = report.records.map(({ identifier, findings: [finding] }) => [
    identifier,
    finding?.place.line,
    finding?.reason,
  ])
  expect(reasons).toEqual([
    ['i', 10, 'manual takes pdf, and this is called "manuals".'],
    ['a', 2, 'There is no such file beside the source file.'],
    ['b', 3, 'There is no such file beside the source file.'],
    ['c', 4, 'It is outside of the folder of the source file, so it is not read.'],
    ['d', 5, 'It is outside of the folder of the source file, so it is not read.'],
    ['e', 6, 'It is larger than the 10 MB that are allowed.'],
    ['f', 7, expect.stringContaining('answers 404')],
    ['g', 8, expect.stringContaining('cannot be read')],
    ['h', 9, expect.stringContaining('MIME type is not allowed')],
  ])
  expect(report.records[1]?.findings[0]?.place.column).toBeGreaterThan(1)
  expect(dry.report.records.map(({ identifier }) => identifier)).toEqual(['i', ...'abcdefg'])
  expect(report.counts).toMatchObject({ created: 8, rejected: 1 })
  expect(code).toBe(1)
})

test('a file of the model is uploaded once, for the model', async () => {
  const models = mapping
    .replace(
      'values:',
      'model: { code: { from: style }, family_variant: jackets_by_size }\nvalues:',
    )
    .replace('manual,', 'picture,')
    .concat('  - { attribute: size, from: size }\n')
  const picture = readFileSync('content/catalog/media/gift.png')
  writeFileSync(at('fjord.png'), picture)
  const rows = ['f-s;FJORD;s;;fjord.png', 'f-m;FJORD;m;;fjord.png']
  const start = pim.calls.length
  expect((await connector('run', rows, models)).report).toMatchObject({
    counts: { created: 2 },
    records: [],
  })
  expect(uploadsSince(start)).toHaveLength(1)
  const { data } = await erp.client.call('get_product_models__code_', { path: { code: 'FJORD' } })
  expect(data?.values['picture']?.[0]?.data).toMatch(/_fjord\./)
})

test('where no file can be read, the mapping says so at its line before anything is sent', async () => {
  const document = parseMapping(mapping)
  const structure = await readStructureFor(erp.client, document.mapping!)
  expect(checkMapping(document, structure)).toEqual([])
  expect(checkMapping(document, structure, { canUpload: false })).toMatchObject([
    { place: { line: 6, column: 40 }, message: expect.stringContaining('Only the command line') },
  ])
})
