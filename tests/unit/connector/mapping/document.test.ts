import { formatMapping, mappingJsonSchema, parseMapping } from '#connector'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const start = "version: 1\nidentifier: { from: '@sku' }\n"

function problems(text: string): string[] {
  return parseMapping(text).problems.map(
    ({ place, message }) => `${place.line}:${place.column} ${message}`,
  )
}

describe('a mapping document', () => {
  test('is read when it is well', () => {
    const { mapping } = parseMapping(`${start}values:\n  - { attribute: ean, from: ean }\n`)
    expect(mapping?.values).toEqual([{ attribute: 'ean', from: 'ean' }])
  })

  test('may be JSON', () => {
    const json = JSON.stringify({ version: 1, identifier: { from: '@sku' }, values: [] })
    expect(parseMapping(json).problems).toEqual([])
  })

  test('keeps codes as they are written', () => {
    const text = `${start}values:
  - attribute: order_unit
    from: unit
    transforms: [{ lookup: { table: { 0470: no, 1e3: 007, true: yes } } }]
`
    expect(parseMapping(text).mapping?.values[0]?.transforms).toEqual([
      { lookup: { table: { '0470': 'no', '1e3': '007', true: 'yes' } } },
    ])
  })

  test.for<[string, string, string]>([
    ['a misspelt key', 'vlues: []', '3:1 "vlues" is not known here. Did you mean "values"?'],
    [
      'a misspelt key of a rule',
      'values:\n  - { atribute: ean, from: ean }',
      '4:7 "atribute" is not known here. Did you mean "attribute"?',
    ],
    [
      'a misspelt transform',
      'values:\n  - { attribute: ean, from: ean, transforms: [trimm] }',
      '4:47 "trimm" is not known here. Did you mean "trim"?',
    ],
    [
      'a misspelt setting',
      'values:\n  - { attribute: ean, from: ean, transforms: [{ case: titel }] }',
      '4:55 "titel" is not known here. Did you mean "title"?',
    ],
    [
      'a broken path',
      "values:\n  - { attribute: ean, from: 'a[b' }",
      "4:29 In the path `a[b`, column 4: a condition is written [NAME='value'] or [@name='value'].",
    ],
    [
      'a pattern that cannot be decided in linear time',
      "values:\n  - { attribute: ean, from: a, transforms: [{ replace: { pattern: '(?=a)', with: '' } }] }",
      '4:67 Not a pattern',
    ],
    [
      'a date format without a year',
      'values:\n  - { attribute: ean, from: a, transforms: [{ date: { format: DD.MM } }] }',
      '4:63 "DD.MM" needs a year, a month and a day once each',
    ],
  ])('tells line and column of %s', ([, text, wanted]) => {
    expect(problems(start + text).join('\n')).toContain(wanted)
  })

  test('says what is missing', () => {
    expect(problems('version: 1\nvalues: []').join('\n')).toContain('"identifier" is missing')
  })

  test('says where YAML itself is broken', () => {
    expect(problems('version: 1\nvalues: [')[0]).toMatch(/^2:10 Not YAML/)
  })

  test('refuses a document that grows when it is opened', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: [*d, *d, *d, *d, *d, *d, *d, *d, *d]
`
    expect(problems(bomb)[0]).toContain('Not usable')
  })

  test('refuses a data file that was taken for a mapping', () => {
    expect(problems('x'.repeat(3_000_000))[0]).toContain('too long')
  })

  test('never throws, whatever is written', () => {
    const odd = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .array(
          fc.constantFrom(
            'version: 1',
            '- a',
            '  b: c',
            '{',
            '[',
            '&a',
            '*a',
            '<<: *a',
            '!!js x',
            '? ',
            '\t',
          ),
          { maxLength: 8 },
        )
        .map((lines) => lines.join('\n')),
    )
    fc.assert(
      fc.property(odd, (text) => {
        const { mapping, problems: found } = parseMapping(text)
        expect(mapping === undefined).toBe(found.length > 0)
        for (const { place } of found) expect(place.line).toBeGreaterThan(0)
      }),
    )
  })

  test('keeps its comments when it is edited', () => {
    const edited = parseMapping(readExample())
      .set(['identifier', 'from'], '@number')
      .add(['values'], { attribute: 'brand', value: 'aldersund' })
    expect(edited.problems).toEqual([])
    expect(edited.text).toContain('# The ERP knows item groups')
    expect(edited.mapping?.identifier.from).toBe('@number')
    expect(edited.mapping?.values.at(-1)).toEqual({ attribute: 'brand', value: 'aldersund' })
    expect(edited.remove(['values', 0]).mapping?.values[0]?.attribute).toBe('article_number')
  })

  test('edited keys that look like numbers stay what they were', () => {
    const text = `${start}values:\n  - { attribute: a, from: a, transforms: [{ lookup: { table: { 0470: 007 } } }] }\n`
    const edited = parseMapping(text).set(['name'], 'Evening')
    expect(edited.mapping?.values).toEqual(parseMapping(text).mapping?.values)
  })

  test('is the same after it was printed and read', () => {
    const { mapping } = parseMapping(readExample())
    expect(formatMapping(mapping!).mapping).toEqual(mapping)
  })
})

describe('the schema for editors', () => {
  const validate = new Ajv2020({ strict: false }).compile(mappingJsonSchema())

  test('accepts what the library accepts', () => {
    expect(validate(parse(readExample()))).toBe(true)
  })

  test.for([
    { version: 2, identifier: { from: 'a' }, values: [] },
    { version: 1, values: [] },
    { version: 1, identifier: { from: 'a' }, values: [{ from: 'a' }] },
    { version: 1, identifier: { from: 'a' }, values: [{ attribute: 'a', transforms: ['trm'] }] },
  ])('refuses %j', (mapping) => {
    expect(validate(mapping)).toBe(false)
  })
})

function readExample(): string {
  return readFileSync('public/downloads/evening-export.mapping.yaml', 'utf8')
}
