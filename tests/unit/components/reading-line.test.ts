import { expect, test } from 'vitest'
import { readingLine } from '../../../src/components/reading-line.ts'

test('people read in the upper third of the window', () => {
  expect(readingLine(0, 900, 5000)).toBe(300)
  expect(readingLine(3000, 900, 5000)).toBe(300)
})

test('on the last stretch the line goes down to the foot of the page', () => {
  expect(readingLine(3650, 900, 5000)).toBe(600)
  expect(readingLine(4100, 900, 5000)).toBe(900)
})

test('of a page that does not scroll, the beginning is read', () => {
  expect(readingLine(0, 900, 900)).toBe(300)
  expect(readingLine(0, 900, 700)).toBe(300)
})
