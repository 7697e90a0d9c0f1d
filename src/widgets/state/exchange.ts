import { NetworkError, type RequestDescription, toRequest } from '#client'
import { openApi } from './api.ts'
import { $connections, loadConnections } from './connections.ts'

/** An answer as a widget shows it. */
export interface Answer {
  status: number
  /** What the server calls the status; empty where the network does not say. */
  statusText: string
  headers: Record<string, string>
  /** As text, at most `shownBytes` of it. */
  body: string
  /** Size of the whole body. */
  bytes: number
  /** Milliseconds from sending to the last byte. */
  ms: number
  /** The whole body, when it is more than is shown. */
  rest?: Blob
}

/** Of a body larger than this, the beginning is shown and the whole offered as a file. */
export const shownBytes = 2 * 1024 * 1024

/**
 * Sends exactly this request, once.
 *
 * @throws NetworkError, TimeoutError, or the signal's reason
 */
export async function exchange(request: RequestDescription, signal: AbortSignal): Promise<Answer> {
  const start = performance.now()
  const response = await openApi().send(request, { signal })
  const body = await readBody(request, response, signal)
  const ms = performance.now() - start
  if (changesSandbox(request) && $connections.get().state === 'loaded') void loadConnections()
  const shown = body.byteLength > shownBytes ? body.slice(0, shownBytes) : body
  return {
    status: response.status,
    statusText: response.statusText,
    headers: Object.fromEntries(
      [...response.headers].map(([name, value]) => [headerCase(name), value]),
    ),
    body: new TextDecoder().decode(shown),
    bytes: body.byteLength,
    ms,
    ...(shown !== body && { rest: new Blob([body]) }),
  }
}

/** The PIM's own screens may be changed by hand, too, and nothing tells of it but the request itself. */
function changesSandbox({ method, url }: RequestDescription): boolean {
  return method !== 'GET' && new URL(url).pathname.startsWith('/sandbox/v1/')
}

async function readBody(request: RequestDescription, response: Response, signal: AbortSignal) {
  try {
    return await response.arrayBuffer()
  } catch (error) {
    signal.throwIfAborted()
    throw new NetworkError(toRequest(request), 'The answer broke off:', error)
  }
}

/** `content-type` -> `Content-Type` */
export function headerCase(name: string): string {
  return name.replaceAll(/(^|-)[a-z]/g, (start) => start.toUpperCase())
}
