/** What a handler decides; `respond` makes the Response of it. */
export interface Answer {
  status: number
  headers?: Record<string, string>
  /** Already serialised. */
  body?: string | Uint8Array<ArrayBuffer>
  /** A body that goes on while it is sent. */
  stream?: ReadableStream<Uint8Array>
  /** How many resources the body holds, where it is a list. */
  items?: number
}

export function json(body: unknown, status = 200, headers?: Record<string, string>): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

export function created(location: string): Answer {
  return { status: 201, headers: { location } }
}

/** 204: done, nothing to say. An update names the resource's address, a deletion has none. */
export function noContent(location?: string): Answer {
  return location === undefined ? { status: 204 } : { status: 204, headers: { location } }
}

/**
 * Any origin may read the answers: callers prove themselves with bearer tokens, never with cookies.
 * `no-store` keeps tokens and catalogue out of shared caches.
 */
const commonHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'Location, Retry-After, Allow, Server-Timing, Reference-entities-media-file-code, Asset-media-file-code',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}

/** The answer with the headers that all have. */
export function withCommonHeaders(answer: Answer): Answer {
  return { ...answer, headers: { ...commonHeaders, ...answer.headers } }
}

/** The answer with the time that the PIM took for it, in the form of the Server Timing specification. */
export function withTiming(answer: Answer, milliseconds: number): Answer {
  return { ...answer, headers: { ...answer.headers, 'server-timing': `pim;dur=${milliseconds}` } }
}

export function respond(answer: Answer): Response {
  return toResponse(withCommonHeaders(answer))
}

/** The Response of an answer that has all its headers. */
export function toResponse({ status, headers = {}, body, stream }: Answer): Response {
  return new Response(stream ?? body ?? null, { status, headers })
}

/** Answers a browser's question whether a page of another origin may call. */
export function preflight(methods: readonly string[]): Answer {
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': [...methods, 'OPTIONS'].join(', '),
      'access-control-allow-headers': 'Authorization, Content-Type, Accept',
      'access-control-max-age': '86400',
    },
  }
}
