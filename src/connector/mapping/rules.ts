import type { Place, RecordNode } from '../records/record.ts'
import { isRefusal, refusal, type Refusal } from '../transforms/transform.ts'
import { createFieldReader, type FieldContext, type Piece, type Reading } from './fields.ts'
import type { Finding } from './mapped.ts'
import type { Choice, Mapping, Rule } from './schema.ts'
import type { Data, NewOption, ValueType } from './values/value-type.ts'

/** What one rule makes of one record. */
export interface RuleResult {
  /** Missing: nothing to send. `null`: take the value away. */
  data?: Data
  /** Where its first text stands. */
  place?: Place
  newOptions: readonly NewOption[]
  /** What could not be used, each with what the mapping says is to be done about it. */
  findings: readonly (Finding & { choice: Choice })[]
}

/** A rule made ready: reads its field and settles it as its type wants. */
export function createRule(
  rule: Rule,
  target: string,
  type: ValueType,
  { mapping, fields }: { mapping: Mapping; fields: FieldContext },
): (node: RecordNode) => RuleResult {
  const read = createFieldReader(rule, fields)
  const choices = {
    unknown: rule.unknown ?? mapping.unknown ?? 'reject',
    invalid: rule.invalid ?? mapping.invalid ?? 'reject',
  }
  const toFinding = (
    { reason, kind }: Refusal,
    { text, place }: Pick<Piece, 'text' | 'place'>,
  ) => ({
    reason,
    place,
    target,
    choice: choices[kind],
    ...(text !== '' && { text: text.length > 200 ? `${text.slice(0, 199)}…` : text }),
  })
  return (node) => {
    const reading = read(node)
    if (reading.isErased || (reading.isBlank && rule.empty === 'erase')) return erased
    const { data, newOptions, refused } = settle(reading, type, node)
    const findings = refused.map(({ refusal: why, piece }) => toFinding(why, piece))
    const place = reading.pieces[0]?.place
    return { ...(data !== undefined && { data }), ...(place && { place }), newOptions, findings }
  }
}

const erased: RuleResult = { data: null, newOptions: [], findings: [] }

function settle({ pieces, refused: before }: Reading, type: ValueType, node: RecordNode) {
  const refused = [...before]
  const good = pieces.flatMap((piece) => {
    const datum = type.each(piece)
    if (!isRefusal(datum)) return [datum]
    refused.push({ refusal: datum, piece })
    return []
  })
  const newOptions = good.flatMap(({ newOption }) => (newOption ? [newOption] : []))
  if (good.length === 0 || (type.isOneWhole && refused.length > 0))
    return { newOptions: [], refused }
  const data = type.combine(good)
  if (!isRefusal(data)) return { data, newOptions, refused }
  const piece = pieces[0] ?? { text: '', place: node.place, node, record: node }
  return { newOptions: [], refused: [...refused, { refusal: data, piece }] }
}

/** For codes that the PIM must know: families, categories. */
export function codeType(
  known: { has(code: string): boolean } | undefined,
  what: string,
  combine: ValueType['combine'],
): ValueType {
  return {
    each({ text }) {
      const code = text.trim()
      if (!known || known.has(code)) return { data: code }
      return refusal(
        `The PIM has no ${what} "${code}". Add it to a lookup, or create it.`,
        'unknown',
      )
    },
    combine,
  }
}
