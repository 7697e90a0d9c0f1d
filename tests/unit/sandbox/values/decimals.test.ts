import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDecimal, isWhole, parseDecimal } from '../../../../src/sandbox/values/decimals.ts'

describe('parseDecimal', () => {
  test.each([
    [12.56, '12.5600'],
    ['12.56787697870', '12.5678769787'],
    ['-99.873200000000', '-99.8732'],
    ['+1', '1.0000'],
    ['.5', '0.5000'],
    ['-.5', '-0.5000'],
    ['5.', '5.0000'],
    ['1e3', '1000.0000'],
    ['1E-5', '0.00001'],
    [' 7 ', '7.0000'],
    ['007', '7.0000'],
    [0, '0.0000'],
    ['-0', '0.0000'],
    ['0.1', '0.1000'],
    ['12345678901234567890.123456789', '12345678901234567890.123456789'],
  ])('reads %j as %s', (data, text) => {
    const number = parseDecimal(data)
    expect(number && formatDecimal(number, 4)).toBe(text)
  })

  test.each([
    '',
    ' ',
    '.',
    '-',
    'e5',
    '1e',
    '1e1000',
    '1e99',
    '1e-99',
    '1,5',
    '1 000',
    '0x1F',
    'NaN',
    'Infinity',
    '١',
    '9'.repeat(101),
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    true,
    [1],
    { amount: 1 },
    undefined,
  ])('takes %j for no number', (data) => {
    expect(parseDecimal(data)).toBeUndefined()
  })

  test('reads back what was formatted, exactly', () => {
    const text = fc
      .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.stringMatching(/^\d{1,20}$/))
      .map(([whole, rest]) => `${whole}.${rest}`)
    fc.assert(
      fc.property(text, (data) => {
        const once = formatDecimal(parseDecimal(data)!, 4)
        expect(formatDecimal(parseDecimal(once)!, 4)).toBe(once)
        expect(once).toMatch(/^-?\d+\.\d{4,}$/)
        expect(parseDecimal(once)!.eq(data)).toBe(true)
      }),
    )
  })
})

describe('isWhole', () => {
  test.each([
    ['12', true],
    ['12.000', true],
    ['12.5', false],
    ['-0.0001', false],
    ['1e20', true],
  ])('of %s is %s', (text, whole) => {
    expect(isWhole(parseDecimal(text)!)).toBe(whole)
  })
})
