import { bareMediaType, mediaTypes } from '#contract'
import type { Seen } from '../watch/seen.ts'

/** Both sides of a call as the log keeps them: bounded, and without secrets. */
export interface Exchange {
  request: { headers: Record<string, string>; body: LoggedBody | null }
  answer: { headers: Record<string, string>; body: LoggedBody | null }
}

export interface LoggedBody {
  /** Its beginning; null for bytes that are no text. */
  text: string | null
  /** Bytes of the whole. */
  bytes: number
  truncated: boolean
}

/** Characters of a body that are kept. */
export const keptCharacters = 16 * 1024

const hidden = '•••'
const shownHeaders = ['accept', 'content-type', 'content-length', 'user-agent', 'authorization']

/** What stays of a call in the log. */
export function exchangeOf({ headers, text, answer, operation }: Seen): Exchange {
  const sensitive = operation?.auth === 'client'
  const type = headers.get('content-type')
  return {
    request: {
      headers: readHeaders(headers),
      body: text === '' ? null : logged(sensitive ? withoutSecrets(text, type) : text),
    },
    answer: { headers: answer.headers ?? {}, body: answerBody(answer, sensitive) },
  }
}

/** Bytes of a body, whichever form it has. */
export function bytesOf(body: string | Uint8Array | undefined): number {
  if (body === undefined) return 0
  return typeof body === 'string' ? new TextEncoder().encode(body).length : body.byteLength
}

function answerBody({ body, headers = {} }: Seen['answer'], sensitive: boolean): LoggedBody | null {
  if (body === undefined || body.length === 0) return null
  const type = headers['content-type'] ?? ''
  if (typeof body === 'string') return logged(sensitive ? withoutSecrets(body, type) : body)
  if (!/json|text/.test(type)) return { text: null, bytes: body.byteLength, truncated: true }
  const start = new TextDecoder().decode(body.subarray(0, keptCharacters))
  return {
    text: start,
    bytes: body.byteLength,
    truncated: body.byteLength > keptCharacters,
  }
}

function logged(text: string): LoggedBody {
  return {
    text: text.slice(0, keptCharacters),
    bytes: bytesOf(text),
    truncated: text.length > keptCharacters,
  }
}

/** Of a credential only its scheme is kept: `Bearer •••`. */
function readHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    shownHeaders.flatMap((name) => {
      const value = headers.get(name)
      if (value === null) return []
      return [[name, name === 'authorization' ? hideCredential(value) : value]]
    }),
  )
}

function hideCredential(value: string): string {
  const [scheme = ''] = value.trim().split(/\s+/, 1)
  return /^(basic|bearer)$/i.test(scheme) ? `${scheme} ${hidden}` : hidden
}

const secretNames = ['password', 'client_secret', 'refresh_token', 'access_token']

/** A token request or its answer, secrets hidden. What cannot be read is hidden whole. */
function withoutSecrets(text: string, type: string | null): string {
  if (bareMediaType(type) === mediaTypes.form) {
    return [...new URLSearchParams(text)]
      .map(([name, value]) => `${name}=${secretNames.includes(name) ? hidden : value}`)
      .join('&')
  }
  try {
    const body: unknown = JSON.parse(text)
    return JSON.stringify(body, (name, value: unknown) =>
      secretNames.includes(name) ? hidden : value,
    )
  } catch {
    return hidden
  }
}
