import { type ExportedProduct, writeCsv } from '#connector'
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatRow } from '../../../../src/connector/export/csv.ts'
import { attribute, exported, listOf, planOf, textOf } from '../../../support/export.ts'

const plan = planOf(
  [
    attribute('name', { localizable: true }),
    attribute('slogan', { localizable: true, available_locales: ['de_DE'] }),
    attribute('color'),
    attribute('weight', { type: 'pim_catalog_metric' }),
    attribute('price', { type: 'pim_catalog_price_collection' }),
  ],
  ['en_US', 'de_DE'],
)

const lamp = exported({
  name: { in: { en_US: 'Lamp, "Halo"', de_DE: 'Leuchte\nHalo' } },
  color: ['Moss', 'Black'],
  weight: { amount: '1.2000', unit: 'KILOGRAM' },
  price: [{ amount: '49.90', currency: 'USD' }],
})

async function tableOf(products: ExportedProduct[]): Promise<Record<string, string>[]> {
  return parse(await textOf(writeCsv(listOf(...products), plan)), { columns: true })
}

describe('a table of products', () => {
  test('has a column for each attribute, locale, currency and unit', async () => {
    expect(await tableOf([lamp])).toEqual([
      {
        identifier: 'halo',
        uuid: lamp.uuid,
        family: 'lamps',
        parent: '',
        categories: 'desk,sale',
        'name-en_US': 'Lamp, "Halo"',
        'name-de_DE': 'Leuchte\nHalo',
        'slogan-de_DE': '',
        color: 'Moss,Black',
        weight: '1.2000',
        'weight-unit': 'KILOGRAM',
        'price-EUR': '',
        'price-USD': '49.90',
      },
    ])
  })

  test('without products still has its columns', async () => {
    const text = await textOf(writeCsv(listOf(), plan))
    expect(text).toMatch(/^identifier,uuid,family,.*,price-USD\r\n$/)
  })

  test('stays a table where a value looks like a formula, and is safe to open when asked', () => {
    const cells = ['=1+1', '@sum', '-5', 'plain']
    expect(formatRow(cells)).toBe('=1+1,@sum,-5,plain\r\n')
    expect(formatRow(cells, { escapeFormulas: true })).toBe("'=1+1,'@sum,'-5,plain\r\n")
  })

  test('is read back as the same cells, whatever is in them', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[\r\n",; \t=]{0,6}$/),
      fc.constant(''),
    )
    const rows = fc
      .integer({ min: 2, max: 6 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })))
    fc.assert(
      fc.property(rows, (table) => {
        const text = table.map((row) => formatRow(row)).join('')
        expect(parse(text, { record_delimiter: '\r\n' })).toEqual(table)
      }),
    )
  })
})
