import { checkMapping, parseMapping } from '#connector'
import { describe, expect, test } from 'vitest'
import { testStructure } from '../../../support/structure.ts'

const start = 'version: 1\nidentifier: { from: sku }\n'

function problems(text: string): string[] {
  return checkMapping(parseMapping(start + text), testStructure).map(
    ({ place, message }) => `${place.line}:${place.column} ${message}`,
  )
}

describe('a mapping is held against its PIM', () => {
  test.for<[string, string, string]>([
    [
      'attribute',
      'attribute: nmae, locale: en_US, from: x',
      '4:18 The PIM has no attribute "nmae". Did you mean "name"?',
    ],
    ['identifier', 'attribute: sku, from: x', 'sku is the identifier'],
    ['missing locale', 'attribute: name, from: x', '4:5 name has a value per locale'],
    [
      'superfluous locale',
      'attribute: ean, locale: en_US, from: x',
      '4:23 ean has one value for all locales',
    ],
    ['unknown locale', 'attribute: name, locale: en_UK, from: x', 'Did you mean "en_US"?'],
    [
      'locale that the attribute lacks',
      'attribute: legal_note, locale: en_US, from: x',
      'limited to fr_FR',
    ],
    ['missing channel', 'attribute: slogan, from: x', 'slogan has a value per channel'],
    ['superfluous channel', 'attribute: ean, scope: print, from: x', 'one value for all channels'],
    ['unknown channel', 'attribute: slogan, scope: prnt, from: x', 'Did you mean "print"?'],
    [
      'locale of another channel',
      'attribute: description, locale: de_DE, scope: ecommerce, from: x',
      'does not use de_DE',
    ],
    ['unit', 'attribute: weight, unit: STONE, from: x', 'no unit of Weight "STONE"'],
    ['unit of no measurement', 'attribute: ean, unit: GRAM, from: x', 'ean is no measurement'],
    ['target unit', 'attribute: weight, convert_to: METER, from: x', 'no unit of Weight "METER"'],
    [
      'conversion',
      'attribute: rating, from: x, transforms: [{ convert: { from: GRAM, to: METER } }]',
      'both GRAM and METER',
    ],
    ['a file of a text', 'attribute: ean, media: upload, from: x', '4:23 ean holds no file'],
    [
      'a file of new ones',
      'attribute: picture, media: upload, only: new, from: x',
      'uploaded whenever',
    ],
    ['missing currency', 'attribute: price, from: x', 'A price needs a currency'],
    ['unknown currency', 'attribute: price, currency: ADP, from: x', 'no active currency "ADP"'],
    ['currency of no price', 'attribute: ean, currency: EUR, from: x', 'ean is no price'],
    [
      'options of no select',
      'attribute: ean, from: x, options: { missing: create }',
      'ean has no options',
    ],
    [
      'option in a table',
      'attribute: color, from: x, transforms: [{ lookup: { table: { M: mos } } }]',
      '4:71 The PIM has no option of color "mos". Did you mean "moss"?',
    ],
    ['source', 'attribute: ean', 'Where does it come from?'],
  ])('finds a wrong %s at its line', ([, rule, wanted]) => {
    expect(problems(`values:\n  - { ${rule} }\n`).join('\n')).toContain(wanted)
  })

  test('finds unknown families and categories', () => {
    const text = `family: { value: jaket }
categories: { value: nowhere_at_all }
values: []
`
    const found = problems(text)
    expect(found[0]).toContain('3:18 The PIM has no family "jaket"')
    expect(found[1]).toContain('4:22 The PIM has no category "nowhere_at_all"')
  })

  test.for<[string, string]>([
    [
      "type: '', from: x",
      'Say which association type: PACK, SUBSTITUTION, UPSELL, X_SELL, SET_CONTENT.',
    ],
    ['type: X_SEL, from: x', 'The PIM has no association type "X_SEL". Did you mean "X_SELL"?'],
    ['type: SET_CONTENT, from: x', '4:5 SET_CONTENT has quantities. Say how many'],
    ['type: X_SELL, from: x, quantity: 2', '4:30 X_SELL has no quantities.'],
    ['type: X_SELL', 'Where does it come from?'],
    ['type: X_SELL, from: x, to: product', 'Did you mean "products"?'],
    ['type: X_SELL, from: x, only: new', '"only" is not known here.'],
  ])('association: %s', ([rule, message]) => {
    const found = problems(`associations:\n  - { ${rule} }\nvalues: []\n`)
    expect(found).toEqual([expect.stringContaining(message)])
  })

  test('finds the same rule twice', () => {
    expect(
      problems('values:\n  - { attribute: ean, from: x }\n  - { attribute: ean, from: x }\n'),
    ).toEqual(['5:5 ean is mapped in the same way before. Remove one of the two.'])
  })

  test('finds nothing in a mapping that fits', () => {
    const text = `family: { from: group, transforms: [{ lookup: { table: { J: jackets } } }] }
enabled: { from: active, transforms: [boolean] }
values:
  - { attribute: name, locale: [en_US, fr_FR], from: x }
  - { attribute: description, locale: en_US, scope: [ecommerce, print], from: x }
  - { attribute: weight, from: w, unit: { from: '@unit' } }
  - { attribute: price, from: eur, currency: EUR }
  - { attribute: price, from: usd, currency: USD }
  - { attribute: color, from: c, options: { missing: create } }
`
    expect(problems(text)).toEqual([])
  })

  test('says first what is wrong with the document itself', () => {
    expect(problems('values: 3\n')[0]).toContain('"3" does not fit')
  })
})
