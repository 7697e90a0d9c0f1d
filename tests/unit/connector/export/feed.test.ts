import { type ExportedProduct, type FeedOptions, mapFeed, planFeed, writeFeed } from '#connector'
import * as fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { xmlText } from '../../../../src/connector/export/xml-text.ts'
import { attribute, exported, listOf, planOf, textOf } from '../../../support/export.ts'

const plan = planOf([
  attribute('name', { localizable: true }),
  attribute('headline'),
  attribute('ean'),
  attribute('picture', { type: 'pim_catalog_image' }),
  attribute('price', { type: 'pim_catalog_price_collection' }),
])
const home = 'https://pim.example/?a=1&b=2'
const fields = mapFeed(plan)

const write = (product: ExportedProduct, more: Partial<FeedOptions> = {}) =>
  textOf(writeFeed(listOf(product), plan, { fields, home, ...more }))

/** The texts of the elements, one after the other; throws when it is not well-formed. */
function readXml(text: string): [string, string][] {
  const found: [string, string][] = []
  const parser = new SaxesParser({ xmlns: true })
  let content = ''
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', () => (content = ''))
  parser.on('text', (part) => (content += part))
  parser.on('closetag', ({ name }) => {
    found.push([name, content])
    content = ''
  })
  parser.write(text).close()
  return found
}

describe('a feed for shops', () => {
  const lamp = exported(
    {
      name: { in: { en_US: '<b>Lamp</b> & ]]> "Halo"' } },
      ean: '4006381333931',
      price: [
        { amount: '9.00', currency: 'USD' },
        { amount: '8.00', currency: 'EUR' },
      ],
    },
    { parent: 'halo_model' },
  )

  test('has the fields that its attributes fill, and no empty ones', async () => {
    const read = readXml(await write(lamp))
    expect(read.slice(0, 3)).toEqual([
      ['title', 'Shop & more'],
      ['link', home],
      ['description', 'Products of Shop & more, complete in en_US'],
    ])
    expect(read.filter(([name]) => name.startsWith('g:'))).toEqual([
      ['g:id', 'halo'],
      ['g:item_group_id', 'halo_model'],
      ['g:title', '<b>Lamp</b> & ]]> "Halo"'],
      ['g:price', '8.00 EUR'],
      ['g:gtin', '4006381333931'],
    ])
  })

  test('has prices in the currency asked for, and none rather than another', async () => {
    expect(readXml(await write(lamp, { currency: 'USD' }))).toContainEqual(['g:price', '9.00 USD'])
    const dollars = exported({ price: [{ amount: '9.00', currency: 'USD' }] })
    expect(await write(dollars)).not.toContain('g:price')
  })

  test('refuses a currency that the channel does not have, and a second language', () => {
    const options = { fields, home }
    expect(() => writeFeed(listOf(), plan, { ...options, currency: 'GBP' })).toThrow(
      'has no currency "GBP". It has EUR, USD.',
    )
    const both = { ...plan, locales: ['en_US', 'de_DE'] }
    expect(() => writeFeed(listOf(), both, options)).toThrow('Choose one of en_US, de_DE.')
  })

  test('is read back as the same text, less what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [[, read] = []] = readXml(`<a>${xmlText(text)}</a>`)
        const kept = [...text].filter(isXmlCharacter).join('')
        expect(read).toBe(kept)
      }),
      { numRuns: 500 },
    )
    expect(xmlText('a\u0000b\u000Bc\uD800d\uFFFFe\r')).toBe('abcde&#13;')
  })
})

function isXmlCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return code === 9 || code === 10 || code === 13
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
}

describe('the fields of a feed', () => {
  const codes = (named?: Record<string, string>) =>
    [...mapFeed(plan, named)].map(([field, { code }]) => `${field}=${code}`)

  test('are filled from attributes whose codes say it, and from those that are named', () => {
    expect(codes()).toEqual(['title=name', 'image_link=picture', 'price=price', 'gtin=ean'])
    expect(codes({ title: 'headline' })).toContain('title=headline')
  })

  test.for<[Record<string, string>, string]>([
    [{ titel: 'name' }, 'A feed has no field "titel". Did you mean "title"?'],
    [{ title: 'nmae' }, 'The PIM has no attribute "nmae". Did you mean "name"?'],
  ])('%j is refused', ([named, message]) => {
    expect(() => mapFeed(plan, named)).toThrow(message)
  })

  test('are all that the PIM is asked for', () => {
    const { attributes, isChoice } = planFeed(plan, mapFeed(plan))
    expect(attributes.map(({ code }) => code)).toEqual(['name', 'picture', 'price', 'ean'])
    expect(isChoice).toBe(true)
  })
})
