import { type Auth, anchor, matchOperation } from '#contract'
import { parseHttp, type RequestDescription } from '#client'
import type { ErrorEntry } from '../../contract/error-catalogue.ts'

/** A request that provokes an error, ready for a panel. */
export interface Reproduction {
  request: RequestDescription
  /** Where the reference describes the operation, if there is one. */
  reference: string
}

/**
 * The request of an entry that can be provoked by one. What it leaves out is added as a client
 * would: who is calling, and that the body is JSON. Names stand where a reader's own values go.
 */
export function reproductionOf(entry: ErrorEntry, base: string): Reproduction | undefined {
  if (entry.try === null) return undefined
  const request = parseHttp(entry.try, { baseUrl: base })
  const { pathname } = new URL(request.url)
  const operation = matchOperation(request.method, pathname)?.operation
  const authorization = credentials[entry.auth ?? operation?.auth ?? 'token']
  const headers = {
    ...(authorization !== undefined && { Authorization: authorization }),
    ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
    ...request.headers,
  }
  return {
    request: { ...request, headers },
    reference: operation ? anchor(operation.id) : '/api-reference-index.html',
  }
}

const credentials: Record<Auth, string | undefined> = {
  none: undefined,
  client: 'Basic <client_id_and_secret_in_base64>',
  token: 'Bearer <access_token>',
  'sandbox-key': 'Bearer <sandbox_key>',
}
