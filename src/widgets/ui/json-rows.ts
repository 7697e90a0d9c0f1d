import {
  type Branch,
  bracketsOf,
  type Child,
  childrenOf,
  countWords,
  fitsOnLine,
  isBranch,
  jsonText,
} from './json-tree.ts'

/** One line of a tree: a value, the beginning of a branch, or its end. */
export interface Row {
  kind: 'value' | 'open' | 'shut' | 'end'
  pointer: string
  depth: number
  key: string | undefined
  /** The whole value; of an end nothing. */
  value: unknown
  /** `3 items`, of a branch. */
  count: string
  /** What stands behind it: `},`. */
  end: string
  /** Place among its siblings, counted from 1, and how many there are. */
  position: number
  siblings: number
}

/** A branch that waits to be written, or the end of one. */
type Waiting = { child: Child; depth: number; position: number; siblings: number } | { end: Row }

/** The lines of a tree in which some branches are open, however deep it goes. */
export function rowsOf(root: unknown, isOpen: (pointer: string) => boolean): Row[] {
  const rows: Row[] = []
  const first = { key: undefined, value: root, pointer: '' }
  const waiting: Waiting[] = [{ child: first, depth: 0, position: 1, siblings: 1 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ('end' in next) {
      rows.push(next.end)
      continue
    }
    const { child, depth, position, siblings } = next
    const comma = position < siblings ? ',' : ''
    const row = { ...child, depth, position, siblings, count: '' }
    if (!isFoldable(child)) {
      rows.push({ ...row, kind: 'value', end: comma })
      continue
    }
    const branch = child.value as Branch
    const end = bracketsOf(branch)[1] + comma
    const count = countWords(branch)
    if (!isOpen(child.pointer)) {
      rows.push({ ...row, kind: 'shut', count, end })
      continue
    }
    rows.push({ ...row, kind: 'open', count, end: '' })
    waiting.push({ end: { ...row, kind: 'end', value: undefined, key: undefined, end } })
    const children = childrenOf(branch, child.pointer)
    for (const [at, inner] of children.toReversed().entries()) {
      const place = children.length - at
      waiting.push({ child: inner, depth: depth + 1, position: place, siblings: children.length })
    }
  }
  return rows
}

function isFoldable({ value, pointer }: Child): boolean {
  return isBranch(value) && (pointer === '' || !fitsOnLine(value))
}

/** Hits that are counted; who has more looks for something else. */
export const mostHits = 1000

/** Pointers of the lines that hold a text, in a name or in a value, the case aside. */
export function findRows(all: readonly Row[], text: string): string[] {
  const wanted = text.toLowerCase()
  const hits: string[] = []
  if (wanted === '') return hits
  for (const row of all) {
    if (row.kind !== 'end' && textOf(row).toLowerCase().includes(wanted)) hits.push(row.pointer)
    if (hits.length === mostHits) break
  }
  return hits
}

function textOf({ kind, key, value }: Row): string {
  const name = key === undefined ? '' : `"${key}": `
  return kind === 'value' ? name + jsonText(value) : name
}

/** `/a/b/c` -> ``, `/a`, `/a/b`: the branches that must be open for a line to be seen. */
export function branchesAbove(pointer: string): string[] {
  const found: string[] = []
  for (let at = pointer.lastIndexOf('/'); at >= 0; at = pointer.lastIndexOf('/', at - 1)) {
    found.push(pointer.slice(0, at))
    if (at === 0) break
  }
  return found.toReversed()
}
