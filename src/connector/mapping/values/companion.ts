import type { Refusal } from '../../transforms/transform.ts'
import { createFieldReader, type FieldContext, type Piece } from '../fields.ts'
import type { Origin } from '../schema.ts'

/**
 * A unit or currency: the same for all, or read beside the amount. Its path begins at the element of the
 * amount, and where that has nothing at the record: a unit may have a column of its own.
 */
export function createCompanionReader(
  companion: string | Origin | undefined,
  fields: FieldContext,
): (amount: Pick<Piece, 'node' | 'record'>) => string | Refusal | undefined {
  if (companion === undefined || typeof companion === 'string') return () => companion
  const read = createFieldReader(companion, fields)
  return ({ node, record }) => {
    const beside = read(node)
    const isThere = beside.pieces.length + beside.refused.length > 0
    const { pieces, refused } = isThere || node === record ? beside : read(record)
    return refused[0]?.refusal ?? pieces[0]?.text.trim()
  }
}
