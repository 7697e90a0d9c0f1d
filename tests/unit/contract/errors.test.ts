import { expect, test } from 'vitest'
import {
  isApiError,
  isDocumentedError,
  isPlainError,
  isValidationError,
  type ApiError,
} from '../../../src/contract/errors.ts'

const plain: ApiError = { code: 404, message: 'Family "x" does not exist.' }
const documented: ApiError = {
  code: 422,
  message: 'Property "x" does not exist.',
  _links: { documentation: { href: 'http://localhost:4321/api-reference.html#post_products' } },
}
const validation: ApiError = {
  code: 422,
  message: 'Validation failed.',
  errors: [{ property: 'code', message: 'This value is already used.' }],
}

test.each([
  ['plain', plain, [true, false, false]],
  ['documented', documented, [false, true, false]],
  ['validation', validation, [false, false, true]],
])('tells a %s error from the others', (_, error, kinds) => {
  expect(isApiError(error)).toBe(true)
  expect([isPlainError(error), isDocumentedError(error), isValidationError(error)]).toEqual(kinds)
})

test.each([null, 'Bad gateway', 502, [], {}, { code: '404', message: 'x' }, { message: 'x' }])(
  'does not take %j for an error of the API',
  (body) => {
    expect(isApiError(body)).toBe(false)
  },
)
