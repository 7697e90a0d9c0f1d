import { type Schema, Validator } from '@cfworker/json-schema'
import type { RequestDescription } from '#client'
import type { Values } from '../state/values.ts'
import { withoutSecrets } from '../state/without-secrets.ts'
import { targetOf } from './draft.ts'

/**
 * A request in a link: method, path and query, headers and body, behind the `#`, which browsers send to
 * no server. It holds no secrets, and opening it sends nothing.
 */
const name = 'request'

/** A longer link is cut off by what it is pasted into. */
export const longestLink = 8000

interface Shared {
  method: string
  target: string
  headers: Record<string, string>
  body?: string
}

/** All that a link may say. What does not fit is no request of this site. */
const schema: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['method', 'target', 'headers'],
  properties: {
    method: { enum: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] },
    target: { type: 'string', pattern: '^/(?!/)[^\\s\\\\]*$', maxLength: longestLink },
    headers: {
      type: 'object',
      additionalProperties: false,
      properties: {
        Accept: { type: 'string', pattern: '^[\\w.+*/;=, -]{1,200}$' },
        'Content-Type': { type: 'string', pattern: '^[\\w.+/;=, -]{1,200}$' },
        // Names of what the reader has; never a value.
        Authorization: { type: 'string', pattern: '^(Bearer|Basic) <[a-z_0-9]+>$' },
      },
    },
    body: { type: 'string', maxLength: longestLink },
  },
}

/** The link to a request; undefined when it would be too long, or goes to no address of `origin`. */
export function shareLink(
  request: RequestDescription,
  values: Values,
  origin: string,
  page: string,
): string | undefined {
  const { method, url, headers, body } = withoutSecrets(request, values)
  const target = targetOf(url, origin)
  if (target === undefined) return undefined
  const known = ['Accept', 'Content-Type', 'Authorization']
  const kept = Object.entries(headers).filter(([header]) => known.includes(header))
  const shared = { method, target, headers: Object.fromEntries(kept), ...(body && { body }) }
  if (!isShared(shared)) return undefined
  const link = `${page}#${name}=${toBase64(JSON.stringify(shared))}`
  return link.length > longestLink ? undefined : link
}

/** What became of the part of an address behind the `#`. */
export type Opened =
  { kind: 'none' } | { kind: 'unreadable' } | { kind: 'request'; request: RequestDescription }

/** Reads a link as what it is: a text that anybody may have written. */
export function openLink(hash: string, origin: string): Opened {
  const [, written] = /^#request=(.*)$/s.exec(hash) ?? []
  if (written === undefined) return { kind: 'none' }
  const shared = written.length > longestLink ? undefined : read(written)
  if (!shared) return { kind: 'unreadable' }
  const { method, target, headers, body } = shared
  const url = origin + target
  const request = { method, url, headers: { ...headers }, ...(body !== undefined && { body }) }
  return { kind: 'request', request: withoutSecrets(request, {}) }
}

function read(written: string): Shared | undefined {
  try {
    const value: unknown = JSON.parse(fromBase64(written))
    return isShared(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isShared(value: unknown): value is Shared {
  return new Validator(schema).validate(value).valid
}

function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** @throws when it is no Base64, or no UTF-8 */
function fromBase64(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const codes = Uint8Array.from(bytes, (sign) => sign.charCodeAt(0))
  return new TextDecoder('utf-8', { fatal: true }).decode(codes)
}
