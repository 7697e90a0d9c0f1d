import { describe, expect, test } from 'vitest'
import {
  loose,
  properties,
  rulesOf,
  typeWords,
} from '../../../../src/components/reference/schema.ts'

const words = (schema: Parameters<typeof typeWords>[0]) =>
  typeWords(schema)
    .map(({ text }) => text)
    .join('')

describe('a type in words', () => {
  test.each([
    [{ type: 'string' }, 'string'],
    [{ type: ['string', 'null'] }, 'string or null'],
    [{ type: 'string', format: 'uuid' }, 'string (uuid)'],
    [{ type: 'array', items: { type: 'integer' } }, 'list of integer'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'object of string'],
    [{ oneOf: [{ type: 'number' }, { const: 'all' }] }, 'number or "all"'],
    [{}, 'object'],
  ])('%j is read as "%s"', (schema, expected) => {
    expect(words(schema as Parameters<typeof typeWords>[0])).toBe(expected)
  })

  test('leads to the schema that it names', () => {
    expect(typeWords({ $ref: '#/components/schemas/Product' })).toEqual([
      { text: 'Product', schema: 'Product' },
    ])
  })
})

describe('the properties of a schema', () => {
  test('include those of inherited schemas and of objects written out inside', () => {
    const names = properties({ $ref: '#/components/schemas/ProductPage' }).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['_links', '_embedded', '_embedded.items']))
  })

  test('say which are required', () => {
    const rows = properties({
      type: 'object',
      required: ['label'],
      properties: { label: { type: 'string' }, code: { type: 'string' } },
    })
    expect(rows.map(({ name, required }) => [name, required])).toEqual([
      ['label', true],
      ['code', false],
    ])
  })
})

test('rules are told in words', () => {
  const schema = loose({ type: 'integer', minimum: 1, maximum: 100, default: 10 })
  expect(rulesOf(schema)).toEqual(['default 10', 'at least 1', 'at most 100'])
})
