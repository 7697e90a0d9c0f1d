/**
 * The connection broke: no answer came, or it broke off halfway. An answer with an error status is
 * *not* one of these; it is a value.
 *
 * The message names method and address only. `request` is a getter, not a property, so that
 * printing the error does not print the request's `Authorization` header.
 */
export class NetworkError extends Error {
  override name = 'NetworkError'
  readonly #request: Request

  constructor(request: Request, message = 'No answer to', cause?: unknown) {
    super(`${message} ${request.method} ${request.url}`, { cause })
    this.#request = request
  }

  /** The request that got no answer. Its body may already have been read. */
  get request(): Request {
    return this.#request
  }
}

/**
 * The answer took longer than the client's `timeout`. Like every broken connection it says nothing
 * about what the server did.
 */
export class TimeoutError extends NetworkError {
  override name = 'TimeoutError'
  /** How long the client waited, in milliseconds. */
  readonly timeout: number

  constructor(request: Request, timeout: number) {
    super(request, `No answer within ${timeout} ms to`)
    this.timeout = timeout
  }
}

/**
 * Thrown where a loop has no place for an error value: while following pages. `error` is the body
 * of the answer.
 */
export class AnswerError<Body extends { message: string } = { message: string }> extends Error {
  override name = 'AnswerError'
  readonly error: Body
  readonly response: Response

  constructor(error: Body, response: Response) {
    super(`${response.status}: ${error.message}`)
    this.error = error
    this.response = response
  }
}

/**
 * A list's link leads to another origin than the client's; following it would hand the token to a
 * stranger.
 */
export class ForeignLinkError extends Error {
  override name = 'ForeignLinkError'

  constructor(link: string, origin: string) {
    super(
      `The list continues at ${link}, but this client only talks to ${origin}. ` +
        'If both are the same PIM, use its own address, scheme and port included, as the base URL.',
    )
  }
}
