import { describe, expect, test } from 'vitest'
import { readCatalog } from '#catalog'
import { smallFiles } from '../small-files.ts'

const { products } = readCatalog(smallFiles())
const brass = products.find(({ identifier }) => identifier === 'halo_lamp_brass')
const black = products.find(({ identifier }) => identifier === 'halo_lamp_black')

describe('associations', () => {
  test('tell products, product models and groups apart', () => {
    expect(brass?.associations?.['X_SELL']).toEqual({
      products: [],
      product_models: ['krakk_chair'],
      groups: ['favorites'],
    })
  })

  test('of a two-way type hold in both directions', () => {
    expect(brass?.associations?.['COMPATIBLE']?.products).toEqual(['halo_lamp_black'])
    expect(black?.associations?.['COMPATIBLE']?.products).toEqual(['halo_lamp_brass'])
  })

  test('of a quantified type carry their quantity', () => {
    expect(black?.quantified_associations).toEqual({
      SET: {
        products: [{ identifier: 'halo_lamp_brass', quantity: 1 }],
        product_models: [{ identifier: 'krakk_chair', quantity: 4 }],
      },
    })
  })
})
