import { assert, constantFrom, integer, option, property, record, string } from 'fast-check'
import { expect, test } from 'vitest'
import { allProducts, readAddress, writeAddress } from '../../../../src/widgets/products/address.ts'

test('an empty address asks for all products', () => {
  const everything = { product: undefined, request: undefined, filter: allProducts, page: 1 }
  expect(readAddress('')).toEqual(everything)
  expect(writeAddress(everything)).toBe('')
})

test('a link may name a product, and the call whose changes it is about', () => {
  expect(readAddress('?product=halo%20lamp&request=17')).toMatchObject({
    product: 'halo lamp',
    request: 17,
  })
})

test.each(['0', '-1', '1.5', 'two', '99999999999'])('a page %s is the first one', (page) => {
  expect(readAddress(`?page=${page}`).page).toBe(1)
})

test('what nobody can choose is not chosen', () => {
  expect(readAddress('?completeness=half&enabled=perhaps').filter).toEqual(allProducts)
})

test('whatever is written can be read again', () => {
  const wanted = record({
    product: option(string({ minLength: 1 }), { nil: undefined }),
    request: option(integer({ min: 1, max: 1e6 }), { nil: undefined }),
    page: integer({ min: 1, max: 1e6 }),
    filter: record({
      search: string(),
      family: string(),
      channel: string(),
      completeness: constantFrom('' as const, 'complete' as const, 'incomplete' as const),
      enabled: constantFrom('' as const, 'yes' as const, 'no' as const),
    }),
  })
  assert(
    property(wanted, (asked) => {
      expect(readAddress(writeAddress(asked))).toEqual(asked)
    }),
  )
})
