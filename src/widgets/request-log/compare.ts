import { isCollection } from '#contract'

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
  return differences(one.value, other.value, '')
}

/** An empty body is nothing rather than an empty text. */
function text(body: string): string | undefined {
  return body === '' ? undefined : body
}

function read({ body, contentType }: ComparedAnswer): { value: unknown } | undefined {
  try {
    if (!isCollection(contentType)) return { value: JSON.parse(body) }
    const lines = body.split('\n').filter((line) => line.trim() !== '')
    return { value: lines.map((line) => JSON.parse(line) as unknown) }
  } catch {
    return undefined
  }
}

function differences(before: unknown, after: unknown, pointer: string): Difference[] {
  if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after)) {
    const [one, other] = [JSON.stringify(before), JSON.stringify(after)]
    return one === other ? [] : [{ pointer, before: one, after: other }]
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) =>
    differences(before[key], after[key], `${pointer}/${escape(key)}`),
  )
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}
