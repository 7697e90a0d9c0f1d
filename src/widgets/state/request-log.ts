import type { LoggedRequest, RequestSummary } from '#contract'
import { askSandbox } from './ask.ts'
import { $sandbox } from './sandbox.ts'

/** What a reader looks for in the log; an empty text asks for everything. */
export interface LogFilter {
  /** Code of the connection that called. */
  connection: string
  method: string
  /** A status, or its first digit. */
  status: string
  /** A part of the address or of a body. */
  search: string
}

export const everything: LogFilter = { connection: '', method: '', status: '', search: '' }

/** Calls of a page of the log. */
export const pageOfLog = 100

/**
 * Calls that the filter lets through, the newest first; without a sandbox there are none.
 *
 * @param before only calls older than the one of this number
 * @throws SandboxGone, AnswerError, NetworkError, or the signal's reason
 */
export async function searchCalls(
  filter: LogFilter,
  before?: number,
  signal?: AbortSignal,
): Promise<RequestSummary[]> {
  const sandbox = $sandbox.get()
  if (!sandbox) return []
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
  const query = { ...asked, limit: pageOfLog, ...(before !== undefined && { before }) }
  return (await askSandbox(sandbox, 'get_requests', { query }, signal)).items
}

/**
 * A call with both its sides.
 *
 * @throws SandboxGone, AnswerError (404 when the log does not have it any more), NetworkError
 */
export async function readCall(number: number): Promise<LoggedRequest> {
  const sandbox = $sandbox.get()
  if (!sandbox) throw new TypeError('There is no log without a sandbox')
  return askSandbox(sandbox, 'get_requests__number_', { path: { number: String(number) } })
}
