import { expect, test } from 'vitest'
import type { LoggedRequest } from '#contract'
import { touchedProducts } from '../../../../src/widgets/request-log/touched-products.ts'

function call(more: object, sent = '', answered = ''): LoggedRequest {
  const body = (text: string) => ({ text, bytes: text.length, truncated: false })
  return {
    number: 7,
    method: 'PATCH',
    status: 204,
    request: { headers: {}, body: body(sent) },
    answer: { headers: {}, body: body(answered) },
    ...more,
  } as LoggedRequest
}

test('a call to one product leads to it, by whatever name it was called', () => {
  const address = '/api/rest/v1/products/halo%20lamp?x=1'
  expect(touchedProducts(call({ operation: 'patch_products__code_', address }))).toEqual([
    'halo lamp',
  ])
})

test('a new product is named by the body', () => {
  const made = { method: 'POST', status: 201, operation: 'post_products', address: '/x' }
  expect(touchedProducts(call(made, '{"identifier":"halo"}'))).toEqual(['halo'])
  expect(touchedProducts(call(made, '{"identi'))).toEqual([])
})

test('of a batch, those that were taken, and not hundreds of them', () => {
  const lines = Array.from({ length: 8 }, (_, at) =>
    JSON.stringify({ line: at + 1, identifier: `p${at}`, status_code: at === 0 ? 422 : 204 }),
  )
  const batch = { operation: 'patch_products', address: '/x', status: 200 }
  expect(touchedProducts(call(batch, '', lines.join('\n')))).toEqual(['p1', 'p2', 'p3', 'p4', 'p5'])
})

test('nothing is led to that was refused, deleted, or is no product', () => {
  const address = '/api/rest/v1/products/halo'
  const operation = 'patch_products__code_'
  expect(touchedProducts(call({ operation, address, status: 422 }))).toEqual([])
  expect(touchedProducts(call({ operation, address, method: 'DELETE' }))).toEqual([])
  expect(
    touchedProducts(call({ operation: 'get_families', address: '/api/rest/v1/families' })),
  ).toEqual([])
})
