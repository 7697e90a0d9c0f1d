import { STATUS_CODES } from 'node:http'
import {
  basicAuthorization,
  type Clock,
  describeRequest,
  type RequestDescription,
  type Sending,
  systemClock,
  toRequest,
} from '#client'
import { createSecrets } from './secrets.ts'
import type { Secrets } from './secrets.ts'

/** Sends a request to the PIM that the samples are tried on. */
export type Send = (request: Request) => Promise<Response>

/** An answer as data, with what a reader may see. */
export interface Answer {
  status: number
  statusText: string
  /** Only those that tell the reader something. */
  headers: Record<string, string>
  body: string
}

/** What the page shows of a request that was sent: both sides, without secrets. */
export interface Sample {
  request: RequestDescription
  answer: Answer
  sent: Sending
}

/** How a request says who it is from; the words of the contract's table. */
export type Auth = 'none' | 'client' | 'token' | 'sandbox-key'

/** One article's way into a PIM of its own. */
export interface Session {
  /** The `Authorization` header for this kind of caller. */
  authorization(auth: Auth): string | undefined
  /** Sends the request, placeholders filled in, and gives both sides without secrets. */
  exchange(request: RequestDescription): Promise<Sample>
  /** The request with values in place of `<access_token>` and the like, for whoever sends it elsewhere. */
  fill(request: RequestDescription): RequestDescription
  /** Takes note of the secrets in what was answered elsewhere. */
  learn(body: string): void
}

/**
 * A fresh sandbox with a connection and a token.
 *
 * @throws Error when the sandbox does not let the build in
 */
export async function openSession(
  send: Send,
  baseUrl: string,
  clock: Pick<Clock, 'now'> = systemClock,
): Promise<Session> {
  const secrets = createSecrets()
  await letIn(send, baseUrl, secrets)
  return {
    authorization: (auth) => authorization(auth, secrets),
    exchange: (request) => exchange(request, send, secrets, clock),
    fill: (request) => mapTexts(request, secrets.fill),
    learn: (body) => secrets.learn(parseJson(body)),
  }
}

async function letIn(send: Send, baseUrl: string, secrets: Secrets): Promise<void> {
  const sandbox = await ask(send, describeRequest('post_sandboxes', {}, { baseUrl }))
  secrets.learn(sandbox)
  if (typeof sandbox.id === 'string') secrets.set('sandbox_id', sandbox.id)
  const body = { label: 'This site', flow_type: 'other' as const }
  const key = authorization('sandbox-key', secrets)
  secrets.learn(
    await ask(send, describeRequest('post_connections', { body }, { baseUrl, authorization: key })),
  )
  const client = authorization('client', secrets)
  secrets.set('client_id_and_secret_in_base64', client?.replace('Basic ', '') ?? '')
  const grant = {
    grant_type: 'password' as const,
    username: secrets.get('username') ?? '',
    password: secrets.get('password') ?? '',
  }
  secrets.learn(
    await ask(
      send,
      describeRequest('post_token', { body: grant }, { baseUrl, authorization: client }),
    ),
  )
}

async function ask(send: Send, description: RequestDescription): Promise<Record<string, unknown>> {
  const answer = await send(toRequest(description))
  const text = await answer.text()
  if (!answer.ok) {
    throw new Error(`${description.method} ${description.url} answered ${answer.status}: ${text}`)
  }
  return JSON.parse(text) as Record<string, unknown>
}

function authorization(auth: Auth, secrets: Secrets): string | undefined {
  const get = (name: string) => secrets.get(name) ?? ''
  if (auth === 'token') return `Bearer ${get('access_token')}`
  if (auth === 'sandbox-key') return `Bearer ${get('sandbox_key')}`
  if (auth === 'client') {
    return basicAuthorization(get('client_id'), get('secret'))
  }
  return undefined
}

async function exchange(
  request: RequestDescription,
  send: Send,
  secrets: Secrets,
  clock: Pick<Clock, 'now'>,
): Promise<Sample> {
  const filled = mapTexts(request, secrets.fill)
  const start = clock.now()
  const response = await send(toRequest(filled))
  const body = await bodyOf(response)
  const ms = Math.max(1, Math.round(clock.now() - start))
  secrets.learn(parseJson(body))
  return {
    request: mapTexts(filled, secrets.hide),
    answer: {
      status: response.status,
      // A server in memory leaves out the words that it says on a network.
      statusText: response.statusText || (STATUS_CODES[response.status] ?? ''),
      headers: Object.fromEntries(
        shownHeaders.flatMap(([key, name]) => {
          const value = response.headers.get(key)
          return value === null ? [] : [[name, secrets.hide(value)]]
        }),
      ),
      body: secrets.hide(body),
    },
    sent: { at: new Date(start).toISOString(), ms },
  }
}

/** A file is told in words. */
async function bodyOf(response: Response): Promise<string> {
  const type = response.headers.get('content-type') ?? ''
  if (!type || /^text\/|[/+](json|xml)/.test(type)) return response.text()
  return `The file: ${(await response.arrayBuffer()).byteLength} bytes of ${type}`
}

const shownHeaders = [
  ['content-type', 'Content-Type'],
  ['location', 'Location'],
  ['retry-after', 'Retry-After'],
  ['allow', 'Allow'],
  ['www-authenticate', 'WWW-Authenticate'],
] as const

function mapTexts(
  { method, url, headers, body }: RequestDescription,
  change: (text: string) => string,
): RequestDescription {
  return {
    method,
    url: change(url),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, change(value)]),
    ),
    ...(body === undefined ? {} : { body: change(body) }),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
