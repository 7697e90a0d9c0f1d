import type { Client } from '#client'
import {
  checkMapping,
  formatSuggestion,
  inspect,
  parseMapping,
  type PimStructure,
  readStructure,
  type RecordEvent,
  runImport,
  suggest,
  languages,
  writeProject,
} from '#connector'
import { createTemporaryHost } from '#server'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bytesOf } from '../support/records.ts'
import { openErp } from '../support/erp.ts'

// From a file alone to products: what is suggested, unchanged, against the catalogue that readers get.

const baseUrl = 'http://localhost:4321'
const host = createTemporaryHost()
const fetch = (request: Request) => host.fetch(request)
let client: Client
let structure: PimStructure

beforeAll(async () => {
  client = (await openErp({ baseUrl, fetch })).client
  const { attributes } = await readStructure(client)
  structure = await readStructure(client, { optionsOf: attributes.keys(), categories: true })
})

afterAll(() => host.close())

async function tryOut(name: string, source = readFileSync(`public/downloads/connector/${name}`)) {
  const content = new Uint8Array(source)
  const suggestion = suggest(await inspect(bytesOf(content), { fileName: name }), structure)
  const document = parseMapping(formatSuggestion(suggestion))
  const problems = checkMapping(document, structure)
  const records: RecordEvent[] = []
  const mapping = document.mapping!
  const run = { mapping, structure, client, dryRun: true, fileName: name }
  for await (const event of runImport({ source: bytesOf(content), ...run })) {
    if (event.kind === 'record') records.push(event)
  }
  return { suggestion, mapping, problems, records }
}

/** What is sent for a product: the data alone, of the first locale and channel. */
function product(records: readonly RecordEvent[], identifier: string): Record<string, unknown> {
  const {
    values = {},
    identifier: _,
    ...line
  } = records.find((record) => record.identifier === identifier)?.line ?? {}
  const data = Object.entries(values).map(([code, entries]) => [code, entries[0]?.data])
  return { ...line, ...Object.fromEntries(data) }
}

const samples: [file: string, identifier: string, product: Record<string, unknown>][] = [
  [
    'articles.csv',
    '0470',
    {
      enabled: true,
      name: 'Wegeleuchte "Ufer"; 60 cm',
      price: [{ amount: '1089.9', currency: 'EUR' }],
      weight: { amount: '0.9', unit: 'KILOGRAM' },
      ean: '2100000000012',
    },
  ],
  [
    'bmecat-1.2.xml',
    'HL-0470',
    {
      family: 'lamps',
      name: 'Wegeleuchte Ufer 60 cm, anthrazit',
      power: { amount: '7.5', unit: 'WATT' },
      price: [{ amount: '89.9', currency: 'EUR' }],
      ean: '2100000000012',
    },
  ],
  [
    'bmecat-2005.xml',
    'HL-0512',
    {
      family: 'lamps',
      name: 'Wandleuchte Kai',
      ean: '2100000000029',
      weight: { amount: '1.37', unit: 'KILOGRAM' },
      width: { amount: '0.12', unit: 'METER' },
    },
  ],
  [
    'business-central.xml',
    '0104711',
    {
      enabled: true,
      name: 'Bollard lamp Deich 80 cm',
      price: [{ amount: '1129.5', currency: 'EUR' }],
      weight: { amount: '1.37', unit: 'KILOGRAM' },
      ean: '2100000000036',
    },
  ],
  ['commerceml.xml', 'DEICH-80', { name: 'Светильник Deich 80 см', ean: '2100000000036' }],
  [
    'erpnext.json',
    'DEICH-80',
    {
      enabled: true,
      name: 'Bollard lamp Deich',
      description: 'Aluminium, powder-coated.',
      ean: '2100000000036',
    },
  ],
  [
    'gs1.xml',
    'UFER-60',
    {
      name: 'Wegeleuchte Ufer 60 cm anthrazit',
      ean: '2100000000012',
      height: { amount: '600', unit: 'MILLIMETER' },
      weight: { amount: '0.9', unit: 'KILOGRAM' },
    },
  ],
  [
    'item-list.xml',
    '0470',
    {
      name: 'Wegeleuchte "Ufer" 60 cm',
      ean: '2100000000012',
      price: [{ amount: '1089.9', currency: 'EUR' }],
      weight: { amount: '0.9', unit: 'KILOGRAM' },
      color: 'charcoal',
      ip_rating: 'ip44',
    },
  ],
  ['odoo.csv', 'FRZ-1', { enabled: false, name: '-20 °C freezer lamp' }],
  [
    'odoo.xml',
    'DEICH-80',
    {
      name: 'Bollard lamp Deich',
      description: 'Aluminium, powder-coated.',
      price: [{ amount: '129', currency: 'EUR' }],
      weight: { amount: '1.37', unit: 'KILOGRAM' },
      ean: '2100000000036',
    },
  ],
  [
    'sage-100.csv',
    'KAI',
    { enabled: false, name: 'Applique Kai', price: [{ amount: '1049', currency: 'EUR' }] },
  ],
  [
    'sap-matmas.xml',
    '104711',
    {
      name: 'POLLERLEUCHTE DEICH 80CM',
      description: 'Aus Aluminium, pulverbeschichtet, mit Sockel zum Einbetonieren.',
      weight: { amount: '1.37', unit: 'KILOGRAM' },
      ean: '2100000000036',
    },
  ],
]

