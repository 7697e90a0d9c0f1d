import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { migrate, plant } from '#sandbox'
import { assessProducts } from '../../../../../src/sandbox/resources/with-values/assessment.ts'
import { refreshStructure } from '../../../../../src/sandbox/rest/remembered.ts'
import { type NodeDatabase, openDatabase } from '../../../../../src/server/node/database.ts'
import { testCatalog } from '../../../../support/catalog.ts'

// Completeness that is written down is told from completeness that is worked out anew by a mark on it.

const opened: NodeDatabase[] = []
let database: NodeDatabase
beforeEach(() => {
  database = openDatabase(':memory:')
  opened.push(database)
  migrate(database)
  plant(database, testCatalog)
  assess()
  database.run(`update products set completeness = '{"mark":{}}'`)
})
afterAll(() => {
  for (const one of opened) one.close()
})

function assess(): void {
  refreshStructure(database)
  assessProducts(database)
}

function marked(): string[] {
  const sql = `select identifier from products where completeness = '{"mark":{}}' order by identifier`
  return database.all<{ identifier: string }>(sql).map(({ identifier }) => identifier)
}

function change(table: string, code: string, path: string, value: unknown): void {
  const sql = `update ${table} set data = json_set(data, ?, json(?)) where code = ?`
  database.run(sql, path, JSON.stringify(value), code)
  assess()
}

describe('completeness is not worked out anew', () => {
  test.each<[string, string, string, string, unknown]>([
    ['a label', 'attributes', 'name', '$.labels', { en_US: 'Another' }],
    ['the label of a family', 'families', 'lamps', '$.labels', { en_US: 'Lights' }],
    ['attributes that are not required', 'families', 'lamps', '$.attributes', ['sku', 'name']],
    ['the units of a channel', 'channels', 'print', '$.conversion_units', { weight: 'GRAM' }],
  ])('after a change of %s', (_, table, code, path, value) => {
    change(table, code, path, value)
    expect(marked()).toEqual(['halo', 'linden_moss_m', 'loose'])
  })
})

describe('completeness is worked out anew', () => {
  test('for the products of a family that requires something else, and no others', () => {
    change('families', 'lamps', '$.attribute_requirements.print', ['sku', 'name'])
    expect(marked()).toEqual(['linden_moss_m', 'loose'])
  })

  test('for all that have a family when a channel has other locales', () => {
    change('channels', 'print', '$.locales', ['en_US', 'fr_FR'])
    expect(marked()).toEqual(['loose'])
  })

  test('where a price is required, when the channel has another currency', () => {
    change('channels', 'ecommerce', '$.currencies', ['EUR', 'USD', 'CHF'])
    expect(marked()).toEqual(['linden_moss_m', 'loose'])
  })

  test('where an attribute is required that is for other locales now', () => {
    change('attributes', 'description', '$.available_locales', ['en_US'])
    expect(marked()).toEqual(['linden_moss_m', 'loose'])
  })

  test('for a product that was written', () => {
    database.run(`update products set completeness = null where identifier = 'halo'`)
    assess()
    expect(marked()).toEqual(['linden_moss_m', 'loose'])
  })
})
