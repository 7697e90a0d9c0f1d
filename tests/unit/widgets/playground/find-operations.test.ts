import { expect, test } from 'vitest'
import { findOperations } from '../../../../src/widgets/playground/find-operations.ts'

const idsFor = (text: string) => findOperations(text).map(({ id }) => id)

test('operations are found by words of their path, method, name and resource, in any order', () => {
  expect(idsFor('PATCH products-uuid several')).toEqual(idsFor('several products-uuid patch'))
  expect(idsFor('delete product uuid')).toEqual(['delete_products_uuid__uuid_'])
  expect(idsFor('post_token')).toEqual(['post_token'])
  expect(idsFor('get famil').length).toBeGreaterThan(2)
})

test('nothing typed finds nothing, nor do words that no operation has', () => {
  expect(idsFor('  ')).toEqual([])
  expect(idsFor('delete channel')).toEqual([])
})
