import { AnswerError, NetworkError } from '#client'
import { PathError, SourceError } from '#connector'
import { describe, expect, test } from 'vitest'
import { BatchFailure } from '../../../../src/connector/run/new-options.ts'
import { stopOf } from '../../../../src/connector/run/stop.ts'

const answer = (status: number) =>
  new AnswerError({ message: 'No.' }, new Response(null, { status }))
const batch = (code: number) => new BatchFailure({ code, message: 'No.' })

describe('why a run stopped', () => {
  test.each<[string, unknown, string, RegExp]>([
    ['a broken file', new SourceError('cut off'), 'source', /cut off/],
    ['a wrong path', new PathError('a//b', 3, 'a name is missing'), 'source', /column 3/],
    ['no answer', new NetworkError(new Request('http://pim.example/')), 'unreachable', /PIM up\?/],
    ['too many requests', answer(429), 'unreachable', /Start again later/],
    ['a PIM that is down', batch(503), 'unreachable', /Start again later/],
    ['wrong credentials', answer(401), 'refused', /Look at the credentials/],
    ['a missing right', batch(403), 'refused', /Look at the credentials/],
  ])('%s', (_, error, reason, message) => {
    expect(stopOf(error, undefined)).toMatchObject({
      reason,
      message: expect.stringMatching(message),
    })
  })

  test('tells the place in the file', () => {
    const place = { line: 3, column: 7 }
    expect(stopOf(new SourceError('cut off', place), undefined).place).toEqual(place)
  })

  test('whatever comes of stopping it, it was stopped', () => {
    const error = new NetworkError(new Request('http://pim.example/'))
    expect(stopOf(error, AbortSignal.abort()).reason).toBe('cancelled')
    expect(stopOf(error, new AbortController().signal).reason).toBe('unreachable')
  })

  test('a fault of the program is thrown on', () => {
    expect(() => stopOf(new TypeError('x is not a function'), undefined)).toThrow(TypeError)
  })
})
