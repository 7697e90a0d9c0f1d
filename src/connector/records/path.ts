/**
 * A path to fields of a record, as people write it in a mapping:
 *
 *     ARTICLE_DETAILS/EAN            an element in an element
 *     @nr   NAME/@lang               an attribute
 *     FEATURE[FNAME='Weight']/FVALUE the feature that says so; also NAME[@lang='de'], and several in a row
 *     *                              an element of any name
 *     'categ_id/id'                  a name in quotes, because of its slash
 *     .                              the record itself
 *
 * Names are local names (no namespace), compared exactly. A path may lead to many fields.
 */
export interface Path {
  readonly steps: readonly Step[]
  /** The attribute at the end, without its `@`. */
  readonly attribute?: string
}

export interface Step {
  /** An element's name, or `*`. */
  readonly name: string
  readonly where: readonly Condition[]
}

/** Something inside has this text. Compared without the white space around it. */
export interface Condition {
  readonly path: Path
  readonly value: string
}

/** A path that cannot be understood; `column` counts from 1 in the path's text. */
export class PathError extends Error {
  override name = 'PathError'
  readonly column: number

  constructor(text: string, column: number, problem: string) {
    super(`In the path \`${text}\`, column ${column}: ${problem}`)
    this.column = column
  }
}

/**
 * The text of a path, understood.
 *
 * @throws PathError when it is not one
 */
export function parsePath(text: string): Path {
  const reader = new PathReader(text)
  const path = reader.readPath()
  reader.ensureEnd()
  return path
}

/** A path as text that `parsePath` understands; names are quoted where they have to be. */
export function formatPath({ steps, attribute }: Path): string {
  const parts = steps.map(
    ({ name, where }) => formatName(name) + where.map(formatCondition).join(''),
  )
  if (attribute !== undefined) parts.push(`@${formatName(attribute)}`)
  return parts.join('/') || '.'
}

function formatCondition({ path, value }: Condition): string {
  return `[${formatPath(path)}=${quote(value)}]`
}

function formatName(name: string): string {
  return name === '*' || isBareName(name) ? name : quote(name)
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

const special = /[/[\]'"@=*]/

/** Whether a name can stand in a path without quotes. */
function isBareName(name: string): boolean {
  return name !== '' && name !== '.' && name.trim() === name && !special.test(name)
}

class PathReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  readPath(): Path {
    this.#skipSpaces()
    if (this.#isSelf()) return { steps: [] }
    const steps: Step[] = []
    for (;;) {
      if (this.#takes('@')) return { steps, attribute: this.#readName() }
      steps.push({ name: this.#readStepName(), where: this.#readConditions() })
      if (!this.#takes('/')) return { steps }
    }
  }

  ensureEnd(): void {
    if (this.#at < this.#text.length) this.#fail('here the path should end, or go on with a `/`.')
  }

  #isSelf(): boolean {
    const rest = this.#text.slice(this.#at)
    const self = /^\.\s*(?=[\]=]|$)/.exec(rest)
    if (self) this.#at += self[0].length
    return self !== null
  }

  #readStepName(): string {
    return this.#takes('*') ? '*' : this.#readName()
  }

  #readName(): string {
    this.#skipSpaces()
    const name = this.#isAtQuote() ? this.#readQuoted() : this.#readBare()
    this.#skipSpaces()
    return name
  }

  #readBare(): string {
    const rest = this.#text.slice(this.#at)
    const end = rest.search(special)
    const name = (end < 0 ? rest : rest.slice(0, end)).trim()
    if (name === '') this.#fail('a name is missing; write an element, `@attribute` or `.`.')
    if (name === '.') this.#fail('`.` stands alone or not at all.')
    this.#at += end < 0 ? rest.length : end
    return name
  }

  #readQuoted(): string {
    const mark = this.#text[this.#at] ?? ''
    const [whole, inner] =
      new RegExp(`^${mark}((?:[^${mark}]|${mark}${mark})*)${mark}`).exec(
        this.#text.slice(this.#at),
      ) ?? []
    if (whole === undefined || inner === undefined) this.#fail(`the closing ${mark} is missing.`)
    this.#at += whole.length
    return inner.replaceAll(mark + mark, mark)
  }

  #readConditions(): Condition[] {
    const conditions: Condition[] = []
    while (this.#takes('[')) {
      const path = this.readPath()
      if (!this.#takes('=')) this.#fail("a condition is written [NAME='value'] or [@name='value'].")
      this.#skipSpaces()
      if (!this.#isAtQuote()) this.#fail("put the value in quotes: [NAME='value'].")
      conditions.push({ path, value: this.#readQuoted() })
      if (!this.#takes(']')) this.#fail('the closing ] is missing.')
    }
    return conditions
  }

  #isAtQuote(): boolean {
    return this.#text[this.#at] === "'" || this.#text[this.#at] === '"'
  }

  #takes(mark: string): boolean {
    this.#skipSpaces()
    if (this.#text[this.#at] !== mark) return false
    this.#at++
    return true
  }

  #skipSpaces(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++
  }

  #fail(problem: string): never {
    throw new PathError(this.#text, this.#at + 1, problem)
  }
}
