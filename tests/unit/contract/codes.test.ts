import { assert, oneof, property, string, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as codes from '../../../src/contract/codes.ts'

const kinds = [
  ['attribute', codes.isAttributeCode, codes.ensureAttributeCode],
  ['family', codes.isFamilyCode, codes.ensureFamilyCode],
  ['category', codes.isCategoryCode, codes.ensureCategoryCode],
  ['channel', codes.isChannelCode, codes.ensureChannelCode],
  ['locale', codes.isLocaleCode, codes.ensureLocaleCode],
  ['currency', codes.isCurrencyCode, codes.ensureCurrencyCode],
  ['product identifier', codes.isProductIdentifier, codes.ensureProductIdentifier],
] as const

function attempt(ensureCode: (text: string) => string, text: string): string {
  try {
    return ensureCode(text)
  } catch (error) {
    return error instanceof codes.InvalidCodeError ? 'invalid' : String(error)
  }
}

describe.each(kinds)('%s', (_, isCode, ensureCode) => {
  test('is ensured exactly when it is one', () => {
    const anyText = oneof(string(), stringMatching(/^\w{1,3}(_[A-Z]{2})?$/))
    assert(
      property(anyText, (text) => {
        expect(attempt(ensureCode, text)).toBe(isCode(text) ? text : 'invalid')
      }),
    )
  })
})

test.each([
  ['name', true],
  ['a1', true],
  ['1', false],
  ['', false],
  ['with-dash', false],
  ['name\n', false],
  ['x'.repeat(100), true],
  ['x'.repeat(101), false],
])('an attribute may be called %j: %s', (text, answer) => {
  expect(codes.isAttributeCode(text)).toBe(answer)
})

test.each([
  ['en_US', true],
  ['az_Cyrl_AZ', true],
  ['es_419', true],
  ['english', false],
  ['en-US', false],
])('%j is a locale code: %s', (text, answer) => {
  expect(codes.isLocaleCode(text)).toBe(answer)
})

test.each([
  ['halo_desk_lamp', true],
  ['Halo / Lampe №2', true],
  ['a,b', false],
  ['a;b', false],
  [' a', false],
  ['a ', false],
  ['', false],
  ['x'.repeat(256), false],
])('a product may be identified by %j: %s', (text, answer) => {
  expect(codes.isProductIdentifier(text)).toBe(answer)
})

test('a uuid is settled in lower case', () => {
  const upper = '7C0F3A52-64BE-4A0E-9F7D-2B8F5D1F0C11'
  expect(codes.isProductUuid(upper)).toBe(false)
  expect(codes.ensureProductUuid(upper)).toBe(upper.toLowerCase())
  expect(() => codes.ensureProductUuid('halo_desk_lamp')).toThrow(
    '"halo_desk_lamp" is no product uuid',
  )
})
