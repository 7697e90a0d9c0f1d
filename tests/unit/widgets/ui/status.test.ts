import { describe, expect, test } from 'vitest'
import { formatSize, formatTime, statusLine, toneOf } from '../../../../src/widgets/ui/status.ts'

describe('a status', () => {
  test('has its words, also where the network leaves them out', () => {
    expect(statusLine(422, 'Unprocessable Entity')).toBe('422 Unprocessable Entity')
    expect(statusLine(422, '')).toBe('422 Unprocessable Entity')
    expect(statusLine(299, '')).toBe('299')
  })

  test('has a tone', () => {
    expect([200, 204, 301, 404, 500].map(toneOf)).toEqual(['ok', 'ok', 'info', 'warn', 'bad'])
  })
})

describe('a measurement', () => {
  test.each([
    [0.44, '0.4 ms'],
    [38.4, '38 ms'],
    [1234, '1.2 s'],
  ])('of time: %d is %s', (ms, words) => {
    expect(formatTime(ms)).toBe(words)
  })

  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [17_512, '17.5 KB'],
    [3_400_000, '3.4 MB'],
  ])('of size: %d is %s', (bytes, words) => {
    expect(formatSize(bytes)).toBe(words)
  })
})
