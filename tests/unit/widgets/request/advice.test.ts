import { describe, expect, test } from 'vitest'
import { adviceFor } from '../../../../src/widgets/request/advice.ts'

const at = (status: number, message = '', withToken = true) =>
  adviceFor({ status, body: JSON.stringify({ code: status, message }), withToken })

describe('advice', () => {
  test('is not given where nothing is wrong', () => {
    expect(at(200)).toBeUndefined()
    expect(at(204)).toBeUndefined()
  })

  test('tells an expired token from an unknown one', () => {
    expect(at(401, 'The access token provided has expired.')?.remedy).toBe('refresh')
    expect(at(401, 'The access token provided is invalid.')?.remedy).toBe('new token')
  })

  test('offers no token to a request that carries its own', () => {
    expect(at(401, 'The access token provided is invalid.', false)?.remedy).toBeUndefined()
  })

  test.each([400, 403, 404, 405, 413, 415, 418, 422, 429, 500, 503])(
    'leads on from %i',
    (status) => {
      expect(at(status)?.href).toMatch(/^\/articles\/first-errors\.html/)
    },
  )
})
