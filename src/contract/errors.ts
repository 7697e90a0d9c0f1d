import type { components } from './openapi.gen.ts'

/** One sentence: `{"code":404,"message":"..."}`. */
export type PlainError = components['schemas']['PlainError']

/** A body of the wrong form, with a link to the operation's description. */
export type DocumentedError = components['schemas']['DocumentedError']

/** A body that breaks rules of the catalogue: `errors` lists them. */
export type ValidationError = components['schemas']['ValidationError']

/** Every error body that either API sends. */
export type ApiError = PlainError | DocumentedError | ValidationError

/** Whether something that was read as JSON is an error body. What proxies and other servers send is not. */
export function isApiError(body: unknown): body is ApiError {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'number' &&
    'message' in body &&
    typeof body.message === 'string'
  )
}

export function isValidationError(error: ApiError): error is ValidationError {
  return 'errors' in error && Array.isArray(error.errors)
}

export function isDocumentedError(error: ApiError): error is DocumentedError {
  return '_links' in error
}

export function isPlainError(error: ApiError): error is PlainError {
  return !isValidationError(error) && !isDocumentedError(error)
}
