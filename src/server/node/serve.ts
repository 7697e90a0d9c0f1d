import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { HttpBindings } from '@hono/node-server'
import pino, { type Logger } from 'pino'
import type { Host } from '../host.ts'
import type { Settings } from '../settings.ts'
import { type NodeHost, createNodeHost } from './host.ts'
import { createHttpServer } from './http-server.ts'
import { createQualityAnswer, qualityFolder } from './quality.ts'
import { createSite } from './site.ts'

export interface RunningServer {
  /** Where it listens, as `http://127.0.0.1:4321`. */
  url: string
  /** Lets requests under way finish, then closes sandboxes and socket. */
  stop(): Promise<void>
}

const hour = 3_600_000
/** How long a stop waits for requests under way. */
const stopPatience = 10_000
const idleCheck = 50

const siteFolder = fileURLToPath(new URL('../../../dist', import.meta.url))

/**
 * Site and sandbox behind one port. Resolves when it listens. The host is the one that the settings
 * describe, unless one is given; a stop closes it.
 */
export async function serve(
  settings: Settings,
  logger: Logger = pino({ level: settings.logLevel }),
  host: NodeHost = createLoggingHost(settings, logger),
): Promise<RunningServer> {
  const site = createSite(siteFolder)
  const quality = createQualityAnswer(qualityFolder(settings))
  const fetch = async (request: Request, { incoming }: HttpBindings): Promise<Response> => {
    const path = targetOf(incoming, request)
    if (path === '/quality.json') return quality()
    if (!isApi(path)) return path === '/healthz' ? healthy() : site.fetch(request)
    return logged(logger, request.method, path, () =>
      host.fetch(request, incoming.socket.remoteAddress ?? ''),
    )
  }
  const server = createHttpServer({
    fetch,
    hostname: settings.host,
    report: reportTo(logger),
  })
  await listen(server, settings)
  const sweeper = setInterval(() => sweep(host.sandboxes, logger), hour)
  sweep(host.sandboxes, logger)
  const url = urlOf(server, settings)
  logger.info({ url, data: settings.dataFolder }, 'listening')
  return {
    url,
    async stop() {
      clearInterval(sweeper)
      host.sandboxes.endStreams()
      await close(server)
      host.close()
      logger.info('stopped')
    },
  }
}

function createLoggingHost(settings: Settings, logger: Logger): NodeHost {
  return createNodeHost({ ...settings, report: reportTo(logger) })
}

function reportTo(logger: Logger): (error: unknown) => void {
  return (error) => logger.error({ error: describe(error) }, 'unforeseen error')
}

/** A target may be a whole address, too (RFC 9112, section 3.2.2). */
function targetOf({ url = '' }: IncomingMessage, request: Request): string {
  return url.startsWith('/') ? url : new URL(request.url).pathname
}

function isApi(path: string): boolean {
  return path.startsWith('/api/') || path.startsWith('/sandbox/v1/')
}

function healthy(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
}

/** One line a call, without query and headers: secrets have no way into it. */
async function logged(
  logger: Logger,
  method: string,
  path: string,
  answer: () => ReturnType<Host['fetch']>,
): Promise<Response> {
  const start = performance.now()
  const response = await answer()
  const milliseconds = Math.round((performance.now() - start) * 100) / 100
  logger.info(
    { method, path: path.split('?', 1)[0], status: response.status, milliseconds },
    'call',
  )
  return response
}

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack } = error
  return { name, message, stack }
}

function sweep(sandboxes: { sweep(): number }, logger: Logger): void {
  const removed = sandboxes.sweep()
  if (removed > 0) logger.info({ removed }, 'expired sandboxes removed')
}

function listen(server: Server, { port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), stopPatience)
    // A connection whose request is answered only now would be kept open for the next one.
    const idle = setInterval(() => server.closeIdleConnections(), idleCheck)
    server.close(() => {
      clearTimeout(impatience)
      clearInterval(idle)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function urlOf(server: Server, { host }: Settings): string {
  const { port } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
