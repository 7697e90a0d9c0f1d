import { jsonLanguage } from '@codemirror/lang-json'
import type { SyntaxNode, Tree } from '@lezer/common'
import type { Path } from '../../ui/editor/schema-at.ts'

/** A JSON document in a body: the body itself, or one of its lines. */
export interface BodyDocument {
  /** Where it begins in the body. */
  from: number
  text: string
  /** Counted from 1; undefined when the body is one document. */
  line: number | undefined
}

/** Where something stands in a document. */
export interface Range {
  from: number
  to: number
}

export function documentsIn(body: string, isLines: boolean): BodyDocument[] {
  if (!isLines) return body.trim() === '' ? [] : [{ from: 0, text: body, line: undefined }]
  let from = 0
  return body.split('\n').flatMap((text, at) => {
    const document = { from, text, line: at + 1 }
    from += text.length + 1
    return text.trim() === '' ? [] : [document]
  })
}

export function parse(text: string): Tree {
  return jsonLanguage.parser.parse(text)
}

/** What is being written at a place: the name of a field, or a value. */
export interface Spot {
  kind: 'key' | 'value'
  /** Of the object whose field is named, or of the value. */
  path: Path
  /** What is replaced. */
  range: Range
}

/** What is being written where the cursor stands; undefined where nothing can be. */
export function spotAt(text: string, at: number): Spot | undefined {
  const range = tokenAt(text, at)
  const scalar = nodeAround(parse(text).resolveInner(at, -1))
  if (!scalar || (scalar.name === 'JsonText' && valueIn(scalar))) return undefined
  if (scalar.name === 'PropertyName') {
    const object = scalar.parent?.parent
    return object ? { kind: 'key', path: pathOf(object, text), range } : undefined
  }
  if (scalar.name === 'Object') return inObject(scalar, text, range)
  if (scalar.name === 'Property') return { kind: 'value', path: pathOf(scalar, text), range }
  if (scalar.name === 'Array') {
    return { kind: 'value', path: [...pathOf(scalar, text), itemsBefore(scalar, at)], range }
  }
  return { kind: 'value', path: pathOf(scalar, text), range }
}

/** Brackets, commas and what is broken belong to the branch that they stand in. */
function nodeAround(node: SyntaxNode): SyntaxNode | null {
  if (['}', ']'].includes(node.name)) return node.parent?.parent ?? null
  return ['{', '[', ',', ':', '⚠'].includes(node.name) ? node.parent : node
}

function inObject(object: SyntaxNode, text: string, range: Range): Spot | undefined {
  const before = text.slice(object.from, range.from).trimEnd()
  const path = pathOf(object, text)
  if (/[{,]$/.test(before)) return { kind: 'key', path, range }
  const name = /"((?:[^"\\]|\\.)*)"\s*:$/.exec(before)?.[1]
  return name === undefined ? undefined : { kind: 'value', path: [...path, name], range }
}

/** The text, number or word around the cursor, with its quotes. */
function tokenAt(text: string, at: number): Range {
  const before = /"?[\w.:/-]*$/.exec(text.slice(0, at))?.[0] ?? ''
  const after = /^[\w.:/-]*"?/.exec(text.slice(at))?.[0] ?? ''
  const isOpen = before.startsWith('"')
  return { from: at - before.length, to: at + (isOpen ? after.length : 0) }
}

function itemsBefore(list: SyntaxNode, at: number): number {
  let count = 0
  for (let child = list.firstChild; child; child = child.nextSibling) {
    if (isValue(child) && child.to < at) count++
  }
  return count
}

function pathOf(node: SyntaxNode, text: string): Path {
  const path: (string | number)[] = []
  for (let inner = node; inner.parent; inner = inner.parent) {
    const { parent } = inner
    if (inner.name === 'Property') path.unshift(nameOf(inner, text))
    else if (parent.name === 'Array') path.unshift(itemsBefore(parent, inner.from + 1))
  }
  return path
}

function nameOf(property: SyntaxNode, text: string): string {
  const name = property.getChild('PropertyName')
  if (!name) return ''
  try {
    return String(JSON.parse(text.slice(name.from, name.to)))
  } catch {
    return text.slice(name.from + 1, name.to)
  }
}

/** Where the value of a JSON pointer stands: of a field, its name. */
export function rangeOf(text: string, pointer: string): Range {
  let node = valueIn(parse(text).topNode)
  let found: SyntaxNode | null = node
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    const inner: SyntaxNode | null = node && childAt(node, key, text)
    if (!inner) break
    found = inner.name === 'Property' ? inner.getChild('PropertyName') : inner
    node = inner.name === 'Property' ? valueIn(inner) : inner
  }
  return found ? { from: found.from, to: found.to } : { from: 0, to: text.length }
}

function childAt(node: SyntaxNode, key: string, text: string): SyntaxNode | null {
  if (node.name === 'Array') {
    const values = childrenOf(node).filter(isValue)
    return values[Number(key)] ?? null
  }
  return node.getChildren('Property').findLast((each) => nameOf(each, text) === key) ?? null
}

function valueIn(node: SyntaxNode): SyntaxNode | null {
  return childrenOf(node).find(isValue) ?? null
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

function isValue({ name }: SyntaxNode): boolean {
  return ['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null'].includes(name)
}
