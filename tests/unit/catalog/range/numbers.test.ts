import { describe, expect, test } from 'vitest'
import { uuidOf, withCheckDigit } from '../../../../src/catalog/range/numbers.ts'

describe('an EAN', () => {
  test.each([
    ['400638133393', '4006381333931'],
    ['590123412345', '5901234123457'],
    ['204518000000', '2045180000004'],
  ])('of %s ends in its check digit', (digits, ean) => {
    expect(withCheckDigit(digits)).toBe(ean)
  })
})

describe('a uuid', () => {
  test('is the same for the same identifier and another for another', () => {
    expect(uuidOf('halo_desk_lamp')).toBe(uuidOf('halo_desk_lamp'))
    expect(uuidOf('halo_desk_lamp')).not.toBe(uuidOf('halo_desk_lamp_black'))
  })

  test('has the shape of version 4', () => {
    expect(uuidOf('fjell_tent_2p')).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    )
  })
})
