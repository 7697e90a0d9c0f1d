import { operations, type Operation } from '#contract'
import { describe as group, expect, test } from 'vitest'
import {
  describe,
  resources,
  schemas,
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

  test('has every named schema', () => {
    expect(schemas().map(({ name }) => name)).toContain('Product')
  })
})
