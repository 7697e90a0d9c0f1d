import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml'
import type { Place } from '../records/record.ts'
import { type Complaint, complaintsOf, type DocumentPath } from './problems.ts'
import { type Mapping, mappingSchema } from './schema.ts'

/** Something to mend in a mapping, with its place in the text. */
export interface MappingProblem {
  place: Place
  message: string
  /** The key that is meant, as in `['values', 3, 'attribute']`; empty for the text as a whole. */
  path: DocumentPath
}

/**
 * A mapping as people write and keep it: YAML or JSON, comments included. Never changes; an edit gives a
 * new one. `mapping` is there when, and only when, there are no problems.
 */
export interface MappingDocument {
  readonly text: string
  readonly mapping: Mapping | undefined
  readonly problems: readonly MappingProblem[]
  /** Where a key stands in the text, or the nearest key above it that does. */
  placeOf(path: DocumentPath, options?: { key?: boolean }): Place
  /** The same with one key set, everything else untouched: `set(['values', 3, 'locale'], 'de_DE')`. */
  set(path: DocumentPath, value: unknown): MappingDocument
  /** The same with one more item at the end of a list: `add(['values'], { attribute: 'ean', from: 'ean' })`. */
  add(path: DocumentPath, value: unknown): MappingDocument
  /** The same without a key or an item. */
  remove(path: DocumentPath): MappingDocument
}

/** Characters that a mapping may have: two thousand rules have room, a stray data file has not. */
const longestMapping = 2_000_000

/** Reads a mapping. Never throws: what is wrong stands in `problems`, each with line and column. */
export function parseMapping(text: string): MappingDocument {
  if (text.length > longestMapping) return refused(text, 'This is too long for a mapping.')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const placeOf = placeFinder(document, lines)
  const broken = document.errors.map(({ message, pos }) => ({
    place: toPlace(lines, pos[0]),
    message: `Not YAML: ${message}`,
    path: [],
  }))
  const { mapping, complaints } = broken.length > 0 ? nothing : readMapping(document)
  const problems = [
    ...broken,
    ...complaints.map(({ path, message, atKey }) => ({
      path,
      message,
      place: placeOf(path, { key: atKey ?? false }),
    })),
  ]
  return { text, mapping, problems, placeOf, ...edits(document) }
}

/** A mapping made by a program, as a document. */
export function formatMapping(mapping: Mapping): MappingDocument {
  const document = parseDocument('{}')
  const contents = document.createNode(mapping, { aliasDuplicateObjects: false })
  document.contents = contents as unknown as typeof document.contents
  return parseMapping(document.toString(style))
}

const nothing: { mapping: undefined; complaints: Complaint[] } = {
  mapping: undefined,
  complaints: [],
}

const style = { lineWidth: 100, flowCollectionPadding: true } as const

function readMapping(document: Document): {
  mapping: Mapping | undefined
  complaints: Complaint[]
} {
  let data: unknown
  try {
    data = withTextsAsWritten(document).toJS({ maxAliasCount: 100 })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { mapping: undefined, complaints: [{ path: [], message: `Not usable: ${message}` }] }
  }
  const result = mappingSchema.safeParse(data)
  if (result.success) return { mapping: result.data, complaints: [] }
  return { mapping: undefined, complaints: complaintsOf(result.error.issues, data) }
}

/** What YAML takes for something else than text, and is meant so. */
const typed = new Set(['version', 'exists', 'ignore_case'])

/** Codes and numbers of articles stay as they were written: `0470` is no 470, `no` is no false. */
function withTextsAsWritten(document: Document): Document {
  const copy = document.clone() as Document
  visit(copy, {
    Pair(_, { key, value }) {
      keepText(key)
      if (!(isScalar(key) && typed.has(String(key.value)))) keepText(value)
    },
    Seq(_, { items }) {
      for (const item of items) keepText(item)
    },
  })
  return copy
}

function keepText(node: unknown): void {
  if (!isScalar(node) || node.source === undefined) return
  if (['number', 'boolean', 'bigint'].includes(typeof node.value)) node.value = node.source
}

/** What would be printed otherwise than it was written (`0470` as `470`) is printed in quotes. */
function keepZeros(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      if (node.source !== undefined && node.source !== String(node.value)) keepText(node)
    },
  })
}

function placeFinder(document: Document, lines: LineCounter): MappingDocument['placeOf'] {
  return (path, { key = false } = {}) => {
    for (let length = path.length; length > 0; length--) {
      const found = nodeAt(document, path.slice(0, length), key && length === path.length)
      if (found?.range) return toPlace(lines, found.range[0])
    }
    return { line: 1, column: 1 }
  }
}

function nodeAt(document: Document, path: DocumentPath, key: boolean): Node | undefined {
  if (!key) return document.getIn(path, true) as Node | undefined
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  const pair = isMap(parent)
    ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === path.at(-1))
    : undefined
  return pair?.key as Node | undefined
}

function toPlace(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

function edits(document: Document): Pick<MappingDocument, 'set' | 'add' | 'remove'> {
  const edited = (change: (copy: Document) => void): MappingDocument => {
    const copy = document.clone() as Document
    keepZeros(copy)
    change(copy)
    return parseMapping(copy.toString(style))
  }
  return {
    set: (path, value) => edited((copy) => copy.setIn(path, copy.createNode(value))),
    add: (path, value) => edited((copy) => copy.addIn(path, copy.createNode(value))),
    remove: (path) => edited((copy) => copy.deleteIn(path)),
  }
}

function refused(text: string, message: string): MappingDocument {
  const place = { line: 1, column: 1 }
  const self: MappingDocument = {
    text,
    mapping: undefined,
    problems: [{ place, message, path: [] }],
    placeOf: () => place,
    set: () => self,
    add: () => self,
    remove: () => self,
  }
  return self
}
