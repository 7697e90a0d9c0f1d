import { limits } from '#contract'
import { type Answer, json } from '../http/answer.ts'
import { parseValue } from '../http/body.ts'
import { HttpProblem } from '../http/problem.ts'
import { ValidationFailed, type Violation } from '../problems.ts'
import { failureOf } from './batch.ts'
import type { Call } from './call.ts'
import { jsonType } from './json-shapes.ts'
import { refreshStructure } from './remembered.ts'

/** What differs from one resource that is written as a JSON array to another. */
export interface ArrayTarget {
  /** How messages call one of them: `measurement family`. */
  noun: string
  plural: string
  /** The reference anchor of the operation. */
  anchor: string
  /** What is wrong with the form of an item, before anything else is looked at. */
  formViolations(item: Item): Violation[]
  /** Creates or updates one of them: 201 or 204. Anything it throws is the item's answer. */
  upsert(item: Item): number
}

type Item = Record<string, unknown>

/**
 * Applies a JSON array of changes, one after another, each in a transaction of its own. The answer is an
 * array of outcomes; where an item breaks a rule, it says whether in its form or in what it means.
 */
export function arrayAnswer(call: Call, target: ArrayTarget): Answer {
  const items = ensureItems(parseValue(call.text), target)
  if (items.length > limits.batchLines) {
    throw new HttpProblem(
      413,
      `Too many resources to process, ${limits.batchLines} is the maximum allowed.`,
    )
  }
  return json(items.map((item) => outcome(call, target, item)))
}

function ensureItems(value: unknown, { plural }: ArrayTarget): Item[] {
  const wrong = (property: string, found: unknown, expected: string) =>
    new HttpProblem(400, `The list of ${plural} has an invalid format.`, {
      errors: [
        { property, message: `The data (${jsonType(found)}) must match the type: ${expected}` },
      ],
    })
  if (!Array.isArray(value)) throw wrong('', value, 'array')
  const at = value.findIndex((item) => jsonType(item) !== 'object')
  if (at >= 0) throw wrong(String(at), value[at], 'object')
  return value as Item[]
}

function outcome(call: Call, target: ArrayTarget, item: Item): object {
  const named = typeof item.code === 'string' ? { code: item.code } : {}
  const errors = target.formViolations(item)
  if (errors.length > 0) {
    const message = `The ${target.noun} has an invalid format.`
    return { ...named, status_code: 422, message, errors }
  }
  try {
    refreshStructure(call.database)
    const status = call.database.transaction(() => target.upsert(item))
    return { ...named, status_code: status }
  } catch (error) {
    const failure = failureOf(call, error, target.anchor)
    if (!(error instanceof ValidationFailed)) return { ...named, ...failure }
    const message = `The ${target.noun} has data that does not comply with the business rules.`
    return { ...named, ...failure, message }
  }
}
