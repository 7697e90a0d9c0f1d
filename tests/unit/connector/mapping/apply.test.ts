import { type Applied, createApply, lineFor, parseMapping } from '#connector'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { element, recordOf } from '../../../support/hand-made-records.ts'
import { readAll } from '../../../support/records.ts'
import { testStructure } from '../../../support/structure.ts'

const start = 'version: 1\nidentifier: { from: sku, transforms: [trim] }\n'

function prepare(text: string) {
  const { mapping, problems } = parseMapping(start + text)
  expect(problems).toEqual([])
  return createApply(mapping!, testStructure)
}

function apply(text: string, fields: Record<string, string>): Applied {
  return prepare(text)(recordOf({ sku: 'lamp', ...fields }))
}

/** The data that one rule gives, or why it gives none. */
function valueOf(rule: string, fields: Record<string, string>): unknown {
  const applied = apply(`values:\n  - { ${rule} }\n`, fields)
  if (applied.kind !== 'product') return applied.findings.map(({ reason }) => reason).join(' ')
  const [entries] = Object.values(applied.product.line.values ?? {})
  return entries?.[0]?.data
}

describe('values get the form that their attribute wants', () => {
  test.for<[string, string, unknown]>([
    ['attribute: short, from: x', 'Halo', 'Halo'],
    [
      'attribute: short, from: x',
      'Too long',
      expect.stringContaining('8 characters; short takes 5'),
    ],
    ['attribute: contact, from: x', 'a@b.example', 'a@b.example'],
    ['attribute: contact, from: x', 'a at b', 'The contact attribute requires an e-mail address.'],
    [
      'attribute: homepage, from: x',
      'www.b.example',
      'The homepage attribute requires a url link.',
    ],
    ['attribute: style_code, from: x', 'ABC', 'ABC'],
    [
      'attribute: style_code, from: x',
      'abc',
      'The style_code attribute must match the following regular expression: /^[A-Z]{3}$/.',
    ],
    ['attribute: style_code, from: x, invalid: ignore', 'abc', undefined],
    ['attribute: pieces, from: x', '12', 12],
    ['attribute: pieces, from: x', '12.0', 12],
    ['attribute: pieces, from: x', '12.5', expect.stringContaining('has decimals')],
    ['attribute: pieces, from: x', '-1', expect.stringContaining('below zero')],
    ['attribute: rating, from: x', '12.50', '12.5'],
    ['attribute: rating, from: x', '101', expect.stringContaining('100.5')],
    ['attribute: rating, from: x', '1,5', expect.stringContaining('number: { decimal: ","')],
    ['attribute: weight, from: x', '1.5', { amount: '1.5', unit: 'KILOGRAM' }],
    ['attribute: weight, from: x, unit: GRAM', '98', { amount: '98', unit: 'GRAM' }],
    ['attribute: weight, from: x, unit: g', '98', { amount: '98', unit: 'GRAM' }],
    [
      'attribute: weight, from: x, unit: GRM, convert_to: KILOGRAM',
      '98',
      { amount: '0.098', unit: 'KILOGRAM' },
    ],
    [
      'attribute: load, from: x, unit: KGM, convert_to: GRAM',
      '0.5',
      { amount: '500', unit: 'GRAM' },
    ],
    ['attribute: weight, from: x, unit: constructor', '98', expect.stringContaining('not a unit')],
    ['attribute: price, from: x, currency: EUR', '9.90', [{ amount: '9.9', currency: 'EUR' }]],
    ['attribute: price, from: x, currency: ADP', '9.90', expect.stringContaining('not a currency')],
    ['attribute: recyclable, from: x, transforms: [boolean]', 'J', true],
    ['attribute: recyclable, from: x', 'J', expect.stringContaining('Add the transform boolean')],
    ['attribute: release_date, from: x', '2026-11-20T20:00:00', '2026-11-20'],
    ['attribute: release_date, from: x', '20.11.2026', expect.stringContaining('DD.MM.YYYY')],
    ['attribute: color, from: x', 'MOSS', 'moss'],
    ['attribute: color, from: x', 'mosss', expect.stringContaining('Did you mean "moss"')],
    ['attribute: color, from: x, options: { match: label }', 'Mousse', 'moss'],
    [
      'attribute: color, from: x, options: { match: either, missing: create }',
      'Anthrazit / matt',
      'anthrazit_matt',
    ],
    [
      "attribute: materials, from: x, transforms: [{ split: '|' }]",
      'wool|cotton|wool',
      ['wool', 'cotton'],
    ],
    ['attribute: picture, from: x', 'a/b/c.jpg', 'a/b/c.jpg'],
  ])('%s from %j', ([rule, text, wanted]) => {
    expect(valueOf(rule, { x: text })).toEqual(wanted)
  })

  test('an option that is created gets the text for a label', () => {
    const rule =
      'attribute: color, from: x, options: { missing: create, match: label, label_locale: de_DE }'
    const applied = apply(`values:\n  - { ${rule} }\n`, { x: 'Petrol' })
    expect(applied).toMatchObject({
      product: {
        newOptions: [{ attribute: 'color', code: 'petrol', labels: { de_DE: 'Petrol' } }],
      },
    })
  })

  test('all prices of a record travel together, with the currency beside each', () => {
    const run = prepare(
      "values:\n  - { attribute: price, from: rrp, currency: { from: '@currency' } }\n",
    )
    const prices = [
      ['139.00', 'EUR'],
      ['156.00', 'usd'],
    ] as const
    const rrp = prices.map(([amount, currency]) => element('rrp', { currency }, amount))
    const root = element('item', {}, [element('sku', {}, 'lamp'), ...rrp])
    expect(run({ index: 1, root })).toMatchObject({
      product: {
        line: {
          values: {
            price: [
              {
                locale: null,
                scope: null,
                data: [
                  { amount: '139', currency: 'EUR' },
                  { amount: '156', currency: 'USD' },
                ],
              },
            ],
          },
        },
      },
    })
  })

  test('the currency of a price is the one around it, never that of the next price', () => {
    const run = prepare(
      'values:\n  - { attribute: price, from: prices/price/amount, currency: { from: currency } }\n',
    )
    const price = (amount: string, currency?: string) =>
      element('price', {}, [
        element('amount', {}, amount),
        ...(currency === undefined ? [] : [element('currency', {}, currency)]),
      ])
    const withPrices = (...prices: ReturnType<typeof price>[]) =>
      run({
        index: 1,
        root: element('item', {}, [element('sku', {}, 'lamp'), element('prices', {}, prices)]),
      })
    expect(withPrices(price('139', 'EUR'), price('156', 'USD'))).toMatchObject({
      product: {
        line: {
          values: {
            price: [
              {
                data: [
                  { amount: '139', currency: 'EUR' },
                  { amount: '156', currency: 'USD' },
                ],
              },
            ],
          },
        },
      },
    })
    expect(withPrices(price('139', 'EUR'), price('156'))).toMatchObject({
      kind: 'rejected',
      findings: [{ reason: 'The amount has no currency beside it.', text: '156' }],
    })
  })

  test('prices of several columns become one list', () => {
    const rules = `values:
  - { attribute: price, from: eur, currency: EUR }
  - { attribute: price, from: usd, currency: USD }
`
    const applied = apply(rules, { eur: '1', usd: '2' })
    const [entry] = (applied.kind === 'product' && applied.product.line.values?.['price']) || []
    expect(entry?.data).toEqual([
      { amount: '1', currency: 'EUR' },
      { amount: '2', currency: 'USD' },
    ])
  })

  test('two prices in one currency are refused rather than chosen from', () => {
    const run = prepare('values:\n  - { attribute: price, from: rrp, currency: EUR }\n')
    const rrp = ['47', '52'].map((amount) => element('rrp', {}, amount))
    const root = element('item', {}, [element('sku', {}, 'lamp'), ...rrp])
    expect(run({ index: 1, root })).toMatchObject({
      kind: 'rejected',
      findings: [{ reason: expect.stringContaining('two prices in EUR: 47 and 52') }],
    })
  })

  test('one text goes to several locales', () => {
    const applied = apply('values:\n  - { attribute: name, locale: [en_US, fr_FR], from: x }\n', {
      x: 'Halo',
    })
    expect(applied).toMatchObject({
      product: {
        line: {
          values: {
            name: [
              { locale: 'en_US', data: 'Halo' },
              { locale: 'fr_FR', data: 'Halo' },
            ],
          },
        },
      },
    })
  })

  test('of several rules for one value the first that has something wins', () => {
    const rules = `values:
  - { attribute: short, from: a }
  - { attribute: short, from: b }
`
    expect(apply(rules, { a: '', b: 'two' })).toMatchObject({
      product: { line: { values: { short: [{ data: 'two' }] } } },
    })
    expect(apply(rules, { a: 'one', b: 'two' })).toMatchObject({
      product: { line: { values: { short: [{ data: 'one' }] } } },
    })
  })
})

