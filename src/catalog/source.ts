import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
} from 'yaml'

/** Something an author has to put right, with the place where it is written. */
export class CatalogError extends Error {
  override name = 'CatalogError'
  readonly file: string
  readonly line: number

  constructor(file: string, line: number, message: string) {
    super(`${file}:${line} ${message}`)
    this.file = file
    this.line = line
  }
}

/** A YAML text as a tree whose every part knows its file and line. */
export function readSource(file: string, text: string): Source {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const origin = { file, lineAt: (offset: number) => lines.linePos(offset).line }
  const [broken] = document.errors
  if (broken) throw new CatalogError(file, origin.lineAt(broken.pos[0]), broken.message)
  return new Source(origin, document.contents, 0)
}

interface Origin {
  file: string
  lineAt(offset: number): number
}

/** One part of a YAML file: read it as what it should be, or fail with its file and line. */
export class Source {
  readonly #origin: Origin
  readonly #node: ParsedNode | null
  readonly #offset: number
  #fields: Map<string, Source> | undefined

  constructor(origin: Origin, node: ParsedNode | null, offset: number) {
    this.#origin = origin
    this.#node = node
    this.#offset = offset
    if (isAlias(node)) this.fail('is a YAML alias; please write the value out')
  }

  get file(): string {
    return this.#origin.file
  }

  get line(): number {
    return this.#origin.lineAt(this.#offset)
  }

  fail(message: string): never {
    throw new CatalogError(this.file, this.line, message)
  }

  isMap(): boolean {
    return isMap(this.#node)
  }

  /** True for `~`, `null` and nothing at all. */
  isNothing(): boolean {
    return this.#node === null || (isScalar(this.#node) && this.#node.value === null)
  }

  isNumber(): boolean {
    return isScalar(this.#node) && typeof this.#node.value === 'number'
  }

  /** The keys and what stands under them, in the author's order. Nothing at all is an empty map. */
  fields(): ReadonlyMap<string, Source> {
    this.#fields ??= this.#readFields()
    return this.#fields
  }

  /** The fields of a map that has no other keys than these. */
  fieldsOnly(...known: readonly string[]): ReadonlyMap<string, Source> {
    for (const [key, field] of this.fields()) {
      if (!known.includes(key)) field.fail(`"${key}" is not known here; use ${known.join(', ')}`)
    }
    return this.fields()
  }

  get(key: string): Source | undefined {
    return this.fields().get(key)
  }

  need(key: string): Source {
    return this.get(key) ?? this.fail(`needs "${key}"`)
  }

  items(): Source[] {
    if (this.isNothing()) return []
    const node = this.#node
    if (!isSeq(node)) return this.fail('should be a list')
    return (node.items as ParsedNode[]).map((item) => new Source(this.#origin, item, item.range[0]))
  }

  /** Text; a number is taken as it is written. */
  text(): string {
    const node = this.#node
    if (isScalar(node)) {
      if (typeof node.value === 'string') return node.value
      if (typeof node.value === 'number') return node.source ?? String(node.value)
    }
    return this.fail('should be a text')
  }

  number(): number {
    const node = this.#node
    if (isScalar(node) && typeof node.value === 'number') return node.value
    return this.fail('should be a number')
  }

  boolean(): boolean {
    const node = this.#node
    if (isScalar(node) && typeof node.value === 'boolean') return node.value
    return this.fail('should be true or false')
  }

  texts(): string[] {
    return this.items().map((item) => item.text())
  }

  /** Codes in one text, separated by blanks or line ends. */
  words(): string[] {
    return this.text().split(/\s+/).filter(Boolean)
  }

  #readFields(): Map<string, Source> {
    if (this.isNothing()) return new Map()
    const node = this.#node
    if (!isMap(node)) return this.fail('should be a map of "key: value"')
    return new Map(pairs(node).map(({ key, value }) => [keyText(key), this.#field(key, value)]))
  }

  #field(key: ParsedNode, value: ParsedNode | null): Source {
    return new Source(this.#origin, value, key.range[0])
  }
}

function pairs(map: YAMLMap): Pair<ParsedNode, ParsedNode | null>[] {
  return map.items as Pair<ParsedNode, ParsedNode | null>[]
}

function keyText(key: ParsedNode): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : String(key)
}
