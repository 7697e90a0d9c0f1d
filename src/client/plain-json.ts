import { isJson } from '#contract'
import type { RequestDescription } from './request.ts'

/**
 * Whether the body is JSON that survives being read and written again: no doubled keys, no numbers
 * beyond what JavaScript counts, no `1.0`.
 */
export function hasPlainJson({ headers, body }: RequestDescription): boolean {
  const [, type] = Object.entries(headers).find(([name]) => /^content-type$/i.test(name)) ?? []
  return Boolean(body) && isJson(type) && isPlainJson(body ?? '')
}

/** The body for reading: JSON that survives it with its fields one below the other, all else as it is. */
export function prettyBody(description: RequestDescription): string {
  const { body = '' } = description
  return hasPlainJson(description) ? JSON.stringify(JSON.parse(body), null, 2) : body
}

/** The same of a text. */
export function isPlainJson(text: string): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) === withoutWhiteSpace(text)
  } catch {
    return false
  }
}

function withoutWhiteSpace(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1')
}
