import { describe, expect, test } from 'vitest'
import { errorEntries, findError } from '../../../src/contract/error-catalogue.ts'
import { messagesOf } from '../../support/contract.ts'

describe('the catalogue of errors', () => {
  test('finds what a message is about, and what differs in it', () => {
    expect(findError(422, 'The colour attribute does not exist in your PIM.')).toMatchObject({
      entry: { id: 'attribute-unknown' },
      parts: { attribute: 'colour' },
    })
  })

  test('does not mind what follows on messages about the form of a body', () => {
    const message =
      'Property "nmae" does not exist. Check the expected format on the API documentation.'
    expect(findError(422, message)).toMatchObject({
      entry: { id: 'property-unknown' },
      parts: { property: 'nmae' },
    })
  })

  test.each([
    [404, 'Family "x" does not exist.', 'code-not-found'],
    [422, 'Family "x" does not exist.', 'query-names-unknown'],
    [404, 'Attribute "x" does not exist for the reference entity "y".', 'entity-not-found'],
    [404, 'No route found for "GET /a"', 'no-route'],
    [405, 'No route found for "PUT /a": Method Not Allowed (Allow: GET)', 'method-not-allowed'],
    [
      413,
      'Request content exceeded the maximum allowed size of 300 bytes',
      'token-request-too-large',
    ],
    [413, 'Request content exceeded the maximum allowed size of 16777216 bytes', 'body-too-large'],
    [422, 'This value should be 5 or more.', 'number-wrong'],
  ])('tells %i %s from its likes', (status, message, id) => {
    expect(findError(status, message)?.entry.id).toBe(id)
  })

  test.each([
    [200, 'Authentication is required'],
    [422, 'Authentication is required'],
    [422, 'Something that no PIM says'],
    [422, ''],
  ])('has nothing for %i "%s"', (status, message) => {
    expect(findError(status, message)).toBeUndefined()
  })

  test('is not fooled by a value with quotes and line breaks in it', () => {
    const message = 'The a".*\n(b) attribute does not exist in your PIM.'
    expect(findError(422, message)?.parts).toEqual({ attribute: 'a".*\n(b)' })
  })

  test.each(errorEntries)('explains $id in full sentences', ({ cause, cure }) => {
    expect(`${cause} ${cure}`).toMatch(/^\S.*[.`)]$/s)
    expect(cause.length).toBeGreaterThan(20)
  })
})

describe('what a test holds against the catalogue', () => {
  test('is every message of an answer: of the whole, its parts and its lines', () => {
    const whole = '{"code":422,"message":"A","errors":[{"message":"B"}]}'
    expect(messagesOf(422, whole)).toEqual([
      { status: 422, message: 'A' },
      { status: 422, message: 'B' },
    ])
    const lines = '{"line":1,"status_code":204}\n{"line":2,"status_code":400,"message":"C"}'
    expect(messagesOf(200, lines)).toEqual([{ status: 400, message: 'C' }])
    expect(messagesOf(200, '[{"code":"a","status_code":422,"message":"D"}]')).toEqual([
      { status: 422, message: 'D' },
    ])
  })

  test('is nothing in what went well, whatever it calls a message', () => {
    expect(messagesOf(200, '{"message":"Hello"}')).toEqual([])
    expect(messagesOf(204, '')).toEqual([])
  })
})
