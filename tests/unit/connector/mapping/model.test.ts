import { checkMapping, createApply, type PimStructure, parseMapping } from '#connector'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testCatalog } from '../../../support/catalog.ts'
import { recordOf } from '../../../support/hand-made-records.ts'
import { testStructure } from '../../../support/structure.ts'

const structure: PimStructure = {
  ...testStructure,
  familyVariants: new Map(testCatalog.familyVariants.map((variant) => [variant.code, variant])),
}

const values = `values:
  - { attribute: size, from: size }
  - { attribute: ean, from: ean }
  - { attribute: color, from: colour }
  - { attribute: weight, from: weight }
`
const start = `version: 1
identifier: { from: sku }
model: { code: { from: style }, family_variant: jackets_by_size }
`

function prepare(text: string) {
  const { mapping, problems } = parseMapping(text)
  expect(problems).toEqual([])
  return createApply(mapping!, structure)
}

function apply(text: string, fields: Record<string, string>) {
  return prepare(text)(recordOf({ sku: 'j1', ...fields }))
}

const data = (value: unknown) => [{ locale: null, scope: null, data: value }]

describe('a record of a variant', () => {
  test('is taken apart into the model and what stands below it', () => {
    expect(
      apply(start + values, { style: 'J', size: 'm', ean: '204', colour: 'moss' }),
    ).toMatchObject({
      kind: 'product',
      notes: [],
      product: {
        line: { identifier: 'j1', parent: 'J', values: { size: data('m'), ean: data('204') } },
        model: {
          line: { code: 'J', family_variant: 'jackets_by_size', values: { color: data('moss') } },
          axes: { size: 'm' },
        },
      },
    })
  })

  test('without a model is a product of its own, with all its values', () => {
    const applied = apply(start + values, { style: '', size: 'm', colour: 'moss' })
    expect(applied).toMatchObject({
      product: { line: { values: { size: data('m'), color: data('moss') } } },
    })
    expect(applied).not.toHaveProperty('product.model')
    expect(applied).not.toHaveProperty('product.line.parent')
  })

  test('leaves its family to the model, and what is for new ones on its level', () => {
    const text = `${start}family: { value: jackets, only: new }
values:
  - { attribute: size, from: size }
  - { attribute: name, locale: en_US, only: new, from: name }
  - { attribute: ean, only: new, from: ean }
`
    const applied = apply(text, { style: 'J', size: 'm', name: 'Fjord', ean: '204' })
    expect(applied).toMatchObject({
      product: {
        whenNew: { values: { ean: data('204') } },
        model: { whenNew: { values: { name: [{ locale: 'en_US', data: 'Fjord' }] } } },
      },
    })
    expect(applied).not.toHaveProperty('product.whenNew.family')
  })

  test.for<[string, string, Record<string, string>, string, string]>([
    ['lacks its axis', start + values, { style: 'J' }, 'rejected', 'differ in size'],
    [
      'has an axis that is no option',
      start + values,
      { style: 'J', size: 'xxs' },
      'rejected',
      'xxs',
    ],
    [
      'has no code for a model',
      start + values,
      { style: 'J;K', size: 'm' },
      'rejected',
      'cannot be the code',
    ],
    [
      'has another family',
      `${start}family: { from: group }\n${values}`,
      { style: 'J', size: 'm', group: 'lamps' },
      'rejected',
      'a variant of jackets',
    ],
    [
      'has a value that the family lacks',
      `${start}family: { from: group }\nvalues:\n  - { attribute: size, from: size }\n  - { attribute: short, from: note }\n`,
      { style: 'J', size: 'm', note: 'New' },
      'product',
      'The family jackets does not have it',
    ],
    [
      'finds no family variant',
      start.replace('jackets_by_size', '{ from: kind }') + values,
      { style: 'J', size: 'm' },
      'rejected',
      'no family variant for the model J',
    ],
    [
      'finds one of two levels',
      start.replace('jackets_by_size', '{ from: kind }') + values,
      { style: 'J', size: 'm', kind: 'jackets_by_color_and_size' },
      'rejected',
      'has 2 levels',
    ],
  ])('that %s is told so', ([, text, fields, kind, reason]) => {
    const applied = apply(text, fields)
    expect(applied.kind).toBe(kind)
    const findings = applied.kind === 'product' ? applied.notes : applied.findings
    expect(findings.map((finding) => finding.reason).join(' ')).toContain(reason)
  })

  test('says on its two levels together what its lines said, whatever that is', () => {
    const split = prepare(start + values)
    const plain = prepare(start.replace(/^model.*\n/m, '') + values)
    const cell = fc.oneof(fc.string(), fc.constantFrom('', 'm', 's', 'moss', '204', '1.5'))
    const fields = fc.record({
      style: fc.constantFrom('J', 'K 2', 'æ'),
      size: fc.constantFrom('s', 'm', 'l'),
      ean: cell,
      colour: cell,
      weight: cell,
    })
    fc.assert(
      fc.property(fields, (record) => {
        const [one, two] = [split, plain].map((run) => run(recordOf({ sku: 'j1', ...record })))
        expect(one?.kind).toBe(two?.kind)
        if (one?.kind !== 'product' || two?.kind !== 'product') return
        const { model, line } = one.product
        expect({ ...model?.line.values, ...line.values }).toEqual(two.product.line.values)
        const shared = Object.keys(model?.line.values ?? {}).filter((code) => line.values?.[code])
        expect(shared).toEqual([])
      }),
    )
  })
})

describe('the rule for models is held against the PIM', () => {
  test.for<[string, string, string]>([
    [
      'an unknown family variant',
      start.replace('by_size', 'by_sise') + values,
      '3:49 The PIM has no family variant "jackets_by_sise". Did you mean "jackets_by_size"?',
    ],
    [
      'one of two levels',
      start.replace('by_size', 'by_color_and_size') + values,
      '3:49 jackets_by_color_and_size has 2 levels',
    ],
    [
      'an axis without a line',
      `${start}values: []\n`,
      '3:49 Variants of jackets_by_size differ in size. Map it',
    ],
    [
      'a parent as well',
      `${start}parent: { from: style }\n${values}`,
      '4:1 With model, that is the parent',
    ],
    [
      'another family',
      `${start}family: { value: lamps }\n${values}`,
      '4:18 jackets_by_size is a variant of the family jackets',
    ],
    [
      'a value that the family lacks',
      `${start}${values}  - { attribute: short, from: x }\n`,
      '9:18 The family jackets does not have short',
    ],
    [
      'a word of a table',
      start.replace(
        'jackets_by_size',
        '{ from: kind, transforms: [{ lookup: { table: { J: jackets } } }] }',
      ) + values,
      'no family variant "jackets"',
    ],
    [
      'a code from nowhere',
      start.replace('{ from: style }', '{ transforms: [trim] }') + values,
      'Where does it come from?',
    ],
  ])('%s', ([, text, problem]) => {
    const found = checkMapping(parseMapping(text), structure).map(
      ({ place, message }) => `${place.line}:${place.column} ${message}`,
    )
    expect(found).toEqual([expect.stringContaining(problem)])
  })

  test('a mapping that fits has nothing to mend, also beside products of other families', () => {
    const mixed = `${start}family: { from: group }\n${values}  - { attribute: short, from: x }\n`
    for (const text of [start + values, mixed])
      expect(checkMapping(parseMapping(text), structure)).toEqual([])
  })
})
