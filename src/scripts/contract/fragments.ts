import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml'

/** Says what is wrong in the reference, one problem a line, each with file and line. */
export class ContractError extends Error {
  override name = 'ContractError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** A file of the reference: its name as errors print it, and its text. */
export interface Source {
  file: string
  text: string
}

/** The keys that lead to a place in a document. */
export type Path = readonly (string | number)[]

/** A YAML file of the reference, with a way to say where in it something stands. */
export interface Fragment {
  content: Record<string, unknown>
  /** `content/reference/families.yaml:12:7`: where the key at the end of the path stands. */
  where(path: Path): string
}

/** Reads one YAML file. Broken YAML becomes a `ContractError` with all that is wrong with it. */
export function readFragment({ file, text }: Source): Fragment {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${file}:${line}:${col}`
  }
  if (document.errors.length > 0) {
    throw new ContractError(
      document.errors.map((error) => `${place(error.pos[0])}: ${error.message}`),
    )
  }
  if (!isMap(document.contents)) {
    throw new ContractError([`${place(0)}: A file of the reference is a map of keys and values.`])
  }
  return {
    content: document.toJS() as Record<string, unknown>,
    where: (path) => place(offsetOf(document, path)),
  }
}

/** The key if there is one, so that an error points at the name; else the value, else the nearest thing above. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const last = path[length - 1]
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => String(isNode(key) ? key.toJSON() : key) === String(last))
      : undefined
    const node = pair?.key ?? document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
