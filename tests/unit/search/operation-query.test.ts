import { describe, expect, test } from 'vitest'
import { type Operation, operations } from '#contract'
import { findOperations } from '../../../src/search/operation-query.ts'

const signposts = Object.values<Operation>(operations).map(({ id, method, path, summary }) => ({
  url: `/api-reference/${id}.html`,
  title: summary,
  kind: 'reference' as const,
  text: '',
  operation: { id, method, path },
}))

function bestFor(text: string): string | undefined {
  const found = [...findOperations(text, signposts)].toSorted(([, a], [, b]) => b - a)
  return found[0]?.[0].operation?.id
}

describe('an operation is known', () => {
  const cases: [text: string, id: string][] = [
    ['patch_products', 'patch_products'],
    ['/api-reference/patch_products.html', 'patch_products'],
    ['/api-reference.html#patch_products', 'patch_products'],
    ['PATCH products', 'patch_products'],
    ['patch product', 'patch_products__code_'],
    ['PATCH /api/rest/v1/products/{code}', 'patch_products__code_'],
    ['/api/rest/v1/families', 'get_families'],
    ['families endpoint', 'get_families'],
    ['https://pim.example.com/api/rest/v1/categories/lamps?x=1', 'get_categories__code_'],
    [
      'curl -X DELETE "$PIM_URL/api/rest/v1/products/x" -H "Authorization: Bearer x"',
      'delete_products__code_',
    ],
    ['POST /api/oauth/v1/token', 'post_token'],
    ['rest/v1/channels', 'get_channels'],
    ['GET /api/rest/v1', 'get_api_root'],
  ]
  test.each(cases)('from %s', (text, id) => {
    expect(bestFor(text)).toBe(id)
  })

  test('by any of them, whether by id or by method and path', () => {
    for (const { id, method, path } of Object.values<Operation>(operations)) {
      expect(bestFor(id)).toBe(id)
      expect(bestFor(`${method} ${path}`)).toBe(id)
    }
  })
})

test('a sentence or an address of a page names none for sure', () => {
  expect(findOperations('what is a product', signposts).size).toBe(0)
  expect(findOperations('/articles/what-is-a-product.html', signposts).size).toBe(0)
  expect(Math.max(...findOperations('delete a connection', signposts).values())).toBeLessThan(0.5)
})
