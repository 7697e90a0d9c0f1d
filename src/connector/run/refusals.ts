import type { Outcome as LineOutcome } from '#client'
import type { BatchLine, Violation } from '#contract'
import type { Finding } from '../mapping/mapped.ts'
import type { Item } from './batch-of-records.ts'
import { BatchFailure } from './new-options.ts'

/** Why a line was not taken. @throws BatchFailure when the request as a whole was refused */
export function findingsOf(outcome: LineOutcome<unknown>, item: Pick<Item, 'place'>): Finding[] {
  if (!('error' in outcome)) return refusalsOf(outcome.answer, item)
  if (outcome.response) throw new BatchFailure(outcome.error, outcome.response)
  return [{ reason: outcome.error.message, place: item.place, target: 'record' }]
}

function refusalsOf(answer: BatchLine, { place }: Pick<Item, 'place'>): Finding[] {
  const errors: readonly Violation[] = answer.errors ?? []
  if (errors.length === 0) {
    return [{ reason: answer.message ?? 'The PIM refused it.', place, target: 'record' }]
  }
  return errors.map(({ message, attribute, property }) => ({
    reason: message,
    place,
    target: attribute ?? property ?? 'record',
  }))
}
