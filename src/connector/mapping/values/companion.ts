import type { Refusal } from '../../transforms/transform.ts'
import { createFieldReader, type FieldContext, type Piece } from '../fields.ts'
import { outwards } from '../../records/outwards.ts'
import type { Origin } from '../schema.ts'

/**
 * A unit, currency or quantity: the same for all, or read beside the amount. Its path begins at the element of the
 * amount, and where that has nothing at what is around it, up to the record: a unit may have a column of its own.
 */
export function createCompanionReader(
  companion: string | Origin | undefined,
  fields: FieldContext,
): (amount: Pick<Piece, 'node' | 'record'>) => string | Refusal | undefined {
  if (companion === undefined || typeof companion === 'string') return () => companion
  const read = createFieldReader(companion, fields)
  return ({ node, record }) => {
    for (const place of outwards(node, record)) {
      const { pieces, refused } = read(place)
      const word = refused[0]?.refusal ?? pieces[0]?.text.trim()
      if (word !== undefined) return word
    }
    return undefined
  }
}
