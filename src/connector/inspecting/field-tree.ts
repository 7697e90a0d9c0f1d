import { formatPath, type Condition, type Step } from '../records/path.ts'
import type { Kind } from './kinds.ts'
import type { Branch } from './path-tree.ts'
import type { Values } from './values.ts'

/** A field of the record, or an element that holds fields. */
export interface Field {
  /** From the record, for a mapping: `name[@lang='de']`, `price/@currency`. */
  path: string
  /** How often it occurs in the file, empty or not. */
  count: number
  /** How many of them are empty. */
  empty: number
  /** It may occur several times in the element that it stands in. */
  isRepeated: boolean
  /** How many different values were seen; counting ends at 500. */
  distinct: number
  /** How many had come before, among as many as were compared to find those. */
  again: number
  /** The first few of them, the long ones shortened. */
  samples: readonly string[]
  /** All the different values when there are no more than 60 of them; none when there are. */
  words: readonly string[]
  /** What the values look like, the most frequent first, with how many of those looked at. */
  kinds: readonly { kind: Kind; count: number }[]
  /** Length of the longest value, in UTF-16 units. */
  longest: number
  children: readonly Field[]
}

/** The fields of the record at a branch: attributes, leaves, fields told apart by a name, groups. */
export function fieldsBelow(branch: Branch): Field[] {
  return below(branch, [], 2000).fields
}

function below(
  branch: Branch,
  steps: readonly Step[],
  room: number,
): { fields: Field[]; room: number } {
  const fields = [...branch.attributes].map(([attribute, values]) =>
    field(formatPath({ steps, attribute }), values, false),
  )
  let left = room - fields.length
  for (const child of branch.children.values()) {
    if (left <= 0) break
    const path = [...steps, child.step]
    const inner = below(child, path, left - 1)
    left = inner.room
    fields.push(fieldOf(child, path, [...inner.fields, ...variantsOf(child, path)]))
  }
  return { fields, room: left }
}

function fieldOf(branch: Branch, steps: readonly Step[], children: Field[]): Field {
  const own = field(formatPath({ steps }), branch.values, branch.mostInParent > 1)
  return { ...own, count: branch.count, children }
}

/**
 * One variant alone tells nothing apart, except where a name stands beside the value; but an element
 * with many children that happens to have a name is no pair.
 */
function variantsOf(branch: Branch, steps: readonly Step[]): Field[] {
  const variants = [...branch.variants.values()]
  const isPair = (variants[0]?.inner.length ?? 0) > 0
  if (isPair ? branch.children.size > 8 : variants.length === 1) return []
  return variants.map(({ where, inner, values, mostInParent }) =>
    field(formatPath({ steps: [...narrowed(steps, where), ...inner] }), values, mostInParent > 1),
  )
}

function narrowed(steps: readonly Step[], where: readonly Condition[]): Step[] {
  return steps.map((step, at) =>
    at === steps.length - 1 ? { ...step, where: [...step.where, ...where] } : step,
  )
}

function field(path: string, values: Values, isRepeated: boolean): Field {
  return {
    path,
    count: values.filled + values.empty,
    empty: values.empty,
    isRepeated,
    distinct: values.distinct,
    again: values.again,
    samples: values.samples,
    words: values.words,
    kinds: [...values.kinds]
      .map(([kind, count]) => ({ kind, count }))
      .sort((a, b) => b.count - a.count),
    longest: values.longest,
    children: [],
  }
}
