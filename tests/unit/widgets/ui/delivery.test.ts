import { describe, expect, test } from 'vitest'
import { fileName } from '../../../../src/widgets/ui/AnswerFile.tsx'
import { wordsForDelivery } from '../../../../src/widgets/ui/delivery.ts'

describe('how an answer came', () => {
  test('tells waiting from reading', () => {
    expect(wordsForDelivery({ headers: {}, ms: 30, wait: 20 })).toEqual([
      'The first byte came after 20 ms; reading the body took 10 ms.',
    ])
  })

  test('tells the PIM from the network when the server says what it took', () => {
    const headers = { 'Server-Timing': 'cache;desc="x", pim;dur=12, log;dur="3"' }
    expect(wordsForDelivery({ headers, ms: 50, wait: 40 })).toEqual([
      'The PIM took 15 ms, the network 25 ms; reading the body took 10 ms.',
    ])
  })

  test('tells what is left of a limit', () => {
    const headers = { 'X-Ratelimit-Remaining': '7', 'X-Ratelimit-Limit': '100', 'Retry-After': '1' }
    expect(wordsForDelivery({ headers })).toEqual([
      '7 requests of 100 are left for now.',
      'Ask again in 1 second.',
    ])
    expect(wordsForDelivery({ headers: {} })).toEqual([])
  })
})

describe('the name of a file', () => {
  test.each([
    ['attachment; filename="lamp.png"', 'lamp.png'],
    ['attachment; filename=lamp.png; x=1', 'lamp.png'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    ['attachment; filename="a\\b\u202egnp.exe"', 'bgnp.exe'],
    [undefined, 'answer.png'],
  ])('is that of %s', (disposition, name) => {
    expect(fileName(disposition, 'image/png')).toBe(name)
  })
})
