import { bareMediaType, mediaTypes } from '#contract'
import type { SeenCall } from '../state/facts-lookup.ts'

type JsonObject = Readonly<Record<string, unknown>>

/** What a call sent: the fields of a form or of a JSON object. Empty for anything else. */
export function fieldsSent(call: SeenCall): JsonObject {
  const type = call.sides?.request.headers['content-type'] ?? null
  const text = call.sides?.request.body?.text ?? ''
  return bareMediaType(type) === mediaTypes.form
    ? Object.fromEntries(new URLSearchParams(text))
    : parseObject(text)
}

export function fieldsAnswered(call: SeenCall): JsonObject {
  return parseObject(call.sides?.answer.body?.text ?? '')
}

/** One line of a batch, with what it was answered. */
export interface LoggedLine {
  sent: JsonObject
  answered: JsonObject
  /** 0 when the answer to this line is not known. */
  status: number
}

/** The lines of a batch. Of a long one, only its beginning is in the log. */
export function linesOf(call: SeenCall): LoggedLine[] {
  const sent = split(call.sides?.request.body?.text)
  const answered = split(call.sides?.answer.body?.text)
  return sent.map((line, at) => {
    const answer = answered[at] ?? {}
    return { sent: line, answered: answer, status: Number(answer['status_code'] ?? 0) }
  })
}

/** What an error says: its first violation, else its message. Empty when it is not known. */
export function messageOf(answer: JsonObject): string {
  const { errors, message } = answer
  const [first] = Array.isArray(errors) ? errors : []
  const violation = (first as { message?: unknown } | undefined)?.message
  const text = typeof violation === 'string' ? violation : message
  return typeof text === 'string' ? text : ''
}

/** `422: The neon value is not in the color attribute option list.` */
export function wordsForRefusal(status: number, answer: JsonObject): string {
  const message = messageOf(answer)
  return message ? `${status}: ${withFullStop(message)}` : `${status}.`
}

export function withFullStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function split(text: string | null | undefined): JsonObject[] {
  return (text ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parseObject)
}

function parseObject(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : {}
  } catch {
    return {}
  }
}
