import { expect, test } from 'vitest'
import { groupValues, missingAt } from '../../../../src/widgets/products/groups.ts'
import { nameOfProduct, pathOfCategory } from '../../../../src/widgets/products/names.ts'
import { naming, product, value } from './support.ts'

const everywhere = { channel: '', locale: '' }

test('values stand in the PIM’s order of groups and attributes', () => {
  const groups = groupValues(
    product({ values: { weight: [value(1)], name: [value('Lamp')], sku: [value('halo')] } }),
    naming,
    everywhere,
  )
  expect(
    groups.map(({ label, attributes }) => [label, attributes.map(({ code }) => code)]),
  ).toEqual([
    ['General', ['sku', 'name']],
    ['Technical', ['weight']],
  ])
})

test('at one place, values of other places are left out, and those without a place stay', () => {
  const values = {
    sku: [value('halo')],
    name: [value('Lamp', 'en_US', 'ecommerce'), value('Lampe', 'fr_FR', 'ecommerce')],
    rating: [value(1, null, 'print')],
  }
  const [general] = groupValues(product({ values }), naming, {
    channel: 'ecommerce',
    locale: 'fr_FR',
  })
  expect(general?.attributes.map(({ code, values: shown }) => [code, shown.length])).toEqual([
    ['sku', 1],
    ['name', 1],
  ])
})

test('what a product lacks is told for each channel and locale', () => {
  const { structure } = naming
  const at = (channel: string, locale: string) =>
    missingAt(product(), structure, { channel, locale })
  expect(at('ecommerce', 'fr_FR')).toEqual(['weight', 'french_only'])
  expect(at('ecommerce', 'en_US')).toEqual(['weight'])
  expect(at('print', 'en_US')).toEqual([])
  expect(
    missingAt(product({ family: null }), structure, { channel: 'print', locale: 'x' }),
  ).toEqual([])
})

test('a product is called by its label, else by its identifier, else by its uuid', () => {
  expect(nameOfProduct(product(), naming)).toBe('Lamp')
  expect(nameOfProduct(product(), { ...naming, locale: 'fr-CA' })).toBe('Lampe')
  expect(nameOfProduct(product({ family: null }), naming)).toBe('halo')
  expect(nameOfProduct(product({ values: {} }), naming)).toMatch(/^7dbb4328/)
})

test('a category is told with those above it, even where a tree bites its tail', () => {
  expect(pathOfCategory('lighting', naming)).toBe('Master › lighting')
  expect(pathOfCategory('unknown', naming)).toBe('unknown')
  expect(pathOfCategory('round', naming)).toMatch(/^round/)
})
