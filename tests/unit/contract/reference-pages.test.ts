import { expect, test } from 'vitest'
import { anchor, followAnchor, operations, referencePages } from '#contract'

test('every operation and every resource has a page of its own', () => {
  const pages = referencePages()
  expect(new Set(pages).size).toBe(pages.length)
  for (const { id } of Object.values(operations)) expect(pages).toContain(anchor(id))
  expect(pages).toContain('/api-reference/products-by-uuid.html')
})

test('an anchor of the old reference leads to the page of its operation', () => {
  expect(followAnchor('/api-reference.html#patch_products')).toBe(
    '/api-reference/patch_products.html',
  )
})

test.each([
  '/api-reference.html',
  '/api-reference.html#products',
  '/api-reference.html#get_lamps',
  '/articles/a.html#patch_products',
])('%s is left as it is', (address) => {
  expect(followAnchor(address)).toBe(address)
})
