import { isForm, type LoggedRequest } from '#contract'
import type { RequestDescription } from '#client'
import { headerCase } from './exchange.ts'

/** A call of the log as a request that can be sent again, or why it cannot. */
export type Repeatable =
  | {
      kind: 'ready'
      /** With names where the log hides what was sent: `Bearer <access_token>`. */
      request: RequestDescription
      /** Whether the caller's own secrets are replaced by those of whoever sends it again. */
      isReplaced: boolean
    }
  | { kind: 'incomplete'; reason: string }

const hidden = '•••'

/** @param origin where the PIM is */
export function repeatable(call: LoggedRequest, origin: string): Repeatable {
  const { body, headers } = call.request
  const incomplete = whyIncomplete(call)
  if (incomplete) return { kind: 'incomplete', reason: incomplete }
  const text = body?.text ?? undefined
  const shown = Object.entries(headers).filter(([name, value]) => isSaid(name, value))
  const request: RequestDescription = {
    method: call.method,
    url: origin + call.address,
    headers: Object.fromEntries(shown.map(([name, value]) => [headerCase(name), named(value)])),
    ...(text !== undefined && { body: nameSecrets(text, headers['content-type']) }),
  }
  const isReplaced = (headers['authorization']?.includes(hidden) || text?.includes(hidden)) ?? false
  return { kind: 'ready', request, isReplaced }
}

/** What a sender says; the rest is the business of the network. Who accepts anything says nothing. */
function isSaid(name: string, value: string): boolean {
  return ['accept', 'content-type', 'authorization'].includes(name) && value !== '*/*'
}

function whyIncomplete({ request: { body, headers } }: LoggedRequest): string | undefined {
  if (headers['content-type']?.startsWith('multipart/')) {
    return 'It sent a file, and the log keeps no files.'
  }
  if (!body) return undefined
  if (body.text === null) return 'Its body is no text, and the log keeps only texts.'
  if (body.truncated) return 'Its body is long, and the log keeps only the beginning.'
  if (body.text === hidden) return 'Its body could not be read, so the log hides all of it.'
  return undefined
}

/** `Bearer •••` -> `Bearer <access_token>` */
function named(value: string): string {
  if (/^bearer •••$/i.test(value)) return 'Bearer <access_token>'
  if (/^basic •••$/i.test(value)) return 'Basic <client_id_and_secret_in_base64>'
  return value
}

/** Secrets of a token request, and whatever has to fit to each. */
const names: Record<string, { name: string; partner?: string }> = {
  password: { name: '<password>', partner: 'username' },
  client_secret: { name: '<secret>', partner: 'client_id' },
  refresh_token: { name: '<refresh_token>' },
}

function nameSecrets(text: string, type: string | undefined): string {
  if (!text.includes(hidden)) return text
  if (isForm(type)) {
    return Object.entries(withNames(Object.fromEntries(new URLSearchParams(text))))
      .map(([name, value]) => `${name}=${String(value)}`)
      .join('&')
  }
  try {
    return JSON.stringify(withNames(JSON.parse(text) as Record<string, unknown>))
  } catch {
    return text
  }
}

function withNames(fields: Record<string, unknown>): Record<string, unknown> {
  const result = { ...fields }
  for (const [field, { name, partner }] of Object.entries(names)) {
    if (result[field] !== hidden) continue
    result[field] = name
    if (partner !== undefined && partner in result) result[partner] = `<${partner}>`
  }
  return result
}
