import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspect, parsePath, presets, select, type Field } from '#connector'
import { bytesOf, readAll } from '../../../support/records.ts'

const sample = (name: string) => new Uint8Array(readFileSync(`public/downloads/connector/${name}`))

const samples: [name: string, preset: string | undefined, record: string, count: number][] = [
  ['bmecat-1.2.xml', 'bmecat-1.2', 'BMECAT/T_NEW_CATALOG/ARTICLE', 1],
  ['bmecat-2005.xml', 'bmecat-2005', 'BMECAT/T_NEW_CATALOG/PRODUCT', 1],
  ['sap-matmas.xml', 'sap-matmas', 'MATMAS05/IDOC/E1MARAM', 1],
  ['odoo.xml', 'odoo-xml', "odoo/data/record[@model='product.template']", 1],
  ['odoo.csv', 'odoo-csv', 'row', 3],
  ['business-central.xml', 'business-central', 'Items/Item', 1],
  ['commerceml.xml', 'commerceml', 'КоммерческаяИнформация/Каталог/Товары/Товар', 1],
  [
    'gs1.xml',
    'gs1',
    'catalogueItemNotificationMessage/transaction/documentCommand/catalogueItemNotification/catalogueItem/tradeItem',
    1,
  ],
  ['item-list.xml', 'item-list', 'export/artikelstamm/artikel', 3],
  ['evening-export-utf-16.xml', 'item-list', 'export/item', 1000],
  ['sage-100.csv', undefined, 'row', 3],
  ['articles.csv', undefined, 'row', 4],
  ['erpnext.json', undefined, '$', 1],
]

describe('each sample file', () => {
  test.each(samples)('%s is recognised as %s', async (name, preset, record, count) => {
    const found = await inspect(bytesOf(sample(name)))
    expect(found).toMatchObject({ record, count, isComplete: true })
    expect(found.preset?.code).toBe(preset)
    expect(found.candidates[0]?.path).toBe(record)
  })

  test.each(samples)(
    '%s: the record found is the one that is read',
    async (name, _, record, count) => {
      const { records, error } = await readAll(sample(name), { record })
      expect(error).toBeUndefined()
      expect(records).toHaveLength(count)
    },
  )

  test.each(samples)('%s: every field leads to something in a record', async (name, _, record) => {
    const { fields } = await inspect(bytesOf(sample(name)))
    const { records } = await readAll(sample(name), { record })
    const lost = flat(fields).filter(
      ({ path }) => !records.some(({ root }) => select(root, parsePath(path)).length > 0),
    )
    expect(lost).toEqual([])
  })

  test.each(samples.filter(([, preset]) => preset !== undefined && preset !== 'item-list'))(
    '%s: the preset finds an identifier and a name in it',
    async (name, code, record) => {
      const preset = presets.find((known) => known.code === code)
      const { records } = await readAll(sample(name), { record })
      for (const role of ['identifier', 'name']) {
        const paths = preset?.fields.filter((field) => field.role === role) ?? []
        const texts = paths.flatMap(({ path }) => select(records[0]!.root, parsePath(path)))
        expect(texts.map(({ text }) => text).join('')).not.toBe('')
      }
    },
  )
})

