import { expect, test } from 'vitest'
import { operations } from '#contract'
import { fillCollection } from '../../../../src/components/reference/fill-collection.ts'
import { postmanCollection } from '../../../../src/components/reference/postman.ts'

const sample = {
  title: undefined,
  request: {
    method: 'GET',
    url: 'http://localhost:4321/api/rest/v1/products/halo%20lamp?with_completenesses=true',
    headers: { Authorization: 'Bearer <access_token>' },
  },
  answer: { status: 200, statusText: 'OK', headers: {}, body: '{}' },
  sent: { at: '2026-11-29T20:31:04.120Z', ms: 14 },
}
const collection = postmanCollection({
  get_products__code_: { samples: [sample], code: [], missing: {} },
}) as { item: { item: { name: string; request: { url: unknown; header: unknown } }[] }[] }
const items = collection.item.flatMap(({ item }) => item)

test('a collection has every operation', () => {
  expect(items).toHaveLength(Object.keys(operations).length)
})

test('a request keeps its names, its query and nobody’s token', () => {
  const item = items.find(({ name }) => name === 'Get a product')
  expect(item?.request.url).toMatchObject({
    raw: '{{base_url}}/api/rest/v1/products/:code?with_completenesses=true',
    query: [{ key: 'with_completenesses', value: 'true' }],
    variable: [{ key: 'code', value: 'halo lamp' }],
  })
  expect(item?.request.header).toEqual([])
})

test('what a reader has of a sandbox goes into the variables, and nothing else', () => {
  const values = { client_id: 'me', access_token: 'open', sandbox_id: '1' }
  const filled = JSON.parse(fillCollection(JSON.stringify(collection), values)) as {
    variable: { key: string; value: string }[]
  }
  const known = Object.fromEntries(filled.variable.map(({ key, value }) => [key, value]))
  expect(known).toMatchObject({ client_id: 'me', access_token: 'open', secret: '' })
  expect(known).not.toHaveProperty('sandbox_id')
})
