import { createReadStream, readFileSync } from 'node:fs'
import { type Mapping, parseMapping, readRecords, type RecordNode } from '#connector'

// The evening export as other ERPs would write it, with what goes wrong in such files.

const currencies = ['EUR', 'GBP', 'USD']

export interface Export {
  title: string
  mapping: Mapping
  content(): Promise<string | Uint8Array>
}

/** With the mapping for each that does the same as the one for XML. */
export const otherFormats: readonly Export[] = [
  {
    title: 'CSV in Windows-1252',
    mapping: mappingFor({ format: 'csv', delimiter: ';', record: 'row' }, 'flat'),
    content: async () => inWindows1252(await csv()),
  },
  {
    title: 'JSON lines with a mark and empty lines',
    mapping: mappingFor({ format: 'json-lines', record: '$' }, 'nested'),
    content: async () =>
      `\uFEFF${(await items()).map((item) => JSON.stringify(item)).join('\r\n\n')}`,
  },
  {
    title: 'a JSON document',
    mapping: mappingFor({ format: 'json', record: '$/items' }, 'nested'),
    content: async () => JSON.stringify({ run: { items: 4711 }, items: await items() }, null, 1),
  },
]

type Shape = 'flat' | 'nested'

function mappingFor(source: Mapping['source'], shape: Shape): Mapping {
  const written = readFileSync('public/downloads/evening-export.mapping.yaml', 'utf8')
    .replace("name[@lang='D']", 'name')
    .replace("from: '@unit'", 'from: unit')
    .replaceAll(/'@(sku|number|status)'/g, '$1')
    .replace('from: weight\n', shape === 'flat' ? 'from: weight\n' : 'from: weight/amount\n')
  const mapping = parseMapping(written).mapping!
  const values = mapping.values.flatMap((rule) => {
    if (rule.attribute !== 'price') return [rule]
    if (shape === 'nested') return [{ ...rule, from: 'rrp/amount', currency: { from: 'currency' } }]
    return currencies.map((currency) => ({ ...rule, from: `rrp_${currency}`, currency }))
  })
  return { ...mapping, source, values }
}

interface Item {
  sku: string
  number: string
  status: string
  name: string
  group: string
  ean: string | null
  colour: string
  weight: { amount: string; unit: string }
  rrp: { currency: string; amount: string }[]
  text: string
}

/** Some of the evening's items; three of them once more at the end, cheaper and with line breaks. */
async function items(): Promise<Item[]> {
  const found: Item[] = []
  const file = createReadStream('public/downloads/connector/evening-export-utf-8.xml')
  for await (const { root } of readRecords(file, { record: 'export/item' })) {
    found.push(itemOf(root))
    if (found.length === 250) break
  }
  const again = found.slice(0, 3).map((item) => ({
    ...item,
    rrp: [{ currency: 'EUR', amount: '1.099,50' }],
    text: 'Once "more",\r\nfor 5 € less;\nuntil Sunday',
  }))
  return [...found, ...again]
}

function itemOf(node: RecordNode): Item {
  const children = (name: string) => node.children.filter((child) => child.name === name)
  const text = (name: string) => children(name)[0]?.text ?? ''
  return {
    sku: node.attributes.sku ?? '',
    number: node.attributes.number ?? '',
    status: node.attributes.status ?? '',
    name: text('name'),
    group: text('group'),
    ean: text('ean') || null,
    colour: text('colour'),
    weight: { amount: text('weight'), unit: children('weight')[0]?.attributes.unit ?? '' },
    rrp: children('rrp').map((price) => ({
      currency: price.attributes.currency ?? '',
      amount: price.text,
    })),
    text: text('text'),
  }
}

async function csv(): Promise<string> {
  const rows = (await items()).map(({ weight, rrp, ...item }) => [
    ...Object.values(item),
    weight.amount,
    weight.unit,
    ...currencies.map((code) => rrp.find(({ currency }) => currency === code)?.amount),
  ])
  const plain = ['sku', 'number', 'status', 'name', 'group', 'ean', 'colour', 'text']
  const heading = [...plain, 'weight', 'unit', ...currencies.map((code) => `rrp_${code}`)]
  return [heading, ...rows]
    .map((row) => `${row.map((cell) => cellOf(cell ?? '')).join(';')}\r\n`)
    .join('')
}

function cellOf(text: string): string {
  return /["\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function inWindows1252(text: string): Uint8Array {
  const special = { '€': 0x80, '„': 0x84, '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96 }
  const bytes = new Map(Object.entries(special))
  return Uint8Array.from(text, (letter) => bytes.get(letter) ?? letter.charCodeAt(0))
}
