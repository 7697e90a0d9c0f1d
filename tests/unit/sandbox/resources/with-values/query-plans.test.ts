import { afterAll, describe, expect, test } from 'vitest'
import { type OperationId, operations } from '#contract'
import { type Database, type SqlValue, migrate, plant } from '#sandbox'
import { emptyForm } from '../../../../../src/sandbox/http/form.ts'
import { productModelHandlers } from '../../../../../src/sandbox/resources/product-models/routes.ts'
import { productHandlers } from '../../../../../src/sandbox/resources/products/routes.ts'
import type { Call, Handler } from '../../../../../src/sandbox/rest/call.ts'
import { openDatabase } from '../../../../../src/server/node/database.ts'
import { testCatalog } from '../../../../support/catalog.ts'

// Lists stay quick in large catalogues as long as an index answers what they ask. The plans below are
// those of SQLite for every statement that the list runs.

const database = openDatabase(':memory:')
migrate(database)
plant(database, testCatalog)
afterAll(() => database.close())

interface Statement {
  sql: string
  values: SqlValue[]
}

/** The steps of the plans of all that a list reads, but for one-row tables and JSON. */
function plansOf(handler: Handler, operation: OperationId, query: string): string[] {
  const statements: Statement[] = []
  handler(callOf(recorded(database, statements), operation, query))
  return statements
    .filter(({ sql }) => /\bproduct(s|_models|_categories|_model_categories)\b/.test(sql))
    .flatMap(({ sql, values }) =>
      database.all<{ detail: string }>(`explain query plan ${sql}`, ...values),
    )
    .map(({ detail }) => detail)
}

function recorded(real: Database, statements: Statement[]): Database {
  return {
    ...real,
    all<Row>(sql: string, ...values: SqlValue[]) {
      statements.push({ sql, values })
      return real.all<Row>(sql, ...values)
    },
    get<Row>(sql: string, ...values: SqlValue[]) {
      statements.push({ sql, values })
      return real.get<Row>(sql, ...values)
    },
  }
}

function callOf(own: Database, id: OperationId, query: string): Call {
  return {
    database: own,
    clock: { now: () => Date.parse('2026-03-05T08:00:00Z') },
    secrets: { random: (bytes) => new Uint8Array(bytes), digest: (text) => text },
    storage: {
      usedBytes: () => 0,
      maxBytes: 1,
      expiresAt: () => 0,
      reset: () => undefined,
      remove: () => undefined,
    },
    requestsPerSecond: 0,
    report(error) {
      throw error
    },
    operation: operations[id],
    params: {},
    query: new URLSearchParams(query),
    headers: new Headers(),
    base: 'http://localhost:4321',
    text: '',
    form: emptyForm(),
    connection: '',
    changes: [],
    listen: () => () => undefined,
  }
}

const search = (property: string, operator: string, value?: unknown) =>
  `search=${encodeURIComponent(JSON.stringify({ [property]: [{ operator, value }] }))}`

/** Steps that walk a whole table. The index of products that are not shown holds these alone. */
function walks(plan: string[]): string[] {
  return plan.filter(
    (step) =>
      /^SCAN (products|product_models|product_categories|product_model_categories)\b/.test(step) &&
      !step.endsWith('products_not_enabled'),
  )
}

describe('an index answers', () => {
  test.each([
    ['a page from a cursor on', 'pagination_type=search_after&search_after=0000'],
    ['the family', search('family', 'IN', ['lamps'])],
    ['products without family', search('family', 'EMPTY')],
    ['a category', search('categories', 'IN', ['winter'])],
    ['a branch of categories', search('categories', 'IN CHILDREN', ['master'])],
    ['the tree of a channel', 'scope=ecommerce'],
    ['the last change', search('updated', '>', '2026-03-01 00:00:00')],
    ['changes of the last days', search('updated', 'SINCE LAST N DAYS', 4)],
    [
      'changes between two moments',
      search('updated', 'BETWEEN', ['2026-03-01 00:00:00', '2026-03-04 00:00:00']),
    ],
    ['the first day', search('created', '<', '2026-03-04 00:00:00')],
    ['an identifier', search('identifier', '=', 'HALO')],
    ['some identifiers', search('identifier', 'IN', ['halo', 'loose'])],
    ['the beginning of an identifier', search('identifier', 'STARTS WITH', 'ha')],
    ['uuids', search('uuid', 'IN', ['00000000-0000-4000-8000-000000000001'])],
    ['all that is below a model', search('parent', '=', 'linden')],
    ['what is right below a model', search('parent', 'IN', ['linden_moss'])],
    ['variants', search('parent', 'NOT EMPTY')],
    ['products that are not shown', search('enabled', '=', false)],
  ])('%s', (_, query) => {
    const plan = plansOf(productHandlers.get_products, 'get_products', query)
    expect(plan.some((step) => step.startsWith('SEARCH products'))).toBe(true)
    expect(walks(plan)).toEqual([])
  })

  test.each([
    ['a page from a cursor on', 'pagination_type=search_after&search_after=a'],
    ['codes', search('identifier', 'IN', ['linden'])],
    ['the family', search('family', 'IN', ['jackets'])],
    ['a category', search('categories', 'IN', ['winter'])],
    ['the tree of a channel', 'scope=ecommerce'],
    ['the last change', search('updated', '>', '2026-03-01 00:00:00')],
    ['what is below a model', search('parent', 'IN', ['linden'])],
    ['roots', search('parent', 'EMPTY')],
  ])('%s of product models', (_, query) => {
    const plan = plansOf(productModelHandlers.get_product_models, 'get_product_models', query)
    expect(plan.some((step) => step.startsWith('SEARCH product_models'))).toBe(true)
    expect(walks(plan)).toEqual([])
  })
})
