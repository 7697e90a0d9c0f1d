/** A value that can be unfolded. */
export type Branch = readonly unknown[] | Readonly<Record<string, unknown>>

export interface Child {
  /** Name of a field; items of a list have none. */
  key: string | undefined
  value: unknown
  /** JSON pointer (RFC 6901) of the child. */
  pointer: string
}

export function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null
}

export function childrenOf(branch: Branch, pointer: string): Child[] {
  if (Array.isArray(branch)) {
    return branch.map((value, at) => ({ key: undefined, value, pointer: `${pointer}/${at}` }))
  }
  return Object.entries(branch).map(([key, value]) => ({
    key,
    value,
    pointer: `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  }))
}

/** `3 items`, `1 field`; nothing for what is empty. */
export function countWords(branch: Branch): string {
  const isList = Array.isArray(branch)
  const count = isList ? branch.length : Object.keys(branch).length
  const noun = isList ? 'item' : 'field'
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** What is shorter than this stands on one line: `[{ "locale": null, "scope": null, "data": 3 }]` */
const lineWidth = 100

/** Whether a branch is so small that there is nothing to fold. */
export function fitsOnLine(branch: Branch): boolean {
  const children = childrenOf(branch, '')
  const isOneLeaf = children.length === 1 && !isBranch(children[0]?.value)
  return isOneLeaf || roomAfter(branch, lineWidth) >= 0
}

/** Characters of a line that are left behind a value; negative as soon as it is too long. */
function roomAfter(value: unknown, room: number): number {
  if (!isBranch(value)) return room - (JSON.stringify(value) ?? '').length
  let left = room - 4
  for (const { key, value: inner } of childrenOf(value, '')) {
    left = roomAfter(inner, left - (key === undefined ? 2 : key.length + 6))
    if (left < 0) break
  }
  return left
}

/** Long and seldom what somebody is looking for. */
const shutAtFirst = new Set(['_links', 'associations', 'quantified_associations'])

/**
 * Pointers of the branches that are open at first: level by level, until about `lines` lines are
 * shown.
 */
export function openAtFirst(root: unknown, lines: number): Set<string> {
  const open = new Set<string>()
  const waiting: Child[] = [{ key: undefined, value: root, pointer: '' }]
  let room = lines
  for (const { key, value, pointer } of waiting) {
    if (!isBranch(value) || shutAtFirst.has(key ?? '')) continue
    if (pointer !== '' && fitsOnLine(value)) continue
    const children = childrenOf(value, pointer)
    if (children.length === 0 || (children.length > room && pointer !== '')) continue
    room -= children.length
    open.add(pointer)
    waiting.push(...children)
  }
  return open
}

export type LeafKind = 'string' | 'number' | 'boolean' | 'null'

/** The kind of a value that cannot be unfolded, for its colour. */
export function leafKind(value: unknown): LeafKind {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' ? 'boolean' : 'null'
}
