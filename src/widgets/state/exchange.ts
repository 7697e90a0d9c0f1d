import { NetworkError, type RequestDescription, type RequestWithFiles, toRequest } from '#client'
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
  /** Milliseconds from sending until status and headers were there. */
  wait: number
  /** The whole body, when it is more than is shown. */
  rest?: Blob
  /** The whole body, when it is no text: pictures and other files. */
  file?: Blob
}

/** Of a body larger than this, the beginning is shown and the whole offered as a file. */
export const shownBytes = 2 * 1024 * 1024

type Sent = RequestDescription | RequestWithFiles

/**
 * Sends exactly this request, once.
 *
 * @throws NetworkError, TimeoutError, or the signal's reason
 */
export async function exchange(request: Sent, signal: AbortSignal): Promise<Answer> {
  const start = performance.now()
  const response = await openApi().send(request, { signal })
  const wait = performance.now() - start
  const body = await readBody(request, response, signal)
  const ms = performance.now() - start
  if (changesSandbox(request) && $connections.get().state === 'loaded') void loadConnections()
  const type = response.headers.get('content-type') ?? ''
  return {
    status: response.status,
    statusText: response.statusText,
    headers: Object.fromEntries(
      [...response.headers].map(([name, value]) => [headerCase(name), value]),
    ),
    bytes: body.byteLength,
    ms,
    wait,
    ...contentOf(body, type),
  }
}

function contentOf(body: ArrayBuffer, type: string): Pick<Answer, 'body' | 'rest' | 'file'> {
  if (isFile(type) && body.byteLength > 0) return { body: '', file: new Blob([body], { type }) }
  const isWhole = body.byteLength <= shownBytes
  const shown = isWhole ? body : body.slice(0, shownBytes)
  // What is no UTF-8 becomes a sign that says so.
  const text = new TextDecoder().decode(shown)
  return { body: text, ...(!isWhole && { rest: new Blob([body]) }) }
}

/** Whether bytes of this type mean nothing as text. An SVG is text, and may hold scripts. */
function isFile(type: string): boolean {
  return /^(?:image\/(?!svg)|audio\/|video\/|font\/|application\/(?:octet-stream|pdf|zip|gzip|vnd\.(?:ms-|openxml)))/i.test(
    type,
  )
}

/** The PIM's own screens may be changed by hand, too, and nothing tells of it but the request itself. */
function changesSandbox({ method, url }: Sent): boolean {
  return method !== 'GET' && new URL(url).pathname.startsWith('/sandbox/v1/')
}

async function readBody(request: Sent, response: Response, signal: AbortSignal) {
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
