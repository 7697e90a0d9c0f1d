import { describe, expect, test } from 'vitest'
import { createFind } from '../../../src/marketplace/find.ts'

const find = createFind([
  { id: 'shopify', name: 'App for Shopify', publisher: 'Akeneo', connects: 'Shopify', text: '' },
  {
    id: 'alumio',
    name: 'Alumio templates',
    publisher: 'Alumio',
    connects: 'Shopware',
    text: 'Ready routes to Shopify and Shopware',
  },
  { id: 'bynder', name: 'Bynder app', publisher: 'Dataggo', connects: 'Bynder', text: 'A DAM' },
])

describe('what somebody types', () => {
  test.each([
    ['shopify', ['shopify', 'alumio']],
    ['shopfy', ['shopify', 'alumio']],
    ['byn', ['bynder']],
    ['BYNDÉR', ['bynder']],
    ['dataggo dam', ['bynder']],
    ['a connector for Bynder', ['bynder']],
    ['netsuite', []],
    ['bynder netsuite', []],
  ])('%s', (text, ids) => {
    expect(find(text)).toEqual(ids)
  })

  test('finds all when it says no more than that it is a connector', () => {
    expect(find('a connector for Akeneo PIM')).toHaveLength(3)
  })
})
