import { describe, expect, test } from 'vitest'
import { closest, didYouMean } from '#contract'

const known = ['tips', 'warning', 'availability', 'EMPTY']

describe('a mistyped word', () => {
  test.each([
    ['tipps', 'tips'],
    ['wraning', 'warning'],
    ['Availibilty', 'availability'],
    ['empty', 'EMPTY'],
  ])('%s stands for %s', (word, meant) => {
    expect(closest(word, known)).toBe(meant)
    expect(didYouMean(word, known)).toBe(`Did you mean "${meant}"?`)
  })

  test.each(['information', '', 'xyz'])('stands for nothing when nothing is near: %o', (word) => {
    expect(closest(word, ['availability', 'warning'])).toBeUndefined()
  })
})
