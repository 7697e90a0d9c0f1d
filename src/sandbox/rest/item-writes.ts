import { type Answer, created, noContent } from '../http/answer.ts'
import { parseObject } from '../http/body.ts'
import { HttpProblem } from '../http/problem.ts'
import { Refused, ValidationFailed } from '../problems.ts'
import type { ArrayTarget } from './array-batch.ts'
import { type Call, parameter } from './call.ts'
import { collectionPath } from './list.ts'

/**
 * Writes one of the things that can also be written as items of a JSON array; the address names it. What is
 * wrong is told as for an item, in a body of its own.
 */
export function itemAnswer(call: Call, target: Omit<ArrayTarget, 'plural' | 'anchor'>): Answer {
  const code = parameter(call, 'code')
  const body = parseObject(call.text)
  const item = { ...body, code: body.code ?? code }
  const violations = target.formViolations(item)
  if (violations.length > 0) {
    const message = `The ${target.noun} has an invalid format.`
    throw new HttpProblem(422, message, { errors: violations })
  }
  if (String(item.code).toLowerCase() !== code.toLowerCase()) {
    throw new Refused(
      `The code of the ${target.noun} provided in the URI must be the same as the one provided in the request body.`,
    )
  }
  const status = call.database.transaction(() => worded(target.noun, () => target.upsert(item)))
  const location = `${call.base}${collectionPath(call)}/${encodeURIComponent(String(item.code))}`
  return status === 201 ? created(location) : noContent(location)
}

function worded<Result>(noun: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error
    const message = `The ${noun} has data that does not comply with the business rules.`
    throw new HttpProblem(422, message, { errors: error.violations })
  }
}
