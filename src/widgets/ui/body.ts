import { type AnswerLine, readLines } from './lines.ts'
import { readSentJson } from './sent-json.ts'

/** What the body of an answer is, and so how it is shown. */
export type Body =
  | { kind: 'empty' }
  | { kind: 'json'; value: unknown }
  | { kind: 'lines'; lines: AnswerLine[] }
  | { kind: 'text' }

/** @param isWhole false when only the beginning of the body is there */
export function readBody(body: string, contentType: string, isWhole: boolean): Body {
  if (body === '') return { kind: 'empty' }
  if (!isWhole) return { kind: 'text' }
  if (/collection\+json/i.test(contentType)) {
    const lines = readLines(body)
    if (lines) return { kind: 'lines', lines }
  }
  if (!/[/+]json/i.test(contentType)) return { kind: 'text' }
  try {
    return { kind: 'json', value: readSentJson(body) }
  } catch {
    return { kind: 'text' }
  }
}

/** An empty answer in words: a status of 200 and more can mean several things. */
export function wordsForEmpty(status: number): string {
  if (status === 204) return 'Done. There is nothing more to say, so the body is empty.'
  if (status === 201) return 'Created. The body is empty; the Location header says where it lives.'
  return 'The body is empty: the status says it all.'
}
