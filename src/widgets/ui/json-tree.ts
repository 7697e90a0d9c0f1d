import { SentNumber, SentObject } from './sent-json.ts'

/** A value that can be unfolded. */
export type Branch = readonly unknown[] | Readonly<Record<string, unknown>> | SentObject

export interface Child {
  /** Name of a field; items of a list have none. */
  key: string | undefined
  value: unknown
  /** JSON pointer (RFC 6901) of the child. */
  pointer: string
}

export function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null && !(value instanceof SentNumber)
}

/** Whether it stands between square brackets. */
export function isList(branch: Branch): branch is readonly unknown[] {
  return Array.isArray(branch)
}

export function childrenOf(branch: Branch, pointer: string): Child[] {
  if (isList(branch)) {
    return branch.map((value, at) => ({ key: undefined, value, pointer: `${pointer}/${at}` }))
  }
  const seen = new Map<string, number>()
  return fieldsOf(branch).map(([key, value]) => {
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    // `~2` is no pointer that could mean anything else.
    const again = before > 0 ? `~2${before}` : ''
    return { key, value, pointer: `${pointer}/${escapeKey(key)}${again}` }
  })
}

/** `a/b` -> `a~1b`, as RFC 6901 wants it. */
export function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

function fieldsOf(branch: Exclude<Branch, readonly unknown[]>) {
  return branch instanceof SentObject ? branch.fields : Object.entries(branch)
}

/** A value that cannot be unfolded, as JSON; signs that turn the direction of writing are spelled out. */
export function leafText(value: unknown): string {
  if (value instanceof SentNumber) return value.source
  return (JSON.stringify(value) ?? '').replaceAll(turning, spellOut)
}

const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

function spellOut(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** A value as JSON on one line, however deep it goes. */
export function jsonText(root: unknown): string {
  const parts: string[] = []
  const waiting: ({ text: string } | { value: unknown })[] = [{ value: root }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ('text' in next) parts.push(next.text)
    else if (!isBranch(next.value)) parts.push(leafText(next.value))
    else waiting.push(...piecesOf(next.value).toReversed())
  }
  return parts.join('')
}

function piecesOf(branch: Branch): ({ text: string } | { value: unknown })[] {
  const [start, end] = bracketsOf(branch)
  const inner = childrenOf(branch, '').flatMap(({ key, value }, at) => {
    const name = key === undefined ? '' : `${leafText(key)}:`
    return [{ text: `${at > 0 ? ',' : ''}${name}` }, { value }]
  })
  return [{ text: start }, ...inner, { text: end }]
}

export function bracketsOf(branch: Branch): readonly [string, string] {
  return isList(branch) ? ['[', ']'] : ['{', '}']
}

/** `3 items`, `1 field`; nothing for what is empty. */
export function countWords(branch: Branch): string {
  const count = isList(branch) ? branch.length : fieldsOf(branch).length
  const noun = isList(branch) ? 'item' : 'field'
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
  if (!isBranch(value)) return room - leafText(value).length
  let left = room - 4
  if (left < 0) return left
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
  if (typeof value === 'number' || value instanceof SentNumber) return 'number'
  return typeof value === 'boolean' ? 'boolean' : 'null'
}