describe('what is not there', () => {
  const rule = 'attribute: ean, from: x'

  test('is not sent', () => {
    expect(valueOf(rule, {})).toBeUndefined()
    expect(valueOf(rule, { x: '  ' })).toBeUndefined()
  })

  test('is taken away when the mapping says so, and only when the field is there', () => {
    expect(valueOf(`${rule}, empty: erase`, { x: '' })).toBeNull()
    expect(valueOf(`${rule}, empty: erase`, {})).toBeUndefined()
  })

  test('may be written in words', () => {
    const text = `empty_words: ['-', N/A]\nerase_words: [DELETE]\nvalues:\n  - { ${rule} }\n`
    expect(apply(text, { x: 'N/A' })).toMatchObject({ product: { line: { identifier: 'lamp' } } })
    expect(apply(text, { x: 'DELETE' })).toMatchObject({
      product: { line: { values: { ean: [{ data: null }] } } },
    })
  })
})

describe('what nobody knows', () => {
  const rules = (unknown: string) => `unknown: ${unknown}
family: { from: group, transforms: [{ lookup: { table: { L: lamps, J: jackets } } }] }
values:
  - { attribute: ean, from: ean }
`
  test('rejects the record, with the place and the text', () => {
    expect(apply(rules('reject'), { group: 'X', ean: '1' })).toMatchObject({
      kind: 'rejected',
      identifier: 'lamp',
      findings: [{ target: 'family', text: 'X', place: { line: 1, column: 1 } }],
    })
  })

  test('or skips it', () => {
    expect(apply(rules('skip'), { group: 'X', ean: '1' })).toMatchObject({ kind: 'skipped' })
  })

  test('or is left out with a note', () => {
    expect(apply(rules('ignore'), { group: 'X', ean: '1' })).toMatchObject({
      kind: 'product',
      product: { line: { identifier: 'lamp', values: { ean: [{ data: '1' }] } } },
      notes: [{ target: 'family' }],
    })
  })
})

