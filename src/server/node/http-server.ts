import { STATUS_CODES, type Server, createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { type HttpBindings, RequestError, getRequestListener } from '@hono/node-server'

interface HttpServerDeps {
  fetch(request: Request, bindings: HttpBindings): Response | Promise<Response>
  /** Host name for requests that bring none, as those of HTTP/1.0. */
  hostname: string
  /** Told of what nobody foresaw, before the caller gets a 500 that tells nothing. */
  report(error: unknown): void
}

/** HTTP around a `fetch`. What cannot become a request is refused in the form of the API's errors. */
export function createHttpServer({ fetch, hostname, report }: HttpServerDeps): Server {
  const listener = getRequestListener(
    (request, bindings) => fetch(request, bindings as HttpBindings),
    { hostname, errorHandler: (error) => answerError(error, report) },
  )
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  server.on('clientError', refuse)
  return server
}

function answerError(error: unknown, report: (error: unknown) => void): Response {
  if (error instanceof RequestError) return problem(400, `${error.message}.`)
  report(error)
  return problem(500, 'Internal server error')
}

function problem(code: number, message: string): Response {
  return Response.json({ code, message }, { status: code })
}

/** Answers bytes that are no HTTP, on the socket itself: there is no request yet. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error)
    return
  }
  const code = refusals[error.code ?? ''] ?? 400
  const reason = STATUS_CODES[code] ?? ''
  const body = JSON.stringify({ code, message: reason })
  const head = [
    `HTTP/1.1 ${code} ${reason}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/** Statuses that say more than 400, by the codes of Node's parser. */
const refusals: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}
