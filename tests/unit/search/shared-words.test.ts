import { expect, test } from 'vitest'
import { createSharedWords } from '../../../src/search/shared-words.ts'

const shared = createSharedWords('The colour attribute does not exist in your PIM')

test('a text that has the message with another name in it has most of its runs', () => {
  const explains = shared(
    'When "The lamp_size attribute does not exist in your PIM." comes back, …',
  )
  expect(explains).toBeGreaterThan(0.5)
  expect(shared('An attribute says one thing. Colours exist in a PIM.')).toBe(0)
})

test('a short message is looked for as a whole', () => {
  expect(createSharedWords('Not acceptable')('It answers Not Acceptable.')).toBe(1)
  expect(createSharedWords('')('anything')).toBe(0)
})