describe('records', () => {
  test('are left out by a filter', () => {
    const text = `records:
  keep: { any: [{ field: status, is: [A, X] }, { field: status, matches: '^9' }] }
  drop: { not: { field: ean } }
values: []
`
    expect(apply(text, { status: 'A', ean: '1' }).kind).toBe('product')
    expect(apply(text, { status: '91', ean: '1' }).kind).toBe('product')
    expect(apply(text, { status: 'B', ean: '1' }).kind).toBe('skipped')
    expect(apply(text, { status: 'A' }).kind).toBe('skipped')
  })

  test.for(['', '   ', 'a,b', 'a;b'])('with the identifier %j are rejected', (sku) => {
    expect(apply('values: []\n', { sku })).toMatchObject({
      kind: 'rejected',
      findings: [{ target: 'identifier' }],
    })
  })

  test('give new products more than known ones', () => {
    const text = `family: { only: new, value: lamps }
values:
  - { attribute: name, locale: en_US, only: new, from: x }
  - { attribute: ean, from: ean }
`
    const applied = apply(text, { x: 'Halo', ean: '1' })
    if (applied.kind !== 'product') throw new Error('no product')
    expect(lineFor(applied.product, false)).toEqual({
      identifier: 'lamp',
      values: { ean: [{ locale: null, scope: null, data: '1' }] },
    })
    expect(lineFor(applied.product, true)).toMatchObject({
      identifier: 'lamp',
      family: 'lamps',
      values: { ean: [{ data: '1' }], name: [{ locale: 'en_US', data: 'Halo' }] },
    })
  })

  test('become products or reasons, whatever they hold', () => {
    const run = prepare(`family: { from: a }
enabled: { from: b }
categories: { from: c, transforms: [{ split: '/' }] }
values:
  - { attribute: name, locale: en_US, from: a, transforms: [strip_html] }
  - { attribute: weight, from: b, unit: { from: c } }
  - { attribute: price, from: c, currency: { from: a } }
  - { attribute: color, from: a, options: { match: either, missing: create } }
`)
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(text, text, text, text, (sku, a, b, c) => {
        const applied = run(recordOf({ sku, a, b, c }))
        const isTold =
          applied.kind === 'product'
            ? applied.product.identifier === sku.trim()
            : applied.findings.length > 0
        expect(isTold).toBe(true)
      }),
    )
  })
})

