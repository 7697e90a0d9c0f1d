import type { RequestDescription, Sending } from '#client'
import { mediaTypes } from '#contract'
import { type ErrorEntry, findError } from '../../contract/error-catalogue.ts'

/** A request of the reference that the build sent, and the answer that came. */
export interface ExecutedSample {
  title: string | undefined
  request: RequestDescription
  answer: { status: number; statusText: string; headers: Record<string, string>; body: string }
  sent: Sending
}

/** What a page of an operation shows of the requests that the build sent. */
export interface Executed {
  samples: readonly ExecutedSample[]
  /** The first of them in each language, as HTML. */
  code: readonly { label: string; language: string; html: string }[]
  /** Why there is no sample of a status. */
  missing: Readonly<Record<string, string>>
}

/** The body of an answer, laid out for reading. */
export function bodyOf({ headers, body }: ExecutedSample['answer']): string {
  if (!/[/+]json/.test(headers['Content-Type'] ?? '')) return body
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

/** The entry of the catalogue of errors for what an answer says. */
export function causeOf({ status, body }: ExecutedSample['answer']): ErrorEntry | undefined {
  return messagesOf(body)
    .map((message) => findError(status, message)?.entry)
    .find((entry) => entry !== undefined)
}

/** Of single rules first, which say more than that some were broken. */
function messagesOf(body: string): string[] {
  try {
    const { message, errors = [] } = JSON.parse(body) as {
      message?: string
      errors?: { message?: string }[]
    }
    return [...errors.map((error) => error.message), message].filter((text) => text !== undefined)
  } catch {
    return []
  }
}

const longest = 1200

/** A request with no more of its body than a reader looks at. */
export function shortened(request: RequestDescription): RequestDescription {
  const { body = '' } = request
  if (body.length <= longest) return request
  return { ...request, body: `${body.slice(0, longest / 4)} …` }
}

/** What a reader looks at of a long answer: its first lines. */
export function beginning(text: string): string {
  const lines = text.split('\n')
  if (lines.length <= mostLines) return text
  return `${lines.slice(0, mostLines).join('\n')}\n… ${lines.length - mostLines} more lines`
}

const mostLines = 120

/** Whether a body is JSON, also one value a line. */
export function isJsonBody({ headers }: ExecutedSample['answer']): boolean {
  const type = headers['Content-Type'] ?? ''
  return type.startsWith(mediaTypes.json) || type.startsWith(mediaTypes.collection)
}
