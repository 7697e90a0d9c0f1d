import { describe, expect, test } from 'vitest'
import { readCatalog } from '#catalog'
import type { Catalog } from '#contract'
import { changed, smallFiles } from '../small-files.ts'

const catalog = readCatalog(smallFiles())

describe('the texts of a product', () => {
  test('name series, kind and the choice that tells it from the others', () => {
    expect(text(catalog, 'halo_lamp_brass', 'name', 'en_US')).toBe('Halo Lamp, brass')
    expect(text(catalog, 'halo_lamp_brass', 'name', 'de_DE')).toBe('Leuchte Halo, Messing')
  })

  test('name no choice where the series leaves none', () => {
    const lamps = changed('products/lamps.yaml', 'color: [brass, black]', 'color: [brass]').replace(
      /\nproducts:[\s\S]*/,
      '\n',
    )
    const alone = readCatalog(
      smallFiles({
        'products/lamps.yaml': lamps,
        'groups.yaml': '[]',
        'associations.yaml': '[]',
        'unfinished.yaml': 'missing: []\ndisabled: []\nunclassified: []',
      }),
    )
    expect(text(alone, 'halo_lamp', 'name', 'en_US')).toBe('Halo Lamp')
  })

  test('describe series, kind and choice to the shop', () => {
    expect(text(catalog, 'halo_lamp_brass', 'description', 'en_US', 'ecommerce')).toBe(
      'Halo shows every color. It weighs 2.5 kg. In brass.',
    )
    expect(text(catalog, 'halo_lamp_brass', 'description', 'de_DE', 'ecommerce')).toBe(
      'Halo zeigt jede Farbe. Sie wiegt 2,5 kg. In Messing.',
    )
  })

  test('do not tell a choice of which the series has spoken', () => {
    const lamps = changed(
      'products/lamps.yaml',
      '{ en_US: Halo shows every color., de_DE: Halo zeigt jede Farbe. }',
      "{ en_US: 'Halo is {color}.', de_DE: 'Halo ist {color}.' }",
    )
    const told = readCatalog(smallFiles({ 'products/lamps.yaml': lamps }))
    expect(text(told, 'halo_lamp_brass', 'description', 'en_US', 'ecommerce')).toBe(
      'Halo is brass. It weighs 2.5 kg.',
    )
  })

  test('spell a derived locale its own way', () => {
    const channels = changed('channels.yaml', 'locales: [de_DE, en_US]', 'locales: [en_GB, en_US]')
    const british = readCatalog(
      smallFiles({
        'channels.yaml': channels,
        'unfinished.yaml': 'missing: []\ndisabled: []\nunclassified: []',
      }),
    )
    expect(text(british, 'halo_lamp_black', 'description', 'en_GB', 'ecommerce')).toBe(
      'Halo shows every colour. It weighs 1.25 kg.',
    )
  })

  test('name a variant on its own level', () => {
    expect(text(catalog, 'krakk_chair_brass', 'variation_name', 'en_US')).toBe('Krakk Chair, brass')
    expect(text(catalog, 'krakk_chair_brass', 'name', 'en_US')).toBeUndefined()
    const model = catalog.productModels.find(({ code }) => code === 'krakk_chair')
    expect(model?.values['name']?.[0]?.data).toBe('Stuhl Krakk')
  })
})

function text(
  from: Catalog,
  identifier: string,
  attribute: string,
  locale: string,
  scope?: string,
) {
  const product = from.products.find((one) => one.identifier === identifier)
  const value = product?.values[attribute]?.find(
    (one) => one.locale === locale && one.scope === (scope ?? null),
  )
  return value?.data
}
