import { formatMoment } from '../../rest/dates.ts'
import { bytesOf } from './exchange.ts'
import type { Seen } from '../watch/seen.ts'

/** A call in a line, as lists and streams show it. */
export interface RequestSummary {
  /** Grows with each call. */
  number: number
  at: string
  method: string
  /** Path and query. */
  address: string
  operation: string | null
  /** Code of the connection whose user called. */
  connection: string | null
  status: number
  milliseconds: number
  /** Bytes of the answer's body. */
  size: number
}

export function summarise(call: Seen & { number: number }): RequestSummary {
  return {
    number: call.number,
    at: formatMoment(call.at),
    method: call.method,
    address: call.address,
    operation: call.operation?.id ?? null,
    connection: call.connection || null,
    status: call.answer.status,
    milliseconds: call.milliseconds,
    size: bytesOf(call.answer.body),
  }
}
