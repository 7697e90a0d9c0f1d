import {
  type BatchLine,
  isApiError,
  isCollection,
  type OperationId,
  type PlainError,
} from '#contract'
import { NetworkError } from './errors.ts'
import type { OperationData, OperationError, UnreadableAnswer } from './operation-types.ts'

/**
 * What a call resolves to. An HTTP answer is a value, whatever its status; only a broken connection
 * throws. Ask for the error first:
 *
 *     const { data, error, response } = await client.call('get_products', {})
 *     if (error) return show(response.status, error.message)
 *
 * `response` is there for status and headers; its body has been read.
 */
export type Result<Id extends OperationId> =
  | { data: OperationData<Id>; error?: never; response: Response }
  | { data?: never; error: OperationError<Id>; response: Response }

/** `Result` before anybody said which operation it belongs to. */
export type UntypedResult =
  | { data: unknown; error?: never; response: Response }
  | { data?: never; error: PlainError | UnreadableAnswer; response: Response }

/**
 * Reads an answer to its end.
 *
 * - 2xx with JSON is `data`; with lines of JSON (a batch) an array; with nothing `undefined`.
 * - Any other status is `error`, and so is a 2xx that promises JSON and holds something else. An
 *   error body without a `message` is wrapped, so that `error.code` and `error.message` are always
 *   there.
 *
 * @throws NetworkError when the connection breaks while the body is read
 */
export async function readResult(request: Request, response: Response): Promise<UntypedResult> {
  const text = await readText(request, response)
  if (!response.ok) return { error: parseError(text, response), response }
  try {
    return { data: parseData(text, response), response }
  } catch {
    return { error: unreadable(text, response, 'The answer is not JSON.'), response }
  }
}

/** The lines of a batch answer. @throws SyntaxError when one of them is not JSON */
export function parseLines(text: string): BatchLine[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as BatchLine)
}

function parseData(text: string, response: Response): unknown {
  if (isCollection(response.headers.get('content-type'))) return parseLines(text)
  return text === '' ? undefined : JSON.parse(text)
}

function parseError(text: string, response: Response): PlainError | UnreadableAnswer {
  try {
    const body: unknown = JSON.parse(text)
    if (isApiError(body)) return body
  } catch {
    // Not JSON: whoever answered was not the API. The text is kept below.
  }
  const { status, statusText } = response
  return unreadable(text, response, `The answer is ${`${status} ${statusText}`.trim()}.`)
}

function unreadable(text: string, { status }: Response, message: string): UnreadableAnswer {
  return { code: status, message, text }
}

async function readText(request: Request, response: Response): Promise<string> {
  try {
    return await response.text()
  } catch (error) {
    if (request.signal.aborted) throw request.signal.reason
    throw new NetworkError(request, 'The answer broke off:', error)
  }
}
