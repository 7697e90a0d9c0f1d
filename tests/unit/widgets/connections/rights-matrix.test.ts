import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { allRights, type RequestSummary, type Right } from '#contract'
import {
  lastRefusal,
  rightsMatrix,
  roleOf,
  roles,
  withRight,
} from '../../../../src/widgets/connections/rights-matrix.ts'

test('every right has one place in the matrix, save the one to call at all', () => {
  const placed = rightsMatrix.flatMap(({ resource: _, ...rights }) => Object.values(rights))
  expect(placed.toSorted()).toEqual(allRights.filter((right) => right !== 'web_api').toSorted())
  expect(rightsMatrix.find(({ resource }) => resource === 'products')).toEqual({
    resource: 'products',
    list: 'list_products',
    edit: 'edit_products',
    delete: 'delete_products',
  })
})

test('a role is known by exactly its rights', () => {
  for (const role of roles) expect(roleOf(role.rights.toReversed())).toBe(role)
  expect(roleOf([])).toBeUndefined()
  expect(roleOf(withRight(allRights, 'list_products', false))).toBeUndefined()
})

test('a right that is taken and given again leaves all as it was', () => {
  const some = fc.subarray(allRights)
  fc.assert(
    fc.property(some, fc.constantFrom(...allRights), (own, right) => {
      const given = withRight(own, right, true)
      expect(given).toContain(right)
      expect(withRight(given, right, false)).not.toContain(right)
      expect(withRight(own, right, own.includes(right))).toEqual(own)
    }),
  )
})

function call(more: Partial<RequestSummary>): RequestSummary {
  return {
    number: 7,
    at: '2026-11-29T12:00:00+00:00',
    method: 'PATCH',
    address: '/api/rest/v1/products/halo',
    operation: 'patch_products__code_',
    connection: 'erp',
    status: 403,
    milliseconds: 1,
    size: 1,
    ...more,
  }
}

const without = (right: Right) => withRight(allRights, right, false)

test('a refused call tells which right is missing', () => {
  expect(lastRefusal('erp', without('edit_products'), [call({})])).toMatchObject({
    right: 'edit_products',
    action: 'create or update products',
  })
  expect(lastRefusal('erp', without('web_api'), [call({})])?.right).toBe('web_api')
})

test('nothing is missing once it was given, and others’ refusals are others’', () => {
  expect(lastRefusal('erp', allRights, [call({})])).toBeUndefined()
  expect(lastRefusal('shop', without('edit_products'), [call({})])).toBeUndefined()
  expect(lastRefusal('erp', without('edit_products'), [call({ status: 422 })])).toBeUndefined()
  expect(lastRefusal('erp', without('edit_products'), [call({ operation: null })])).toBeUndefined()
})
