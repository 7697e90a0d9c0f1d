import type { MappingProblem, PimStructure, RecordNode } from '#connector'
import type { Edit } from './edit.ts'
import type { Line } from './lines.ts'
import type { LineOutcome } from './outcome.ts'

/** What a line of the mapping shows and can have changed. */
export interface LineProps {
  line: Line
  /** Why it was suggested. */
  reason: string | undefined
  problems: readonly MappingProblem[]
  structure: PimStructure
  /** The record that is looked at. */
  node: RecordNode | undefined
  fields: readonly string[]
  /** What this line gives for the record, or why nothing. */
  outcome: LineOutcome
  isNew: boolean
  edit: Edit
}
