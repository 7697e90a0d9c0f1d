import { Agent, type IncomingMessage, request as send } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import pino from 'pino'
import type { NodeHost } from '#server'
import { type RunningServer, serve } from '../../src/server/node/serve.ts'
import { readSettings } from '../../src/server/settings.ts'

/** A way to a host: requests go in, answers come out. */
export interface Door {
  fetch(request: Request): Promise<Response>
  /** Where a server listens for it, as `http://127.0.0.1:4321`; in memory there is none, and this throws. */
  address(): Promise<string>
  /** Closes the host, too. */
  close(): Promise<void>
}

/** Hands requests over as they are. */
export function createMemoryDoor(host: NodeHost): Door {
  return {
    fetch: (request) => host.fetch(request, '127.0.0.1'),
    address: () => Promise.reject(new Error('This host listens nowhere')),
    close: async () => host.close(),
  }
}

/**
 * Sends requests through the sockets of the server that operators run. It listens on a free port from the
 * first request on, and is called by the host name of the request, as behind a proxy.
 */
export function createSocketDoor(host: NodeHost): Door {
  const agent = new Agent({ keepAlive: true })
  let running: Promise<RunningServer> | undefined
  const address = async () => (await (running ??= listen(host))).url
  return {
    address,
    fetch: async (request) => overSocket(await address(), agent, request),
    async close() {
      agent.destroy()
      if (running) await (await running).stop()
      else host.close()
    },
  }
}

function listen(host: NodeHost): Promise<RunningServer> {
  return serve(readSettings({ PORT: '0' }), pino({ level: 'silent' }), host)
}

async function overSocket(url: string, agent: Agent, request: Request): Promise<Response> {
  const { host, pathname, search } = new URL(request.url)
  const { method } = request
  const headers = { ...Object.fromEntries(request.headers), host }
  // A request that is sent whole is read first: piped, it would lose its order among the others.
  const isWhole = !request.body || request.headers.has('content-length')
  const whole = isWhole ? Buffer.from(await request.arrayBuffer()) : undefined
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = send(url + pathname + search, { agent, method, headers })
    outgoing.on('response', resolve)
    outgoing.on('error', reject)
    if (whole) outgoing.end(whole)
    else {
      outgoing.flushHeaders()
      Readable.fromWeb(request.body as ReadableStream).pipe(outgoing)
    }
  })
  return toResponse(incoming)
}

async function toResponse(incoming: IncomingMessage): Promise<Response> {
  const { statusCode: status = 0, rawHeaders } = incoming
  const headers = new Headers()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '')
  }
  // A stream goes on: it is handed over as it comes.
  if (headers.get('content-type') === 'text/event-stream') {
    return new Response(Readable.toWeb(incoming) as BodyInit, { status, headers })
  }
  const body = await buffer(incoming)
  return new Response(body.byteLength > 0 ? new Uint8Array(body) : null, { status, headers })
}