describe('what belongs together', () => {
  const links = (
    rules: string[],
    root = recordOf({ sku: 'lamp', more: 'shade|bulb|shade', n: '2' }),
  ) => {
    const list = rules.map((rule) => `  - { ${rule} }\n`).join('')
    const applied = prepare(`associations:\n${list}values: []\n`)(root)
    return applied.kind === 'product'
      ? applied.product.links
      : applied.findings.map(({ reason }) => reason).join(' ')
  }
  const more = "from: more, transforms: [{ split: '|' }]"

  test('is a list, each once; several rules of a type add up', () => {
    const also = 'type: X_SELL, value: cable'
    expect(links([`type: X_SELL, ${more}`, also, 'type: X_SELL, to: groups, value: set'])).toEqual({
      associations: { X_SELL: { products: ['shade', 'bulb', 'cable'], groups: ['set'] } },
    })
  })

  test('has quantities, of its own element, of the record, or the same for all', () => {
    const part = (count: string, code: string) => element('part', { count }, code)
    const root = element('item', {}, [
      element('sku', {}, 'lamp'),
      element('n', {}, '3'),
      part('4', 'bulb'),
      part('1', 'shade'),
    ])
    const of = (quantity: string) =>
      links([`type: SET_CONTENT, from: part, quantity: ${quantity}`], { index: 1, root })
    const both = (bulbs: number, shades: number) => ({
      quantified_associations: {
        SET_CONTENT: {
          products: [
            { identifier: 'bulb', quantity: bulbs },
            { identifier: 'shade', quantity: shades },
          ],
        },
      },
    })
    expect(of("{ from: '@count' }")).toEqual(both(4, 1))
    expect(of('{ from: n }')).toEqual(both(3, 3))
    expect(of('6')).toEqual(both(6, 6))
    expect(of('{ from: nothing }')).toContain('There is no quantity beside it.')
    expect(of("{ value: 'some' }")).toContain('"some" is no quantity')
  })

  test('is a code: a list that was not split is told', () => {
    expect(links(['type: X_SELL, from: more'], recordOf({ sku: 'lamp', more: 'a;b' }))).toContain(
      'need the transform split',
    )
  })

  test('is taken away when an empty field says so, and left alone otherwise', () => {
    const empty = recordOf({ sku: 'lamp', more: '' })
    expect(links([`type: X_SELL, ${more}`], empty)).toBeUndefined()
    expect(links([`type: X_SELL, ${more}, empty: erase`], empty)).toEqual({
      associations: { X_SELL: { products: [] } },
    })
  })
})

describe('HTML that stands there as elements', () => {
  const htmlOf = async (xml: string, transforms: string) => {
    const { records } = await readAll(`<list><item><sku>lamp</sku>${xml}</item></list>`, {
      record: 'list/item',
    })
    const rule = `{ attribute: description, locale: en_US, scope: print, from: text, as: html, transforms: ${transforms} }`
    const applied = prepare(`values:\n  - ${rule}\n`)(records[0]!)
    return applied.kind === 'product'
      ? applied.product.line.values?.['description']?.[0]?.data
      : applied
  }

  test.for<[string, string, string, string]>([
    [
      'is kept in its order',
      '<text>Warm <b>light</b>, <i>dimmed</i> &amp; quiet.</text>',
      '[]',
      'Warm <b>light</b>, <i>dimmed</i> &amp; quiet.',
    ],
    ['is made plain', '<text><p>Warm</p><p>light</p></text>', '[strip_html]', 'Warm\nlight'],
    [
      'loses what is not wanted',
      '<text><p onclick="x()">Warm<br/><script>no</script></p></text>',
      "[{ keep_html: ['p', 'br'] }]",
      '<p>Warm<br></p>',
    ],
    [
      'may be text after all',
      '<text><![CDATA[Warm <b>light</b>]]></text>',
      '[]',
      'Warm <b>light</b>',
    ],
    [
      'keeps quotes and signs',
      '<text><a href="a&quot;b&amp;c">1 &lt; 2</a></text>',
      '[]',
      '<a href="a&quot;b&amp;c">1 &lt; 2</a>',
    ],
  ])('%s', async ([, xml, transforms, wanted]) => {
    expect(await htmlOf(xml, transforms)).toBe(wanted)
  })

  test('without it, only the own text of the element counts', async () => {
    expect(valueOf('attribute: ean, from: x', { x: 'plain' })).toBe('plain')
    const { records } = await readAll('<l><i><sku>a</sku><x>Warm <b>light</b></x></i></l>', {
      record: 'l/i',
    })
    const applied = prepare('values: [{ attribute: ean, from: x, transforms: [trim] }]\n')(
      records[0]!,
    )
    expect(applied).toMatchObject({ product: { line: { values: { ean: [{ data: 'Warm' }] } } } })
  })
})
