import { describe, expect, test } from 'vitest'
import { jsonTokens } from '../../../src/components/json-tokens.ts'

describe('JSON cut into tokens', () => {
  test('loses nothing', () => {
    const json = JSON.stringify(
      { a: [1, -2.5e-7, true, null, 'x: "y"\\'], 'b "c"': {}, true: 'null' },
      null,
      2,
    )
    const text = jsonTokens(json)
      .map((token) => token.text)
      .join('')
    expect(text).toBe(json)
  })

  test('keeps what is no JSON', () => {
    const text = '{"line":1}\n{broken'
    expect(
      jsonTokens(text)
        .map((token) => token.text)
        .join(''),
    ).toBe(text)
  })

  test.each([
    ['key', { name: 1 }, '"name"'],
    ['string', ['lamp: "Halo"'], '"lamp: \\"Halo\\""'],
    ['number', [-12.5], '-12.5'],
    ['boolean', [false], 'false'],
    ['null', [null], 'null'],
  ])('tells a %s', (kind, value, text) => {
    expect(jsonTokens(JSON.stringify(value))).toContainEqual({ kind, text })
  })
})
