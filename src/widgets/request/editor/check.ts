import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema'
import type { BodyPiece, OperationPiece } from '#contract'
import { findJsonBreak } from '../explain/json-place.ts'
import { documentsIn, type Range, rangeOf } from './documents.ts'

/** Something in a body that the contract does not allow. It can be sent all the same. */
export interface Problem extends Range {
  severity: 'error' | 'warning'
  message: string
}

/** Lines beyond these are not checked: the PIM takes no more of them either. */
const mostLines = 100

/** Checks bodies of one kind; without a piece of the contract only whether they are JSON. */
export function createBodyCheck(
  body: BodyPiece | undefined,
  schemas: OperationPiece['schemas'],
  isLines: boolean,
): (text: string) => Problem[] {
  const validator =
    body && new Validator({ ...body.schema, schemas } as object as Schema, '2020-12', false)
  return (text) =>
    documentsIn(text, isLines)
      .slice(0, mostLines)
      .flatMap((document) =>
        problemsOf(document.text, validator).map((problem) => ({
          ...problem,
          from: document.from + problem.from,
          to: document.from + problem.to,
          message: document.line ? `Line ${document.line}: ${problem.message}` : problem.message,
        })),
      )
}

function problemsOf(text: string, validator: Validator | undefined): Problem[] {
  const broken = findJsonBreak(text)
  if (broken) {
    const lines = text.split('\n').slice(0, broken.line - 1)
    const from = lines.reduce((sum, line) => sum + line.length + 1, 0) + broken.column - 1
    const start = Math.min(from, Math.max(0, text.length - 1))
    const to = Math.min(start + 1, text.length)
    return [{ from: start, to, severity: 'error', message: broken.what }]
  }
  const found = validator?.validate(JSON.parse(text))
  return found && !found.valid ? schemaProblems(text, found.errors) : []
}

/** The innermost complaints: those around them say the same less exactly. */
function schemaProblems(text: string, errors: readonly OutputUnit[]): Problem[] {
  const inner = errors.filter(({ keyword }) => !wrappers.has(keyword))
  const deepest = inner.filter(
    ({ instanceLocation: place }) =>
      !inner.some(({ instanceLocation: other }) => other.startsWith(`${place}/`)),
  )
  const seen = new Set<string>()
  return deepest.flatMap(({ instanceLocation, keyword, error }) => {
    const message = wordsFor(keyword, error)
    const mark = instanceLocation + message
    if (seen.has(mark)) return []
    seen.add(mark)
    const range = rangeOf(text, instanceLocation.slice(1))
    return [{ ...range, severity: 'warning' as const, message }]
  })
}

const wrappers = new Set([
  'properties',
  'items',
  'additionalProperties',
  '$ref',
  'allOf',
  'anyOf',
  'oneOf',
  'prefixItems',
])

function wordsFor(keyword: string, error: string): string {
  const type = /Instance type "(\w+)" is invalid. Expected "([^"]+)"/.exec(error)
  if (type) return `The contract wants ${type[2]} here, and this is ${type[1]}.`
  if (keyword === 'false') return 'The contract knows no field of this name.'
  return error.replace(/^Instance /, 'This ')
}
