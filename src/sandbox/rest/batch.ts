import { limits, mediaTypes } from '#contract'
import type { Answer } from '../http/answer.ts'
import { parseObject } from '../http/body.ts'
import { HttpProblem, isDatabaseFull, problemBody } from '../http/problem.ts'
import type { Call } from './call.ts'
import { refreshStructure } from './remembered.ts'

/** What differs from batch to batch. */
export interface BatchTarget {
  /** The property that names the resource in a line. */
  key: 'code' | 'identifier' | 'uuid'
  /** The reference anchor of the operation that a single line stands for. */
  anchor: string
  /** Creates or updates one resource: 201 or 204. Anything it throws is the line's answer. */
  upsert(key: string, body: Record<string, unknown>): number
}

interface LineAnswer extends Partial<Failure> {
  line: number
  code?: string
  identifier?: string
  uuid?: string
  status_code: number
}

export interface Failure {
  status_code: number
  message: string
  errors?: object[]
}

/**
 * Applies line-delimited JSON, one line after another: a line may rely on the one before it, and a failed
 * one takes nothing else down.
 */
export function batchAnswer(call: Call, target: BatchTarget): Answer {
  const lines = splitLines(call.text)
  if (lines.length > limits.batchLines) {
    throw new HttpProblem(
      413,
      `Too many resources to process, ${limits.batchLines} is the maximum allowed.`,
    )
  }
  const answers = answerTogether(call, target, lines) ?? answerApart(call, target, lines)
  return {
    status: 200,
    headers: { 'content-type': mediaTypes.collection },
    body: answers.map((answer) => JSON.stringify(answer)).join('\n'),
  }
}

/**
 * All lines in one transaction, which is far quicker than one each. A database that is full may undo the
 * whole of it for one line (sqlite.org/lang_transaction.html, section 3.1): then nothing was written, and
 * there is no answer.
 */
function answerTogether(
  call: Call,
  target: BatchTarget,
  lines: string[],
): LineAnswer[] | undefined {
  try {
    return call.database.transaction(() =>
      lines.map((line, index) =>
        lineAnswer(call, target, line, index + 1, (error) => {
          if (isDatabaseFull(error)) throw error
        }),
      ),
    )
  } catch (error) {
    if (!isDatabaseFull(error)) throw error
    call.changes.length = 0
    return undefined
  }
}

function answerApart(call: Call, target: BatchTarget, lines: string[]): LineAnswer[] {
  return lines.map((line, index) => lineAnswer(call, target, line, index + 1, () => undefined))
}

/** One trailing line feed ends the last line; a blank line in between is a line. */
function splitLines(text: string): string[] {
  if (text === '') return []
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
}

/** `passOn` may throw what is not for the line alone to answer. */
function lineAnswer(
  call: Call,
  target: BatchTarget,
  text: string,
  line: number,
  passOn: (error: unknown) => void,
): LineAnswer {
  if (text.length > limits.lineCharacters) {
    return { line, status_code: 413, message: 'Line is too long.' }
  }
  let named = {}
  try {
    const body = parseObject(text)
    const key = readKey(body, target.key)
    named = { [target.key]: key }
    refreshStructure(call.database)
    const status = call.database.transaction(() => target.upsert(key, body))
    return { line, ...named, status_code: status }
  } catch (error) {
    passOn(error)
    return { line, ...named, ...failureOf(call, error, target.anchor) }
  }
}

/** What a line, or an item, is answered that fails. */
export function failureOf(call: Call, error: unknown, anchor: string): Failure {
  const body = problemBody(error, anchor)
  if (!body) {
    call.report(error)
    return { status_code: 500, message: 'Internal server error' }
  }
  const { code, ...rest } = body
  return { status_code: code, ...rest }
}

function readKey(body: Record<string, unknown>, name: BatchTarget['key']): string {
  const key = body[name] ?? ''
  if (typeof key !== 'string') throw new HttpProblem(422, `${name} must be of type string.`)
  if (key.trim() !== '') return key
  throw new HttpProblem(422, `${name.charAt(0).toUpperCase()}${name.slice(1)} is missing.`)
}
