import { operations, type Operation } from '#contract'
import { describe as group, expect, test } from 'vitest'
import {
  allSchemas,
  describe,
  irregularAnchors,
  resources,
  schemasOf,
  sharedAnswers,
} from '../../../../src/components/reference/contract.ts'

group('the reference', () => {
  test('has every operation in one section', () => {
    const listed = resources().flatMap((resource) => resource.operations.map(({ id }) => id))
    expect(listed.toSorted()).toEqual(Object.keys(operations).toSorted())
  })

  test('puts what belongs to the sandbox last', () => {
    const apis = resources().map((resource) => resource.operations[0]?.api)
    expect(apis.lastIndexOf('pim')).toBeLessThan(apis.indexOf('sandbox'))
  })

  test.each(Object.values<Operation>(operations))(
    '$id says what it does and answers',
    ({ id, path }) => {
      const { text, parameters, answers } = describe(id)
      expect(text).not.toBe('')
      expect(answers.map(({ status }) => status)).toContainEqual(expect.stringMatching(/^2/))
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
        expect(parameters.map((parameter) => parameter.name)).toContain(name)
      }
    },
  )

  test('reads the schema of a line where a body has many', () => {
    const [body] = describe('patch_products').request?.bodies ?? []
    expect(body).toMatchObject({
      lines: true,
      schema: { $ref: '#/components/schemas/ProductPatchLine' },
    })
  })

  test('shows examples as they travel', () => {
    const bodies = describe('post_token').request?.bodies ?? []
    const form = bodies.find(({ mediaType }) => mediaType.includes('form'))
    expect(form?.examples[0]?.text).toMatch(/^grant_type=password&/)
    const [batch] = describe('patch_products').request?.bodies ?? []
    expect(batch?.examples[0]?.text).toMatch(/^\{"identifier"/)
  })

  test('describes an answer that many operations share once', () => {
    const names = sharedAnswers().map(({ shared }) => shared)
    expect(names).toContain('Unauthorized')
    expect(new Set(names).size).toBe(names.length)
  })

  test('describes each object once: with its resource, or among those that several share', () => {
    const tags = [undefined, ...resources().map(({ name }) => name)]
    const described = tags.flatMap((tag) => schemasOf(tag).map(({ name }) => name))
    expect(described.toSorted()).toEqual(allSchemas())
  })

  test('begins with the object that the resource is about', () => {
    expect(schemasOf('Products')[0]?.name).toBe('Product')
    expect(schemasOf('Families')[0]?.name).toBe('Family')
    expect(schemasOf().map(({ name }) => name)).toContain('PageLinks')
  })

  test('says since when, in which edition, and what a role must allow', () => {
    expect(describe('get_measurement_families')).toMatchObject({ edition: 'CE', since: '5.0' })
    expect(describe('delete_families__code_')).toMatchObject({ edition: 'SaaS', since: 'SaaS' })
    expect(describe('patch_products').right).toBe('create or update products')
    expect(describe('post_sandboxes').right).toBeUndefined()
  })

  test('knows the anchors that the PIM writes otherwise', () => {
    for (const [old, id] of Object.entries(irregularAnchors)) {
      expect(old in operations).toBe(false)
      expect(id in operations).toBe(true)
    }
  })
})
