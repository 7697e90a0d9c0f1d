import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createApply, type MappingDocument, parseMapping, readRecords } from '#connector'
import {
  addAssociation,
  addLine,
  aimAssociation,
  aimLine,
  linesOf,
  originWords,
  removeLine,
  separate,
  separatorOf,
} from '../../../../src/widgets/connector-builder/lines.ts'
import { outcomeOf } from '../../../../src/widgets/connector-builder/outcome.ts'
import { identityOf } from '../../../../src/widgets/connector-builder/reasons.ts'
import { testStructure } from '../../../support/structure.ts'

const document = parseMapping(readFileSync('public/downloads/evening-export.mapping.yaml', 'utf8'))

describe('the lines of a mapping', () => {
  test('tell where each comes from and where it goes, the identifier first', () => {
    const told = linesOf(document.mapping!).map(
      (line) => `${originWords(line.rule)} → ${line.target}`,
    )
    expect(told.slice(0, 4)).toEqual([
      '@sku → identifier',
      'group → family',
      'one case → enabled',
      "name[@lang='D'] → name",
    ])
  })

  test('a line that was changed is another line', () => {
    const [, , , name] = linesOf(document.mapping!)
    const changed = linesOf(document.set([...name!.path, 'locale'], 'en_US').mapping!)[3]
    expect(identityOf(changed!)).not.toBe(identityOf(name!))
  })
})

describe('a new line', () => {
  const aimed = (code: string) => {
    const longer = addLine(document, 'stock')
    const at = longer.mapping!.values.length - 1
    return aimLine(longer, ['values', at], code, testStructure).mapping!.values.at(-1)
  }

  test('gets the locale that its attribute needs', () => {
    expect(aimed('name')).toMatchObject({ attribute: 'name', from: 'stock' })
    expect(aimed('name')?.locale).toBeTypeOf('string')
  })

  test('gets a currency for prices, and nothing for plain texts', () => {
    expect(aimed('price')?.currency).toBeTypeOf('string')
    expect(aimed('ean')).toEqual({ attribute: 'ean', from: 'stock' })
  })

  test('loses what its next attribute cannot have', () => {
    const longer = addLine(document, 'stock')
    const path = ['values', longer.mapping!.values.length - 1]
    const moved = aimLine(aimLine(longer, path, 'price', testStructure), path, 'ean', testStructure)
    expect(moved.mapping!.values.at(-1)).toEqual({ attribute: 'ean', from: 'stock' })
  })

  test('leaves the comments of the others where they are', () => {
    const comments = (text: string) => text.match(/#.*/g)
    expect(comments(addLine(document, 'stock').text)).toEqual(comments(document.text))
  })
})

describe('what a product belongs together with', () => {
  const start = parseMapping(
    '# Ours.\nversion: 1\nidentifier: { from: sku } # as printed\nvalues: []\n',
  )
  const counted = [...testStructure.associationTypes!.values()].find((one) => one.is_quantified)!
  const lastOf = ({ mapping }: MappingDocument) => linesOf(mapping!).at(-1)!
  const aimed = (known: MappingDocument, code: string) =>
    aimAssociation(known, lastOf(known), code, testStructure)

  test('is a line that is picked together, and comments stay', () => {
    const added = addAssociation(start)
    expect(lastOf(added)).toMatchObject({ path: ['associations', 0], target: '' })
    const plain = aimed(added, 'X_SELL').set(['associations', 0, 'from'], 'accessories')
    const apart = separate(plain, lastOf(plain), '|')
    expect(separatorOf(lastOf(apart).rule)).toBe('|')
    expect(apart.mapping?.associations).toEqual([
      { type: 'X_SELL', from: 'accessories', transforms: [{ split: '|' }] },
    ])
    expect(apart.text).toMatch(/^# Ours\.[^]*# as printed/)
    const other = separate(apart, lastOf(apart), ',')
    expect(lastOf(other).rule.transforms).toEqual([{ split: ',' }])
    expect(separate(other, lastOf(other), '').text).toBe(plain.text)
    expect(removeLine(plain, lastOf(plain)).text).toBe(start.text)
  })

  test('is taken apart before anything else is done with it', () => {
    const known = addAssociation(start).set(['associations', 0, 'transforms'], ['trim'])
    const apart = separate(known, lastOf(known), ';')
    expect(lastOf(apart).rule.transforms).toEqual([{ split: ';' }, 'trim'])
    expect(lastOf(separate(apart, lastOf(apart), '')).rule.transforms).toEqual(['trim'])
  })

  test('has a quantity where, and only where, its type has', () => {
    const one = aimed(addAssociation(start), counted.code)
    expect(lastOf(one).rule.quantity).toBe('1')
    const field = one.set(['associations', 0, 'quantity'], { from: '@count' })
    expect(lastOf(aimed(field, counted.code)).rule.quantity).toEqual({ from: '@count' })
    expect(lastOf(aimed(field, 'X_SELL')).rule.quantity).toBeUndefined()
  })

  test('shows for a record what it gives', async () => {
    const mapped = parseMapping(
      `version: 1\nidentifier: { from: sku }\nvalues: []\nassociations:
  - { type: X_SELL, from: goes/with }
  - { type: SUBSTITUTION, from: instead }
  - { type: ${counted.code}, from: goes/with, quantity: 2 }
`,
    )
    const source = new Blob([
      '<all><item><sku>a</sku><goes><with>b</with><with>c</with></goes></item></all>',
    ]).stream()
    const records = readRecords(source, { record: 'all/item' })
    const { value: record } = await records[Symbol.asyncIterator]().next()
    const applied = createApply(mapped.mapping!, testStructure)(record!)
    const outcomes = linesOf(mapped.mapping!).map((line) => outcomeOf(line, applied))
    expect(outcomes.slice(1)).toEqual([
      { kind: 'value', text: 'b, c' },
      { kind: 'nothing' },
      { kind: 'value', text: '2 × b · 2 × c' },
    ])
  })
})
