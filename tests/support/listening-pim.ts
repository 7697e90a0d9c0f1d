import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { createTemporaryHost } from '#server'

/** One call as it went by. */
export interface Call {
  method: string
  /** Path and query, as sent. */
  target: string
  body: string
  status: number
  answer: string
}

/** A PIM on loopback that remembers what it was asked and what it said. */
export interface ListeningPim {
  url: string
  calls: Call[]
  close(): Promise<void>
}

/** @param beforeReply hears of each call that the PIM has done, before whoever asked does */
export async function listenAsPim(beforeReply?: (call: Call) => void): Promise<ListeningPim> {
  const host = createTemporaryHost()
  const calls: Call[] = []
  let url = ''
  const server = createServer(async (incoming, outgoing) => {
    const { call, response, bytes } = await answer(incoming, url, host.fetch)
    calls.push(call)
    beforeReply?.(call)
    reply(outgoing, response, bytes)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    calls,
    async close() {
      await stop(server)
      host.close()
    },
  }
}

async function answer(
  incoming: IncomingMessage,
  url: string,
  send: (request: Request) => Promise<Response>,
) {
  const { method = 'GET', url: target = '/' } = incoming
  const body = await buffer(incoming)
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])
  const response = await send(
    new Request(url + target, {
      method,
      headers: Object.fromEntries(headers) as Record<string, string>,
      ...(body.byteLength > 0 && { body: new Uint8Array(body) }),
    }),
  )
  const bytes = Buffer.from(await response.arrayBuffer())
  const call = {
    method,
    target,
    body: String(body),
    status: response.status,
    answer: String(bytes),
  }
  return { call, response, bytes }
}

function reply(outgoing: ServerResponse, { status, headers }: Response, bytes: Buffer): void {
  outgoing.writeHead(status, Object.fromEntries(headers))
  outgoing.end(bytes)
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}
