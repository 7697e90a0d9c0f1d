/**
 * Sends a request and resolves to whatever the other side answered. Any function of this shape can
 * be the client's `fetch`.
 */
export type Send = (request: Request) => Promise<Response>

/**
 * Something that stands between a call and the wire: it may look at the request, replace it, send
 * it more than once (a `Request` with a body can be sent once, so send `request.clone()`), or look
 * at the answer.
 */
export type Middleware = (request: Request, next: Send) => Promise<Response>

/** One `Send` out of many middlewares; the first of the list is the first to see the request. */
export function composeMiddleware(middlewares: readonly Middleware[], send: Send): Send {
  return middlewares.reduceRight<Send>(
    (next, middleware) => (request) => middleware(request, next),
    send,
  )
}
