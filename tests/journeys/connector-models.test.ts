import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '#client'
import type { Report } from '#connector'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startConnector } from '../support/connector-command.ts'
import { type Erp, openErp } from '../support/erp.ts'
import { type Call, listenAsPim, type ListeningPim } from '../support/listening-pim.ts'

// A clothing ERP's list of articles, style by style, from the command line into a PIM of its own.

const folder = mkdtempSync(join(tmpdir(), 'doorway-models-'))
const at = (name: string) => join(folder, name)

let child: ChildProcess | undefined
/** Batches that the PIM still does before the run is killed. */
let fuse = Infinity
let pim: ListeningPim
let erp: Erp
let client: Client

beforeAll(async () => {
  pim = await listenAsPim((call) => {
    if (isBatch(call) && --fuse === 0) child?.kill('SIGKILL')
  })
})
beforeEach(async () => {
  erp = await openErp({ baseUrl: pim.url })
  client = erp.client
  rmSync(at('state'), { recursive: true, force: true })
})
afterAll(async () => {
  await pim.close()
  rmSync(folder, { recursive: true })
})

const isBatch = ({ method, target }: Call) =>
  method === 'PATCH' && /\/(products|product-models)$/.test(target)

const mapping = `version: 1
source: { format: csv, record: row }
identifier: { from: article }
model: { code: { from: style }, family_variant: jackets_by_size }
values:
  - { attribute: name, locale: en_US, from: name }
  - { attribute: season, from: season }
  - { attribute: pockets, from: pockets }
  - { attribute: size, from: size, transforms: [{ case: lower }] }
  - { attribute: article_number, from: number }
`
const heading = 'article;style;name;season;pockets;size;number'
const clean = [
  'fjord-s;FJORD;Fjord;winter;4;S;AL-100001',
  'fjord-m;FJORD;Fjord;winter;4;M;AL-100002',
  'vik-m;VIK;Vik;;2;M;AL-100003',
  'vik-l;VIK;Vik;summer;2;L;AL-100004',
]

async function connector(command: string, rows: readonly string[]) {
  writeFileSync(at('mapping.yaml'), mapping)
  writeFileSync(at('articles.csv'), `${[heading, ...rows].join('\n')}\n`)
  const words = [command, at('articles.csv'), '-m', at('mapping.yaml'), '--json', at('report.json')]
  const started = startConnector([...words, '--state', at('state')], erp.environment)
  child = started.child
  return started.ended
}

const report = () => JSON.parse(readFileSync(at('report.json'), 'utf8')) as Report

async function modelOf(code: string) {
  const { data } = await client.call('get_product_models__code_', { path: { code } })
  return data
}

async function productOf(code: string) {
  const { data } = await client.call('get_products__code_', { path: { code } })
  return data
}

/** The lines that were sent since, each as the operation and what it names. */
function linesSince(start: number): string[] {
  return pim.calls
    .slice(start)
    .filter(isBatch)
    .flatMap(({ target, body }) =>
      body.split('\n').map((line) => {
        const { code, identifier } = JSON.parse(line) as Record<string, string>
        return `${target.split('/').at(-1)} ${code ?? identifier}`
      }),
    )
}

test('a dry run tells the models with their differences, and makes none', async () => {
  const { code, errors } = await connector('dry-run', clean)
  expect(errors).toContain('Product models: 2 would be created')
  expect(errors).toContain('articles.csv:2:1  record 1, model FJORD: created')
  expect(errors).toContain('    pockets: null → 4')
  expect(report().models?.counts).toMatchObject({ created: 2, updated: 0, rejected: 0 })
  expect(await modelOf('FJORD')).toBeUndefined()
  expect(code).toBe(0)
})

test('models come first, each once, and what the family variant puts on them', async () => {
  const start = pim.calls.length
  expect((await connector('run', clean)).code).toBe(0)
  expect(linesSince(start)).toEqual([
    'product-models FJORD',
    'product-models VIK',
    ...['fjord-s', 'fjord-m', 'vik-m', 'vik-l'].map((code) => `products ${code}`),
  ])
  const model = await modelOf('VIK')
  expect(model).toMatchObject({ family: 'jackets', family_variant: 'jackets_by_size' })
  expect(model?.values).toMatchObject({ pockets: [{ data: 2 }], season: [{ data: 'summer' }] })
  expect(model?.values).not.toHaveProperty('size')
  expect(await productOf('vik-m')).toMatchObject({
    parent: 'VIK',
    values: { size: [{ data: 'm' }], pockets: [{ data: 2 }] },
  })
  expect(report().models?.counts).toMatchObject({ created: 2, unchanged: 0 })
})

test('a second run sends nothing, a third only what changed, on its level', async () => {
  await connector('run', clean)
  let start = pim.calls.length
  const { errors } = await connector('run', clean)
  expect(linesSince(start)).toEqual([])
  expect(errors).toContain('Product models: 0 created, 0 updated, 2 unchanged, 0 rejected.')
  start = pim.calls.length
  await connector('run', [
    ...clean.map((row) => row.replace(';4;', ';5;')),
    'vik-xl;VIK;Vik;;2;XL;',
  ])
  expect(linesSince(start)).toEqual(['product-models FJORD', 'products vik-xl'])
  expect((await modelOf('FJORD'))?.values['pockets']?.[0]?.data).toBe(5)
  expect((await productOf('fjord-s'))?.values['article_number']?.[0]?.data).toBe('AL-100001')
  expect(report().models?.counts).toMatchObject({ updated: 1, unchanged: 1 })
})

