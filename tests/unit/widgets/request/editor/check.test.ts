import { describe, expect, test } from 'vitest'
import { mediaTypes, type OperationId } from '#contract'
import { document } from '../../../../../src/contract/document.ts'
import { pieceOf } from '../../../../../src/contract/piece.ts'
import { createBodyCheck } from '../../../../../src/widgets/request/editor/check.ts'

function check(id: OperationId, text: string, isLines = false) {
  const { bodies, schemas } = pieceOf(document, id)
  const type = isLines ? mediaTypes.collection : mediaTypes.json
  const body = bodies.find(({ mediaType }) => mediaType === type)
  expect(body).toBeDefined()
  return createBodyCheck(
    body,
    schemas,
    isLines,
  )(text).map(({ from, to, severity, message }) => ({
    at: text.slice(from, to),
    severity,
    message,
  }))
}

describe('a body', () => {
  test('that the contract allows has no problem', () => {
    const body = { family: 'lamps', values: { name: [{ locale: null, scope: null, data: 'x' }] } }
    expect(check('patch_products__code_', JSON.stringify(body))).toEqual([])
    expect(check('patch_products__code_', '')).toEqual([])
  })

  test('is pointed at where it is no JSON', () => {
    expect(check('patch_products__code_', '{\n  "enabled": true,\n}')).toEqual([
      { at: '}', severity: 'error', message: expect.stringContaining('comma') },
    ])
  })

  test('is pointed at where the contract wants something else', () => {
    const [problem] = check('patch_products__code_', '{"enabled": "yes"}')
    expect(problem).toMatchObject({ at: '"enabled"', severity: 'warning' })
    expect(problem?.message).toMatch(/wants .*boolean/)
  })

  test('is checked line by line, and says which', () => {
    const problems = check(
      'patch_products',
      '{"identifier":"a"}\n{"identifier":}\n{"identifier":"c","enabled":1}',
      true,
    )
    expect(problems.map(({ message }) => message.slice(0, 7))).toEqual(['Line 2:', 'Line 3:'])
    expect(problems[1]?.at).toBe('"enabled"')
  })

  test('without a contract is only looked at as JSON', () => {
    const loose = createBodyCheck(undefined, {}, false)
    expect(loose('{"anything": 1}')).toEqual([])
    expect(loose('{')).toHaveLength(1)
  })
})
