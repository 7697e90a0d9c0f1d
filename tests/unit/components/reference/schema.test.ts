import { describe, expect, test } from 'vitest'
import { allSchemas } from '../../../../src/components/reference/contract.ts'
import {
  allProperties,
  formsOf,
  loose,
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

type Schema = Parameters<typeof formsOf>[0]

const paths = (schema: Schema) => allProperties(formsOf(schema)).map(({ path }) => path)

describe('the properties of a schema', () => {
  test('include inherited ones and those of objects inside, however deep', () => {
    expect(paths({ $ref: '#/components/schemas/ProductPage' })).toEqual(
      expect.arrayContaining(['_links', '_embedded', '_embedded.items.values.data']),
    )
  })

  test('say which are required, in the object that they are in', () => {
    const schema = {
      type: 'object',
      required: ['label'],
      properties: {
        label: { type: 'object', properties: { label: { type: 'string' } } },
        code: { type: 'string' },
      },
    }
    const rows = allProperties(formsOf(schema as Schema))
    expect(rows.map(({ path, required }) => [path, required])).toEqual([
      ['label', true],
      ['label.label', false],
      ['code', false],
    ])
  })

  test('leave out what stands beside a reference as false', () => {
    const schema = { $ref: '#/components/schemas/Product', properties: { _links: false } }
    expect(paths(schema as unknown as Schema)).not.toContain('_links')
    expect(paths({ $ref: '#/components/schemas/Product' })).toContain('_links')
  })

  test('are told form by form where there are several', () => {
    const names = formsOf({ $ref: '#/components/schemas/TokenRequest' }).map(({ name }) =>
      name?.map(({ text }) => text).join(''),
    )
    expect(names).toEqual(['PasswordGrant', 'RefreshGrant'])
  })

  test('end where an object is inside itself', () => {
    const node: Record<string, unknown> = { type: 'object' }
    node['properties'] = { again: { $ref: '#/components/schemas/Product' } }
    expect(paths(node as Schema).length).toBeLessThan(200)
  })

  test('have addresses that differ, in every object of the contract', () => {
    for (const name of allSchemas()) {
      for (const form of formsOf({ $ref: `#/components/schemas/${name}` })) {
        const names = form.properties.map((property) => property.path)
        expect(names.filter((path, at) => names.indexOf(path) !== at)).toEqual([])
      }
    }
  })
})

test('rules are told in words', () => {
  const schema = loose({ type: 'integer', minimum: 1, maximum: 100, default: 10 })
  expect(rulesOf(schema)).toEqual(['default 10', 'at least 1', 'at most 100'])
})
