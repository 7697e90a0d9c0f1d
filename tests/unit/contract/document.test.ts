import { describe, expect, test } from 'vitest'
import { mediaTypes, operations, type Operation } from '#contract'
import { document } from '../../../src/contract/document.ts'
import { lookUp, problemsOf } from '../../support/contract.ts'

type Plain = Record<string, unknown>
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

interface Example {
  place: string
  keys: string[]
  value: unknown
}

/** All examples below a place, with the keys that lead to the schema each should fit. */
function examplesIn(value: unknown, keys: string[] = []): Example[] {
  if (!isPlain(value)) return []
  const own = 'schema' in value ? ownExamples(value, keys) : []
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, child]) => examplesIn(child, [...keys, key])),
  ]
}

function ownExamples(holder: Plain, keys: string[]): Example[] {
  const schema = [...keys, 'schema']
  const named = isPlain(holder.examples) ? Object.entries(holder.examples) : []
  const examples = named.map(([name, example]) => ({
    place: [...keys, name].join(' '),
    keys: schema,
    value: valueOf(example),
  }))
  if (!('example' in holder)) return examples
  return [...examples, { place: keys.join(' '), keys: schema, value: holder.example }]
}

function valueOf(example: unknown): unknown {
  if (!isPlain(example)) return undefined
  return typeof example.$ref === 'string'
    ? lookUp([...example.$ref.slice(2).split('/'), 'value']).value
    : example.value
}

const examples = examplesIn(document)

describe('examples', () => {
  test('there are some', () => {
    expect(examples.length).toBeGreaterThan(150)
  })

  test.each(examples.map((example) => [example.place, example] as const))(
    'fit their schema: %s',
    (_, { keys, value }) => {
      const line = lookUp([...keys, 'x-line'])
      const problems =
        line.value === undefined
          ? problemsOf(lookUp(keys).pointer, value)
          : String(value)
              .split('\n')
              .flatMap((text) => problemsOf(line.pointer, JSON.parse(text)))
      // An example of a batch has one line that the API refuses.
      const isRefusedLine = line.value !== undefined && keys.includes('requestBody')
      expect(
        problems.filter((problem) => !(isRefusedLine && problem.includes('"colour"'))),
      ).toEqual([])
    },
  )
})

describe.each(Object.values<Operation>(operations))(
  '$id',
  ({ path, method, auth, requestTypes, responseTypes }) => {
    const place = ['paths', path, method.toLowerCase()]
    const responses = Object.keys(lookUp([...place, 'responses']).value ?? {})
    const contents = responses.flatMap((status) => {
      const { value } = lookUp([...place, 'responses', status, 'content'])
      return Object.entries(isPlain(value) ? value : {}).map(([type, content]) => ({
        name: `${status} ${type}`,
        content: isPlain(content) ? content : {},
      }))
    })

    test('shows an example of every answer', () => {
      const without = contents.filter(
        ({ content }) => !('example' in content || 'examples' in content),
      )
      expect(without.map(({ name }) => name)).toEqual([])
    })

    test('says how it refuses what is not allowed', () => {
      const expected = [
        ...(auth === 'token' || auth === 'sandbox-key' ? ['401'] : []),
        ...(auth === 'token' ? ['403'] : []),
        ...(method === 'GET' && responseTypes.includes(mediaTypes.json) ? ['406'] : []),
        ...(requestTypes.length > 0 ? ['413', '415'] : []),
        '429',
      ]
      expect(responses).toEqual(expect.arrayContaining(expected))
    })

    test('describes every parameter', () => {
      const { value } = lookUp([...place, 'parameters'])
      const shared = lookUp(['paths', path, 'parameters']).value
      const parameters = [value, shared].flatMap((list) => (Array.isArray(list) ? list : []))
      const described = parameters.map((parameter: Plain) =>
        typeof parameter.$ref === 'string'
          ? lookUp(parameter.$ref.slice(2).split('/')).value
          : parameter,
      )
      for (const parameter of described) {
        expect(parameter).toMatchObject({
          name: expect.any(String),
          description: expect.any(String),
        })
        expect(parameter).toSatisfy(
          (given: Plain) => isPlain(given.schema) || isPlain(given.content),
        )
      }
      const names = described.map((parameter) => isPlain(parameter) && parameter.name)
      expect(names).toEqual(
        expect.arrayContaining([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)),
      )
    })
  },
)

describe('schemas', () => {
  const schemas = Object.entries<unknown>(document.components?.schemas ?? {})

  test.each(schemas)('%s is described, and so is each of its properties', (_, schema) => {
    expect(schema).toHaveProperty('description')
    const properties = isPlain(schema) && isPlain(schema.properties) ? schema.properties : {}
    const silent = Object.entries(properties).filter(
      ([, property]) => isPlain(property) && !('description' in property) && !('$ref' in property),
    )
    expect(silent.map(([name]) => name)).toEqual([])
  })
})
