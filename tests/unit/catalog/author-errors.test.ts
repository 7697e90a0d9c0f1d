import { describe, expect, test } from 'vitest'
import { CatalogError, readCatalog } from '#catalog'
import { changed, smallFiles } from './small-files.ts'

interface Mistake {
  title: string
  file: string
  from: string
  to: string
  /** A piece of the line that the error must point to. */
  line: string
  message: string
}

const lamps = 'products/lamps.yaml'
const chairs = 'products/chairs.yaml'

const mistakes: Mistake[] = [
  {
    title: 'broken YAML',
    file: 'groups.yaml',
    from: 'code: favorites',
    to: 'code: favorites: all',
    line: 'favorites: all',
    message: 'Nested mappings',
  },
  {
    title: 'a key twice',
    file: lamps,
    from: 'values: { dimmable: true, picture: lamp.png }',
    to: 'values: {}\nvalues: {}',
    line: 'values: {}',
    message: 'unique',
  },
  {
    title: 'an unknown key',
    file: lamps,
    from: 'since: 2026-03-04',
    to: 'since: 2026-03-04\n    sinse: 2026-03-04',
    line: 'sinse',
    message: '"sinse" is not known here',
  },
  {
    title: 'a family with an unknown attribute',
    file: 'families.yaml',
    from: 'attributes: color materials dimmable tagline',
    to: 'attributes: color colour',
    line: 'color colour',
    message: 'the attribute "colour" does not exist',
  },
  {
    title: 'a requirement that the family lacks',
    file: 'families.yaml',
    from: 'required: { shop: [color] }',
    to: 'required: { shop: [seats] }',
    line: 'shop: [seats]',
    message: 'the attribute "seats" does not belong to the family',
  },
  {
    title: 'a requirement of an unknown channel',
    file: 'families.yaml',
    from: 'required: { shop: [color] }',
    to: 'required: { shoop: [color] }',
    line: 'shoop',
    message: 'the channel "shoop" does not exist',
  },
  {
    title: 'an axis that cannot be one',
    file: 'families.yaml',
    from: 'axes: [color]',
    to: 'axes: [name]',
    line: 'axes: [name]',
    message: '"name" cannot be an axis',
  },
  {
    title: 'an unknown attribute type',
    file: 'attributes.yaml',
    from: 'dimmable: { type: boolean',
    to: 'dimmable: { type: bool',
    line: 'dimmable',
    message: '"bool" is not a type',
  },
  {
    title: 'a property of another attribute type',
    file: 'attributes.yaml',
    from: 'dimmable: { type: boolean,',
    to: 'dimmable: { type: boolean, decimals_allowed: true,',
    line: 'dimmable',
    message: '"decimals_allowed" is not known here',
  },
  {
    title: 'an unknown attribute group',
    file: 'attributes.yaml',
    from: 'dimmable: { type: boolean, group: other',
    to: 'dimmable: { type: boolean, group: lights',
    line: 'dimmable',
    message: 'is not an attribute group',
  },
  {
    title: 'an unknown unit',
    file: 'attributes.yaml',
    from: 'metric: [Weight, KILOGRAM]',
    to: 'metric: [Weight, STONE]',
    line: 'STONE',
    message: '"STONE" is not a unit of Weight',
  },
  {
    title: 'options of an attribute that has none',
    file: 'attribute-options.yaml',
    from: 'materials:',
    to: 'weight:',
    line: 'weight:',
    message: '"weight" is not a select attribute',
  },
  {
    title: 'a label that lacks a language',
    file: 'categories.yaml',
    from: '{ en_US: Lighting, de_DE: Leuchten }',
    to: '{ en_US: Lighting }',
    line: 'en_US: Lighting',
    message: 'has no de_DE text',
  },
  {
    title: 'a text in a language nobody speaks here',
    file: lamps,
    from: 'line: { en_US: A ring of light., de_DE: Ein Ring aus Licht. }',
    to: 'line: { en_US: A ring., de_DE: Ein Ring., sv_SE: En ring. }',
    line: 'sv_SE',
    message: '"sv_SE" is not a language of the catalogue',
  },
  {
    title: 'a category twice',
    file: 'categories.yaml',
    from: '    lighting:',
    to: '    master:\n      labels: { en_US: Range, de_DE: Sortiment }\n    lighting:',
    line: '    master:',
    message: 'the category "master" is there twice',
  },
  {
    title: 'a channel twice',
    file: 'channels.yaml',
    from: 'code: ecommerce',
    to: 'code: shop',
    line: '- code: shop\n  labels: { en_US: Web',
    message: '"shop" is there twice',
  },
  {
    title: 'a channel with a currency that is not active',
    file: 'channels.yaml',
    from: 'currencies: [EUR]',
    to: 'currencies: [SEK]',
    line: 'currencies: [SEK]',
    message: '"SEK" is not an active currency',
  },
  {
    title: 'a channel in a locale without texts',
    file: 'channels.yaml',
    from: 'locales: [de_DE, en_US]',
    to: 'locales: [de_DE, fi_FI]',
    line: 'locales: [de_DE, fi_FI]',
    message: '"fi_FI" is not a language of the catalogue',
  },
  {
    title: 'a channel whose tree is a branch',
    file: 'channels.yaml',
    from: 'category_tree: master',
    to: 'category_tree: lighting',
    line: 'category_tree: lighting',
    message: '"lighting" is not a category tree',
  },
  {
    title: 'an unknown family',
    file: lamps,
    from: 'family: lamps',
    to: 'family: lamp',
    line: 'family: lamp',
    message: 'the family "lamp" does not exist',
  },
  {
    title: 'a value of an attribute that does not exist',
    file: lamps,
    from: 'price: 100, weight: 1.25',
    to: 'price: 100, wieght: 1.25',
    line: 'wieght',
    message: 'the attribute "wieght" does not exist',
  },
  {
    title: 'a value of an attribute that the family lacks',
    file: lamps,
    from: 'price: 100, weight: 1.25',
    to: 'price: 100, seats: 2',
    line: 'seats: 2',
    message: 'the family "lamps" has no attribute "seats"',
  },
  {
    title: 'an unknown option',
    file: lamps,
    from: 'materials: [oak, steel]',
    to: 'materials: [oak, tin]',
    line: 'oak, tin',
    message: '"tin" is not an option of materials',
  },
  {
    title: 'an unknown choice',
    file: lamps,
    from: 'color: [brass, black]',
    to: 'color: [brass, blck]',
    line: 'blck',
    message: '"blck" is not an option of color',
  },
  {
    title: 'a number with decimals where there are none',
    file: chairs,
    from: 'seats: 1',
    to: 'seats: 1.5',
    line: 'seats: 1.5',
    message: 'seats has no decimals',
  },
  {
    title: 'a number beyond its maximum',
    file: chairs,
    from: 'seats: 1',
    to: 'seats: 9',
    line: 'seats: 9',
    message: 'seats is at most 8',
  },
  {
    title: 'a negative number where there is none',
    file: chairs,
    from: '4000 GRAM',
    to: '-4000 GRAM',
    line: '-4000',
    message: 'weight is never negative',
  },
  {
    title: 'a measure in an unknown unit',
    file: chairs,
    from: '4000 GRAM',
    to: '9 STONE',
    line: '9 STONE',
    message: '"STONE" is not a unit of Weight',
  },
  {
    title: 'a price in a currency that is not active',
    file: lamps,
    from: '{ EUR: 129, USD: 145 }',
    to: '{ EUR: 129, SEK: 1450 }',
    line: 'SEK',
    message: '"SEK" is not an active currency',
  },
  {
    title: 'a picture that is not there',
    file: lamps,
    from: 'picture: lamp.png',
    to: 'picture: lmp.png',
    line: 'lmp.png',
    message: 'there is no media/lmp.png',
  },
  {
    title: 'an unknown category',
    file: lamps,
    from: 'categories: [lighting]',
    to: 'categories: [lights]',
    line: 'lights',
    message: 'the category "lights" does not exist',
  },
  {
    title: 'an unknown kind',
    file: lamps,
    from: 'kinds: [lamp]',
    to: 'kinds: [lantern]',
    line: 'lantern',
    message: 'there is no kind "lantern" in this file',
  },
  {
    title: 'an unknown family variant',
    file: chairs,
    from: 'variant: chairs_by_color',
    to: 'variant: chairs_by_size',
    line: 'chairs_by_size',
    message: 'the family variant "chairs_by_size" does not exist',
  },
  {
    title: 'a variant without the choices of its axis',
    file: chairs,
    from: 'kinds: [chair], color: [brass, black]',
    to: 'kinds: [chair]',
    line: 'kinds: [chair] }',
    message: '"krakk" is split by color',
  },
  {
    title: 'a product twice',
    file: lamps,
    from: '- { kinds: [lamp], color: [brass, black] }',
    to: '- { kinds: [lamp], color: [brass, black] }\n      - { kinds: [lamp, lamp] }',
    line: 'kinds: [lamp, lamp]',
    message: 'makes "halo_lamp" twice',
  },
  {
    title: 'words for a product that no series makes',
    file: lamps,
    from: '  halo_lamp_brass:',
    to: '  halo_lamp_tin:',
    line: 'halo_lamp_tin',
    message: 'no series makes a product "halo_lamp_tin"',
  },
  {
    title: 'a piece of text without a value',
    file: lamps,
    from: "text: { en_US: 'It weighs {weight}.', de_DE: 'Sie wiegt {weight}.' }",
    to: "text: { en_US: 'It is {height} high.', de_DE: 'Sie ist hoch.' }",
    line: '{height}',
    message: '{height} has no value in',
  },
  {
    title: 'a day that does not look like one',
    file: lamps,
    from: 'since: 2026-03-04',
    to: 'since: March 4',
    line: 'March 4',
    message: '"March 4" is not like 2026-03-05',
  },
  {
    title: 'a group with a product nobody makes',
    file: 'groups.yaml',
    from: 'halo_lamp*',
    to: 'hallo_*',
    line: 'hallo_*',
    message: 'no product is called "hallo_*"',
  },
  {
    title: 'an association of an unknown type',
    file: 'associations.yaml',
    from: 'type: X_SELL',
    to: 'type: Y_SELL',
    line: 'Y_SELL',
    message: 'is not an association type',
  },
  {
    title: 'an association with a product nobody makes',
    file: 'associations.yaml',
    from: 'to: [krakk_chair]',
    to: 'to: [krakk_stool]',
    line: 'krakk_stool',
    message: 'no product is called "krakk_stool"',
  },
  {
    title: 'a missing value that was never there',
    file: 'unfinished.yaml',
    from: 'values: [description.de_DE, weight]',
    to: 'values: [tagline.fi_FI]',
    line: 'tagline.fi_FI',
    message: 'none of these products has such a value',
  },
]

describe('an author who writes', () => {
  test.each(mistakes)('$title reads file, line and reason', ({ file, from, to, line, message }) => {
    const text = changed(file, from, to)
    const error = errorOf(() => readCatalog(smallFiles({ [file]: text })))
    expect(error.message).toContain(message)
    expect(error.file).toBe(file)
    expect(error.line).toBe(lastLineWith(text, line))
    expect(error.message.startsWith(`${file}:${error.line} `)).toBe(true)
  })

  test('no file at all reads which one is missing', () => {
    const files = new Map(smallFiles())
    files.delete('families.yaml')
    expect(errorOf(() => readCatalog(files)).message).toBe('families.yaml:1 is missing')
  })

  test('a media file of an unknown kind reads which kinds there are', () => {
    const files = smallFiles({ 'media/lamp.bmp': new Uint8Array(3) })
    expect(errorOf(() => readCatalog(files)).message).toContain('jpg, png, pdf')
  })
})

function errorOf(run: () => unknown): CatalogError {
  try {
    run()
  } catch (error) {
    if (error instanceof CatalogError) return error
    throw error
  }
  throw new Error('read without complaint')
}

function lastLineWith(text: string, piece: string): number {
  return text.slice(0, text.lastIndexOf(piece)).split('\n').length
}
