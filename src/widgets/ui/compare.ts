import { childrenOf, isBranch, isList, jsonText } from './json-tree.ts'
import { readSentJson } from './sent-json.ts'

/** An answer, as far as it can be compared. */
export interface ComparedAnswer {
  /** How it is spoken of: `Call 17`. */
  name: string
  status: number
  body: string
  contentType: string
}

/** A place where two bodies differ. */
export interface Difference {
  /** Where: `/values/name/0/data` (RFC 6901); empty for the whole. */
  pointer: string
  /** JSON; undefined where there is nothing at this place. */
  before: string | undefined
  after: string | undefined
}

/** Differences that are shown; who has more compares two different things. */
export const shownDifferences = 100

/** The places where two bodies differ, or that they are no JSON and differ as a whole. */
export function compareBodies(
  before: ComparedAnswer,
  after: ComparedAnswer,
): readonly Difference[] {
  if (before.body === after.body) return []
  const [one, other] = [read(before), read(after)]
  if (one === undefined || other === undefined) {
    return [{ pointer: '', before: text(before.body), after: text(after.body) }]
  }
  return differences(one.value, other.value)
}

/** An empty body is nothing rather than an empty text. */
function text(body: string): string | undefined {
  return body === '' ? undefined : body
}

function read({ body, contentType }: ComparedAnswer): { value: unknown } | undefined {
  try {
    if (!/collection\+json/i.test(contentType)) return { value: readSentJson(body) }
    const lines = body.split('\n').filter((line) => line.trim() !== '')
    return { value: lines.map(readSentJson) }
  } catch {
    return undefined
  }
}

/** Two values at the same place; `nothing` where there is none. */
interface Pair {
  pointer: string
  before: unknown
  after: unknown
}

const nothing = Symbol('nothing')

/** In the order of the bodies, however deep they go. */
function differences(before: unknown, after: unknown): Difference[] {
  const found: Difference[] = []
  const waiting: Pair[] = [{ pointer: '', before, after }]
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const inner = pairsIn(pair)
    if (inner) waiting.push(...inner.toReversed())
    else if (jsonOf(pair.before) !== jsonOf(pair.after)) {
      found.push({ ...pair, before: jsonOf(pair.before), after: jsonOf(pair.after) })
    }
  }
  return found
}

/** What stands in two lists or in two objects, place by place; undefined for anything else. */
function pairsIn({ pointer, before, after }: Pair): Pair[] | undefined {
  if (!isBranch(before) || !isBranch(after) || isList(before) !== isList(after)) return undefined
  const pairs = new Map<string, Pair>()
  for (const child of childrenOf(before, pointer)) {
    pairs.set(child.pointer, { pointer: child.pointer, before: child.value, after: nothing })
  }
  for (const { pointer: place, value } of childrenOf(after, pointer)) {
    const other = pairs.get(place) ?? { pointer: place, before: nothing, after: nothing }
    pairs.set(place, { ...other, after: value })
  }
  return [...pairs.values()]
}

function jsonOf(value: unknown): string | undefined {
  return value === nothing ? undefined : jsonText(value)
}
