import { describe, expect, test } from 'vitest'
import { operations, type OperationId } from '#contract'
import { document } from '../../../src/contract/document.ts'
import { pieceOf } from '../../../src/contract/piece.ts'

describe('the piece of the contract that is about one operation', () => {
  test('has its parameters, with those of the path', () => {
    const { parameters, bodies } = pieceOf(document, 'get_products')
    expect(parameters.find(({ name }) => name === 'limit')).toMatchObject({
      in: 'query',
      required: false,
      schema: { type: 'integer', maximum: 100 },
      example: '3',
    })
    expect(bodies).toEqual([])
    expect(pieceOf(document, 'get_products__code_').parameters[0]).toMatchObject({
      name: 'code',
      in: 'path',
      required: true,
    })
  })

  test('knows the lines of a batch', () => {
    const { bodies } = pieceOf(document, 'patch_products')
    const lines = bodies.find(({ lines: isLines }) => isLines)
    expect(lines?.mediaType).toBe('application/vnd.akeneo.collection+json')
    expect(lines?.schema.$ref).toMatch(/^#\/schemas\//)
  })

  test.each(Object.keys(operations) as OperationId[])('has every schema that %s names', (id) => {
    const piece = pieceOf(document, id)
    const text = JSON.stringify(piece)
    for (const [, name = ''] of text.matchAll(/"\$ref":"#\/schemas\/([^"]+)"/g)) {
      expect(piece.schemas).toHaveProperty([name])
    }
    expect(text).not.toContain('#/components/')
  })
})