test('what is wrong is told at its line before anything is sent, and the rest goes in', async () => {
  const dirty = [
    ...clean,
    'odd-1;;Odd one;winter;1;M;AL-100005',
    'fjord-xxs;FJORD;Fjord;winter;4;XXS;AL-100006',
    'fjord-n;FJORD;Fjord;winter;4;;AL-100007',
    'fjord-m2;FJORD;Fjord;winter;4;m;AL-100008',
    'fjord-l;FJORD;Fjord Parka;winter;4;L;AL-100009',
  ]
  const start = pim.calls.length
  expect((await connector('dry-run', dirty)).code).toBe(1)
  expect(linesSince(start)).toEqual([])
  const foreseen = report().records
  expect((await connector('run', dirty)).code).toBe(1)
  expect(report().records).toEqual(foreseen)
  expect(
    foreseen.map(({ identifier, outcome, place }) => [identifier, outcome, place.line]),
  ).toEqual([
    ['fjord-xxs', 'rejected', 7],
    ['fjord-n', 'rejected', 8],
    ['fjord-m2', 'rejected', 9],
    ['fjord-l', 'created', 10],
  ])
  expect(foreseen.map(({ findings }) => findings.map(({ reason }) => reason).join(' '))).toEqual([
    expect.stringContaining('xxs'),
    'Variants of jackets_by_size differ in size, and this one has none.',
    'Record 2 (line 3) has the same size under the model FJORD.',
    'Record 1 (line 2) says otherwise of the model FJORD. The first one counts; this is not sent.',
  ])
  expect((await modelOf('FJORD'))?.values['name']?.[0]?.data).toBe('Fjord')
  expect(await productOf('odd-1')).toMatchObject({ parent: null })
  expect(await productOf('fjord-m2')).toBeUndefined()
})

test('what a model in the PIM forbids is told by the dry run', async () => {
  await client.call('post_product_models', {
    body: { code: 'FJORD', family_variant: 'jackets_by_color_and_size' },
  })
  await connector('dry-run', clean)
  expect(report().models).toMatchObject({
    counts: { rejected: 1, created: 1 },
    rejected: [{ code: 'FJORD', place: { line: 2 }, findings: [{ target: 'family_variant' }] }],
  })
  await connector('run', clean.slice(2))
  await connector('dry-run', [clean[2]!.replace(';M;', ';XL;')])
  expect(report().records[0]?.findings[0]?.reason).toContain('no variant changes its size')
})

test('variants of a model that the PIM refuses stay behind, and try again when it is mended', async () => {
  const long = 'x'.repeat(130)
  const bad = clean.map((row) => row.replace('VIK;', 'vik,;'))
  const check = await connector('run', bad)
  expect(check.code).toBe(1)
  expect(await productOf('vik-m')).toBeUndefined()
  expect(
    (
      await connector(
        'run',
        clean.map((row) => row.replace('Vik', long)),
      )
    ).code,
  ).toBe(1)
  expect((await connector('run', clean)).code).toBe(0)
  expect(await productOf('vik-m')).toMatchObject({ parent: 'VIK' })
})

test(
  'killed at any batch and started again, no variant is sent before its model',
  { timeout: 900_000 },
  async () => {
    const rowsOf = (version: number) =>
      Array.from({ length: 450 }, (_, index) => {
        const [style, size] = [index % 90, ['xs', 's', 'm', 'l', 'xl'][Math.floor(index / 90)]]
        const number = `AL-${100_000 + version * 1000 + index}`
        return `k-${style}-${size};K${style};Name ${style}, ${version};winter;4;${size};${number}`
      })
    const start = pim.calls.length
    const codes: (number | null)[] = []
    for (let version = 0; codes.filter((code) => code === null).length < 8;) {
      fuse = 1 + Math.floor(Math.random() * 6)
      const { code } = await connector('run', rowsOf(version))
      codes.push(code)
      // A stopped run is gone on with, then comes the next file.
      if (code !== null || codes.length % 3 === 0) version++
    }
    fuse = Infinity
    expect((await connector('run', rowsOf(99))).code).toBe(0)
    expect(codes.filter((code) => code !== null && code !== 0)).toEqual([])
    const answers = pim.calls
      .slice(start)
      .filter(isBatch)
      .map(({ answer }) => answer)
    expect(answers.filter((answer) => answer.includes('"status_code":422'))).toEqual([])
    for (const style of [0, 45, 89]) {
      expect((await modelOf(`K${style}`))?.values['name']?.[0]?.data).toBe(`Name ${style}, 99`)
      expect(await productOf(`k-${style}-xl`)).toMatchObject({ parent: `K${style}` })
    }
  },
)