describe('what is suggested for a sample file, taken as it is', () => {
  test.for(samples)('%s: fits the PIM, and makes products of it', async ([file, code, wanted]) => {
    const { problems, records } = await tryOut(file)
    expect(problems).toEqual([])
    expect(records.filter(({ outcome }) => outcome === 'rejected')).toEqual([])
    expect(product(records, code)).toMatchObject(wanted)
  })

  test.for(['utf-8', 'iso-8859-1', 'utf-16'].map((encoding) => `evening-export-${encoding}.xml`))(
    '%s: not one of a thousand records is refused, and little is left out',
    async (file) => {
      const { suggestion, problems, records } = await tryOut(file)
      expect(problems).toEqual([])
      expect(records).toHaveLength(1000)
      expect(records.filter(({ outcome }) => outcome === 'rejected')).toEqual([])
      expect(suggestion.left.map(({ path }) => path)).toEqual(['stock'])
      expect(product(records, 'varde_daypack_slate')).toMatchObject({
        color: 'slate',
        weight: { amount: '780', unit: 'GRAM' },
        price: expect.arrayContaining([{ amount: '99', currency: 'EUR' }]),
      })
    },
  )
})

test.for(['item-list.xml', 'bmecat-1.2.xml', 'evening-export-utf-8.xml'])(
  '%s: what is suggested can be taken home as a program in each language',
  async (file) => {
    const { mapping } = await tryOut(file)
    for (const language of languages) {
      expect(writeProject(mapping, language).map(({ path }) => path)).toContain('README.md')
    }
  },
)

test('a list of pairs fills the attributes that their names are labels of', async () => {
  const features = [
    ['Farbe', 'Moosgrün', ''],
    ['Höhe', '42', 'cm'],
    ['Stapelbar', 'ja', ''],
    ['Sonstiges', 'schön', ''],
  ].map(
    ([name, value, unit]) =>
      `<feature><fname>${name}</fname><fvalue>${value}</fvalue><funit>${unit}</funit></feature>`,
  )
  const item = (nr: string) =>
    `<item><artikelnummer>${nr}</artikelnummer><familie>Stühle</familie>${features.join('')}</item>`
  const file = Buffer.from(`<list>${item('krakk')}${item('lin')}</list>`)
  const { problems, records, suggestion } = await tryOut('pairs.xml', file)
  expect(problems).toEqual([])
  expect(product(records, 'krakk')).toEqual({
    family: 'chairs',
    color: 'moss',
    height: { amount: '42', unit: 'CENTIMETER' },
    stackable: true,
  })
  expect(suggestion.reasons.join('\n')).toContain('A feature of this name.')
  expect(suggestion.left.map(({ path }) => path)).toEqual(["feature[fname='Sonstiges']/fvalue"])
})
