import { bareMediaType, mediaTypes, type Operation, type OperationId, operations } from '#contract'
import { writeParts } from './form-parts.ts'
import type { OperationInput } from './operation-types.ts'
import { fillPath, formatForm, formatQuery, type QueryValue } from './url.ts'

/**
 * A request as plain data: what a sample shows, a form edits, a snippet is written from and a call
 * sends. It survives JSON, so it can be an island's prop.
 */
export interface RequestDescription {
  /** In capitals. */
  method: string
  /** Absolute, and encoded. */
  url: string
  /**
   * Names in their usual spelling. Only what matters to the other side; no `Host`, no `User-Agent`.
   */
  headers: Record<string, string>
  body?: string
}

/**
 * What an operation is given, untyped: for callers that learn the operation at run time, as a
 * widget in an article does.
 */
export interface RequestInput {
  path?: Readonly<Record<string, unknown>> | undefined
  query?: Readonly<Record<string, QueryValue>> | undefined
  /** Sent as `application/json`. */
  body?: unknown
  /** Sent one JSON object a line, as `application/vnd.akeneo.collection+json`. */
  lines?: readonly unknown[] | undefined
  /** Sent as `application/x-www-form-urlencoded`. */
  form?: Readonly<Record<string, unknown>> | undefined
  /** Sent as `multipart/form-data`: texts, objects as JSON, and at most one `SampleFile`. */
  parts?: Readonly<Record<string, unknown>> | undefined
}

export interface RequestContext {
  /** Where the PIM is: `https://pim.example`, with or without a path or a slash at the end. */
  baseUrl: string
  /** The whole value of the `Authorization` header. Nothing is sent without it. */
  authorization?: string | undefined
}

/**
 * An operation, its parameters and its body as a request. Pure, and typed by the contract.
 *
 *     describeRequest('get_products', { query: { limit: 3, attributes: ['name'] } }, { baseUrl,
 *     authorization })
 *
 * Lists in the query are joined by commas, objects (`search`) written as JSON, `undefined` is left
 * out; everything is percent-encoded.
 *
 * @throws TypeError when a path parameter is empty, `.` or `..`, or a value is not valid Unicode
 */
export function describeRequest<Id extends OperationId>(
  id: Id,
  input: OperationInput<Id>,
  context: RequestContext,
): RequestDescription {
  return describeOperation(operations[id], input as RequestInput, context)
}

/**
 * The same for an operation and an input that are only known at run time.
 *
 * @throws TypeError also when the operation does not take a body of this kind
 */
export function describeOperation(
  operation: Operation,
  input: RequestInput,
  { baseUrl, authorization }: RequestContext,
): RequestDescription {
  const path = fillPath(operation.path, input.path ?? {}, operation.longParams)
  const content = contentOf(operation, input)
  return {
    method: operation.method,
    url: baseUrl.replace(/\/+$/, '') + path + formatQuery(input.query ?? {}),
    headers: {
      ...(authorization !== undefined && { Authorization: authorization }),
      ...(content && { 'Content-Type': content.type }),
    },
    ...(content && { body: content.body }),
  }
}

/**
 * The description as something `fetch` takes. The body goes as bytes, so that no `Content-Type` is
 * added that the description lacks.
 *
 * @throws TypeError when the URL is not absolute
 */
export function toRequest(
  { method, url, headers, body }: RequestDescription | RequestWithFiles,
  init: { signal?: AbortSignal | null } = {},
): Request {
  return new Request(url, {
    method,
    headers,
    ...(body !== undefined && {
      body: body instanceof Blob ? body : new TextEncoder().encode(body),
    }),
    ...init,
  })
}

/** A request whose body is more than text: bytes of files are in it. */
export interface RequestWithFiles extends Omit<RequestDescription, 'body'> {
  body: Blob
}

interface Content {
  type: string
  body: string
}

function contentOf(operation: Operation, input: RequestInput): Content | undefined {
  const content = writeContent(input)
  if (content && !operation.requestTypes.includes(bareMediaType(content.type))) {
    throw new TypeError(
      `${operation.id} takes ${operation.requestTypes.join(' or ') || 'no body'}, not ${content.type}.`,
    )
  }
  return content
}

function writeContent({ body, lines, form, parts }: RequestInput): Content | undefined {
  if (parts) return writeParts(parts)
  if (lines) return { type: mediaTypes.collection, body: formatLines(lines) }
  if (form) return { type: mediaTypes.form, body: formatForm(form) }
  if (body !== undefined) return { type: mediaTypes.json, body: JSON.stringify(body) }
  return undefined
}

function formatLines(lines: readonly unknown[]): string {
  return lines.map((line) => JSON.stringify(line)).join('\n')
}
