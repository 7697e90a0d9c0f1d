import type { Outcome as LineOutcome } from '#client'
import {
  limits,
  type BatchLine,
  type ProductModelPatchLine,
  type ProductPatchLine,
  type Violation,
} from '#contract'
import type { Finding } from '../mapping/mapped.ts'
import type { Item } from './batch-of-records.ts'
import { BatchFailure } from './new-options.ts'

type Line = ProductPatchLine | ProductModelPatchLine

/** Why a line was not taken. @throws BatchFailure when the request as a whole was refused */
export function findingsOf(outcome: LineOutcome<Line>, item: Pick<Item, 'place'>): Finding[] {
  if (!('error' in outcome)) return refusalsOf(outcome.answer, item)
  if (outcome.response) throw new BatchFailure(outcome.error, outcome.response)
  return sizeRefusals(outcome.item, item)
}

/** Why a line is not even sent: the PIM documents how long one may be. */
export function sizeRefusals(line: Line, { place }: Pick<Item, 'place'>): Finding[] {
  const size = sizeOf(line)
  if (size <= limits.lineCharacters) return []
  const { target, part } = largestIn(line)
  const reason =
    `As a line it has ${countOf(size)} characters, and the PIM takes ${countOf(limits.lineCharacters)}. ` +
    `Of ${target} are ${countOf(part)}: shorten that in the ERP, or leave it out of the mapping.`
  return [{ reason, place, target }]
}

function largestIn({ values, ...properties }: Line): { target: string; part: number } {
  return Object.entries({ ...properties, ...values })
    .map(([target, data]) => ({ target, part: sizeOf(data) }))
    .reduce((one, other) => (other.part > one.part ? other : one))
}

function sizeOf(data: unknown): number {
  return JSON.stringify(data)?.length ?? 0
}

function countOf(characters: number): string {
  return characters.toLocaleString('en')
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