describe('the record', () => {
  const find = async (file: string) =>
    (await inspect(bytesOf(file))).candidates.map(({ path }) => path)

  test('is not what occurs most often', async () => {
    const features = '<feature><fname>a</fname><fvalue>1</fvalue></feature>'.repeat(50)
    const item = (nr: number) => `<item nr="${nr}"><name>x${nr}</name>${features}</item>`
    expect((await find(`<list>${item(1)}${item(2)}</list>`))[0]).toBe('list/item')
  })

  test('may stand alone, with many things inside', async () => {
    const pictures = [1, 2, 3]
      .map((id) => `<picture id="${id}"><file>${id}.jpg</file></picture>`)
      .join('')
    const file = `<product><sku>1</sku><name>Lamp</name><price>1</price>${pictures}</product>`
    expect((await find(file))[0]).toBe('product')
  })

  test('may have everything in attributes, or in columns by name', async () => {
    expect((await find('<t><r id="1" a="x"/><r id="2" a="y"/></t>'))[0]).toBe('t/r')
    const row = (id: number) =>
      `<row><column name="id">${id}</column><column name="b">x</column></row>`
    expect((await find(`<db>${row(1)}${row(2)}</db>`))[0]).toBe('db/row')
  })

  test('is the richer one of two that stand equally deep', async () => {
    const file =
      '<shop><groups><group id="1"><name>a</name></group><group id="2"><name>b</name></group></groups>' +
      '<items><item id="1"><name>c</name><ean>1</ean></item><item id="2"><name>d</name><ean>2</ean></item></items></shop>'
    expect((await find(file)).slice(0, 2)).toEqual(['shop/items/item', 'shop/groups/group'])
  })

  test.each(['Variant SKU', 'Item No', 'supplier_aid'])(
    'is told apart by a column that is called %j',
    async (heading) => {
      const { candidates } = await inspect(bytesOf(`Title,${heading}\nTent,FJ-2P\nTent,FJ-3P\n`))
      expect(candidates[0]?.why).toContain(`${heading} tells them apart`)
    },
  )

  test('is each line of CSV, also of a single column; a heading alone has none', async () => {
    expect(await inspect(bytesOf('sku\nL-1\nL-2\n'))).toMatchObject({ record: 'row', count: 2 })
    expect(await inspect(bytesOf('sku;name\n'))).toMatchObject({ candidates: [], count: 0 })
  })

  test('is the whole where each has its number in one part and the rest in another', async () => {
    const item = (nr: number) =>
      `<Item><ItemAdd><ItemID><ID>L-${nr}</ID><Role>x</Role></ItemID>` +
      `<Detail><Name>Lamp ${nr}</Name><Unit>EA</Unit></Detail></ItemAdd></Item>`
    const found = await inspect(bytesOf(`<Index><Title>x</Title>${item(1)}${item(2)}</Index>`))
    expect(found).toMatchObject({ record: 'Index/Item/ItemAdd', count: 2 })
    expect(found.candidates[0]?.why).toBe('repeats 2 times, and each has one ItemID inside')
    expect(found.fields.map(({ path }) => path)).toEqual(['ItemID', 'Detail'])
  })

  test('can be any element that one names', async () => {
    const item = (nr: number) => `<item nr="${nr}"><name>a</name><more><x>${nr}</x></more></item>`
    const file = `<list>${item(1)}${item(2)}</list>`
    expect(await inspect(bytesOf(file), { record: 'list/item/more' })).toMatchObject({
      record: 'list/item/more',
      count: 2,
    })
  })

  test('can be chosen', async () => {
    const found = await inspect(bytesOf(sample('bmecat-1.2.xml')), {
      record: 'BMECAT/HEADER/CATALOG',
    })
    expect(found.fields.map(({ path }) => path)).toContain('CURRENCY')
  })
})

test('counts each value of a pair, and each text of a language', async () => {
  const item = (nr: number) =>
    `<item nr="${nr}"><tag lang="de">a</tag><tag lang="de">b</tag><tag lang="en">c</tag>` +
    '<feature><name>Voltage</name><value>110</value><value>220</value></feature></item>'
  const { fields } = await inspect(bytesOf(`<list>${item(1)}${item(2)}</list>`))
  const field = (path: string) => flat(fields).find((known) => known.path === path)
  expect(field("tag[@lang='de']")).toMatchObject({ count: 4, isRepeated: true })
  expect(field("tag[@lang='en']")).toMatchObject({ count: 2, isRepeated: false })
  expect(field("feature[name='Voltage']/value")).toMatchObject({
    count: 4,
    isRepeated: true,
    samples: ['110', '220'],
  })
})

test('tells what fields hold: empties, repetition, what values look like', async () => {
  const { fields, header } = await inspect(bytesOf(sample('evening-export-iso-8859-1.xml')))
  const field = (path: string) => flat(fields).find((known) => known.path === path)
  expect(field('@sku')).toMatchObject({ count: 1000, empty: 0, isRepeated: false })
  expect(field('rrp')).toMatchObject({ isRepeated: true })
  expect(field("rrp[@currency='EUR']")?.kinds[0]?.kind).toBe('number with comma')
  expect(field("rrp[@currency='EUR']")?.empty).toBeGreaterThan(0)
  expect(field('ean')?.kinds.map(({ kind }) => kind)).toEqual(['ean', 'integer'])
  expect(field('text')?.kinds[0]?.kind).toBe('html')
  expect(field('weight')?.kinds.map(({ kind }) => kind)).toContain('amount with unit')
  expect(header).toContainEqual({ path: 'export/@records', value: '1000' })
})

test('names pairs of name and value by their name', async () => {
  const { fields } = await inspect(bytesOf(sample('bmecat-1.2.xml')))
  const paths = flat(fields).map(({ path }) => path)
  expect(paths).toContain("ARTICLE_FEATURES/FEATURE[FNAME='Leistung']/FVALUE")
})

test('can look at the beginning only', async () => {
  const found = await inspect(bytesOf(sample('evening-export-utf-8.xml'), 20_000), {
    limit: 50_000,
  })
  expect(found.isComplete).toBe(false)
  expect(found.count).toBeLessThan(500)
  expect(found.record).toBe('export/item')
})

test('an error in the file has its line', async () => {
  await expect(inspect(bytesOf('<a>\n<b>&nbsp;</b></a>'))).rejects.toThrow(
    /^Line 2, column 9: &nbsp;/,
  )
})

function flat(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [field, ...flat(field.children)])
}
