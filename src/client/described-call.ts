import { bareMediaType, matchOperation, mediaTypes, type Operation } from '#contract'
import { isPlainJson } from './plain-json.ts'
import { describeOperation, type RequestDescription, type RequestInput } from './request.ts'

/** A request as a call of the contract's table. */
export interface DescribedCall {
  operation: Operation
  baseUrl: string
  input: RequestInput & { path: Record<string, string>; query: Record<string, QueryWord> }
  authorization: string | undefined
}

type QueryWord = string | number | boolean | object

/**
 * Reads a request back into operation and input. Undefined when no input of an operation gives
 * exactly this request: another header, a parameter said twice, a body that JSON cannot repeat.
 */
export function readCall(description: RequestDescription): DescribedCall | undefined {
  const call = guess(description)
  return call && givesBack(call, description) ? call : undefined
}

const address =
  /^(https?:\/\/[^/?#]+(?:\/[^?#]*?)?)(\/(?:api\/(?:rest|oauth)|sandbox)\/v1[^?#]*)(?:\?([^#]*))?$/

function guess({ method, url, headers, body }: RequestDescription): DescribedCall | undefined {
  const [, baseUrl, pathname, search = ''] = address.exec(url) ?? []
  const match = pathname ? matchOperation(method, pathname) : undefined
  if (!match || baseUrl === undefined) return undefined
  const content = readContent(headers['Content-Type'], body)
  if (!content) return undefined
  const query = [...new URLSearchParams(search)].map(([name, text]) => [name, readWord(text)])
  return {
    operation: match.operation,
    baseUrl,
    input: { path: match.params, query: Object.fromEntries(query), ...content },
    authorization: headers['Authorization'],
  }
}

/** `3` -> 3, `true` -> true, `{"enabled":[…]}` -> an object: what is written the same way again. */
function readWord(text: string): QueryWord {
  if (!/^(?:true|false|\d{1,9}|\{.*\})$/s.test(text) || !isPlainJson(text)) return text
  return JSON.parse(text) as QueryWord
}

function readContent(
  type: string | undefined,
  body: string | undefined,
): Pick<RequestInput, 'body' | 'lines' | 'form'> | undefined {
  if (body === undefined) return type === undefined ? {} : undefined
  if (type === mediaTypes.form) return { form: Object.fromEntries(new URLSearchParams(body)) }
  if (type === mediaTypes.json) {
    return isPlainJson(body) ? { body: JSON.parse(body) as unknown } : undefined
  }
  const lines = body.split('\n')
  if (bareMediaType(type) !== mediaTypes.collection || !lines.every(isPlainJson)) return undefined
  return { lines: lines.map((line) => JSON.parse(line) as unknown) }
}

function givesBack(call: DescribedCall, wanted: RequestDescription): boolean {
  try {
    const { operation, input, ...context } = call
    const got = describeOperation(operation, input, context)
    return (
      got.method === wanted.method &&
      sameUrl(got.url, wanted.url) &&
      sameHeaders(got.headers, wanted.headers) &&
      sameBody(got.body, wanted.body, input.body !== undefined)
    )
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

function sameUrl(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)]
  return (
    a.origin === b.origin &&
    decodeURIComponent(a.pathname) === decodeURIComponent(b.pathname) &&
    String(a.searchParams) === String(b.searchParams)
  )
}

function sameHeaders(one: Record<string, string>, other: Record<string, string>): boolean {
  const sorted = (headers: Record<string, string>) =>
    JSON.stringify(Object.entries(headers).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return sorted(one) === sorted(other)
}

function sameBody(one: string | undefined, other: string | undefined, isJson: boolean): boolean {
  return one === other || (isJson && one === JSON.stringify(JSON.parse(other ?? '')))
}
