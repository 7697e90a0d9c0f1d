import { parsePath } from '../records/path.ts'
import type { Place, RecordNode } from '../records/record.ts'
import { innerHtml } from '../records/inner-html.ts'
import { type Match, select } from '../records/select.ts'
import { createTransform, type TransformContext } from '../transforms/index.ts'
import { isRefusal, type Refusal, type Transform } from '../transforms/transform.ts'
import { createCondition } from './condition.ts'
import type { Origin, Rule } from './schema.ts'

/** A text on its way, with where it came from. */
export interface Piece {
  text: string
  place: Place
  /** The element that it stood in, for a unit or currency beside it. */
  node: RecordNode
  /** What was read: the record that the element is of. */
  record: RecordNode
}

/** A text that cannot be used. */
export interface Refused {
  refusal: Refusal
  piece: Piece
}

/** What a record holds for a rule. */
export interface Reading {
  pieces: readonly Piece[]
  refused: readonly Refused[]
  /** The field is there, and there is nothing in it. */
  isBlank: boolean
  /** An agreed word says that the value is to be taken away. */
  isErased: boolean
}

export interface FieldContext extends TransformContext {
  emptyWords: ReadonlySet<string>
  eraseWords: ReadonlySet<string>
}

/** Reads a field, or whatever the first case that holds says. */
export function createFieldReader(
  rule: Origin & Pick<Rule, 'cases'>,
  context: FieldContext,
): (node: RecordNode) => Reading {
  if (!rule.cases) return readOrigin(rule, context)
  const cases = rule.cases.map(({ when, ...origin }) => ({
    holds: when ? createCondition(when) : () => true,
    read: readOrigin(
      { ...origin, transforms: [...(origin.transforms ?? []), ...(rule.transforms ?? [])] },
      context,
    ),
  }))
  return (node) => cases.find(({ holds }) => holds(node))?.read(node) ?? nothing
}

const nothing: Reading = { pieces: [], refused: [], isBlank: false, isErased: false }

function readOrigin({ from, value, as, transforms = [] }: Origin, context: FieldContext) {
  const paths = (typeof from === 'string' ? [from] : (from ?? [])).map((path) => parsePath(path))
  const steps = transforms.map((spec) => createTransform(spec, context))
  return (node: RecordNode): Reading => {
    const constant = value === undefined ? [] : [{ text: String(value), place: node.place, node }]
    const selected = paths.flatMap((path) => {
      const matches = select(node, path)
      return as === 'html' && path.attribute === undefined ? matches.map(asHtml) : matches
    })
    const found = [...selected, ...constant].map((match) => ({ ...match, record: node }))
    if (found.some(({ text }) => context.eraseWords.has(text.trim()))) {
      return { ...nothing, isErased: true }
    }
    const filled = found.filter(({ text }) => !hasNothing(text, context))
    return transformed(filled, steps, { node, isBlank: found.length > 0 && filled.length === 0 })
  }
}

function asHtml(match: Match): Match {
  return { ...match, text: innerHtml(match.node) }
}

function hasNothing(text: string, { emptyWords }: FieldContext): boolean {
  const bare = text.trim()
  return bare === '' || emptyWords.has(bare)
}

function transformed(
  found: readonly Piece[],
  steps: readonly Transform[],
  { node, isBlank }: { node: RecordNode; isBlank: boolean },
): Reading {
  let pieces = found
  const refused: Refused[] = []
  for (const step of steps) {
    if ('all' in step) {
      const { place, node: origin } = pieces[0] ?? { place: node.place, node }
      pieces = step
        .all(pieces.map(({ text }) => text))
        .map((text) => ({ text, place, node: origin, record: node }))
    } else {
      pieces = pieces.flatMap((piece) => {
        const result = step.each(piece.text)
        if (isRefusal(result)) {
          refused.push({ refusal: result, piece })
          return []
        }
        return (typeof result === 'string' ? [result] : result).map((text) => ({ ...piece, text }))
      })
    }
    pieces = pieces.filter(({ text }) => text.trim() !== '')
  }
  return { pieces, refused, isBlank: isBlank && pieces.length === 0, isErased: false }
}
