import type { RecordNode } from '../../records/record.ts'
import type { Refusal } from '../../transforms/transform.ts'
import { createFieldReader, type FieldContext } from '../fields.ts'
import type { Origin } from '../schema.ts'

/** A unit or currency: the same for all, or read beside the amount. */
export function createCompanionReader(
  companion: string | Origin | undefined,
  fields: FieldContext,
): (node: RecordNode) => string | Refusal | undefined {
  if (companion === undefined || typeof companion === 'string') return () => companion
  const read = createFieldReader(companion, fields)
  return (node) => {
    const { pieces, refused } = read(node)
    return refused[0]?.refusal ?? pieces[0]?.text.trim()
  }
}
