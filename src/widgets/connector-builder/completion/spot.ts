import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml'
import type { Path } from '../../ui/editor/schema-at.ts'

/** What is being written at a place of a mapping. */
export interface Spot {
  /** `either`: the first key of an object, or a value in its place. */
  kind: 'key' | 'value' | 'either'
  /** Of the object whose key is named, or of the value. */
  path: Path
  /** What is replaced. */
  from: number
  to: number
  /** With which quotation mark it begins, if with any. */
  quote: '"' | "'" | ''
  /** In brackets or braces: `{ from: sku }`. */
  isInFlow: boolean
  /** Keys that the object has already. */
  taken: readonly string[]
  /** What stands elsewhere in the mapping. */
  read(path: Path): unknown
}

/** Stands in for what is being written, so that a half-written text can be read. */
const mark = 'Doorway0is0written0here'

/** What is being written where the cursor stands; undefined in comments and inside of longer texts. */
export function spotAt(text: string, at: number): Spot | undefined {
  const token = tokenAt(text, at)
  // Without its colon a key would be taken for the first word of the line below.
  return (token.isAlone ? spotIn(text, token, `${mark}:`) : undefined) ?? spotIn(text, token, mark)
}

interface Token extends Pick<Spot, 'from' | 'to' | 'quote'> {
  /** There is nothing else on its line but where an item of a list begins. */
  isAlone: boolean
}

/** The word around the cursor, with its quotation marks. */
function tokenAt(text: string, at: number): Token {
  const [line = ''] = text.slice(0, at).split('\n').slice(-1)
  const rest = text.slice(at).split('\n', 1)[0] ?? ''
  const before = /["']?[^\s,[\]{}"'#]*$/.exec(line)?.[0] ?? ''
  const quote = (/^["']/.exec(before)?.[0] ?? '') as Spot['quote']
  const after = /^[^\s,[\]{}"':#]*/.exec(rest)?.[0] ?? ''
  const closing = quote !== '' && rest[after.length] === quote ? 1 : 0
  const isAlone =
    /^[\s-]*$/.test(line.slice(0, line.length - before.length)) &&
    rest.slice(after.length + closing).trim() === ''
  return { from: at - before.length, to: at + after.length + closing, quote, isAlone }
}

function spotIn(text: string, token: Token, written: string): Spot | undefined {
  const { from, to, quote } = token
  const document = parseDocument(`${text.slice(0, from)}${written}${text.slice(to)}`, {
    prettyErrors: false,
  })
  const found = findMark(document)
  if (!found) return undefined
  const { isKey, ancestors } = found
  const around = ancestors.findLast(isCollection)
  const keys = isMap(around) ? around.items.map(({ key }) => String(key)) : []
  const isFirst = isKey && keys.length === 1 && !around?.flow
  return {
    kind: isFirst ? 'either' : isKey || ancestors.length === 1 ? 'key' : 'value',
    path: pathOf(isKey ? ancestors.slice(0, -1) : ancestors, found.scalar),
    from,
    to,
    quote,
    isInFlow: ancestors.some((node) => isCollection(node) && node.flow === true),
    taken: keys.filter((key) => key !== mark),
    read: (path) => document.getIn(path),
  }
}

type Ancestor = Document | Node | Pair

function findMark(document: Document) {
  let found: { scalar: Scalar; isKey: boolean; ancestors: readonly Ancestor[] } | undefined
  visit(document, {
    Scalar(key, scalar, ancestors) {
      if (scalar.value !== mark) return undefined
      found = { scalar, isKey: key === 'key', ancestors }
      return visit.BREAK
    },
  })
  return found
}

function pathOf(ancestors: readonly Ancestor[], scalar: Scalar): Path {
  return ancestors.flatMap((node, at): Path => {
    if (isPair(node)) return isScalar(node.key) ? [String(node.key.value)] : []
    const next = ancestors[at + 1] ?? scalar
    return isSeq(node) ? [node.items.indexOf(next)] : []
  })
}
