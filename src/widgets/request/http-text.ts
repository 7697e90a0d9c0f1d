import { formatHttp, HttpTextError, parseHttp } from '#client'
import type { Draft } from './draft.ts'
import { readable } from './target.ts'

/** The draft as one text: request line, headers, an empty line, the body. */
export function httpText({ method, target, headers, body }: Draft): string {
  return formatHttp({ method, url: target, headers, ...(body !== undefined && { body }) })
}

/**
 * The draft that a text describes. What cannot be read leaves the draft as it was and marks it as broken,
 * so that nobody sends another request than the one that is seen.
 */
export function readHttpText(text: string, before: Draft): Draft {
  try {
    const { method, url, headers, body } = parseHttp(text.replaceAll('\r\n', '\n'))
    const hasBody = body !== undefined || headers['Content-Type'] !== undefined
    return { method, target: readable(url), headers, body: hasBody ? (body ?? '') : undefined }
  } catch (error) {
    if (!(error instanceof HttpTextError) && !(error instanceof TypeError)) throw error
    return { ...before, broken: error.message }
  }
}
