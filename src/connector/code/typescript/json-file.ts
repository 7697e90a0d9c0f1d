import type { SourceWords } from '../reading-files.ts'

/** Reads JSON lines: a value in each. */
export function jsonLinesFile({ way }: SourceWords): string {
  return String.raw`import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { Element } from './fields.ts'
import { readText } from './text.ts'

/** The way from the value of a line (its name is $) to the records. */
const way: readonly string[] = ${way}

/** The records of the file, one after the other; only one line is in memory at a time. */
export async function* readRecords(file: string): AsyncGenerator<Element> {
  let number = 0
  for await (const line of createInterface({ input: Readable.from(readText(file)) })) {
    number++
    if (line.trim() !== '') yield* recordsIn(parsed(line, number), way[0] ?? '$', way.slice(1), number)
  }
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line, asWritten)
  } catch {
    throw new Error('Line ' + number + ' is not JSON. Have the export mended.')
  }
}

function* recordsIn(value: unknown, name: string, rest: readonly string[], line: number): Generator<Element> {
  if (Array.isArray(value)) {
    for (const one of value) yield* recordsIn(one, name, rest, line)
  } else if (rest.length === 0) yield { ...elementOf(name, value), line }
  else {
    for (const [key, inner] of typeof value === 'object' ? Object.entries(value ?? {}) : []) {
      if (rest[0] === '*' || rest[0] === key) yield* recordsIn(inner, key, rest.slice(1), line)
    }
  }
}
${toElement}`
}

/** Reads a JSON document as a stream. */
export function jsonFile({ way }: SourceWords): string {
  return String.raw`import type { Element } from './fields.ts'
import { readText } from './text.ts'

/** The way from the root of the file (its name is $) to its records. */
const way: readonly string[] = ${way}

/** The records of the file, one after the other; only one is in memory at a time. */
export async function* readRecords(file: string): AsyncGenerator<Element> {
  const json = new Json(readText(file))
  while ((await json.peek()) !== '') yield* recordsIn(json, way[0] ?? '$', way.slice(1))
}

/** The records in the value that comes next. */
async function* recordsIn(json: Json, name: string, rest: readonly string[]): AsyncGenerator<Element> {
  const start = await json.peek()
  if (start === '[') {
    for await (const _ of json.members(']')) yield* recordsIn(json, name, rest)
  } else if (rest.length === 0) yield elementOf(name, await json.value())
  else if (start === '{') {
    for await (const _ of json.members('}')) {
      const key = String(await json.value())
      await json.take(':')
      if (rest[0] === '*' || rest[0] === key) yield* recordsIn(json, key, rest.slice(1))
      else await json.value()
    }
  } else await json.value()
}

/** JSON that is read piece by piece. */
class Json {
  #pieces: AsyncIterator<string>
  #text = ''
  #at = 0

  constructor(pieces: AsyncIterator<string>) {
    this.#pieces = pieces
  }

  /** The next letter that is no space; '' at the end. */
  async peek(): Promise<string> {
    for (;;) {
      const letter = this.#text[this.#at]
      if (letter === undefined) {
        if (!(await this.#more())) return ''
      } else if (letter.trim() === '') this.#at++
      else return letter
    }
  }

  async take(mark: string): Promise<void> {
    const letter = await this.peek()
    if (letter !== mark) this.#fail('"' + letter + '" stands where "' + mark + '" should.')
    this.#at++
  }

  /** Stops before each member of the list or object that begins here. */
  async *members(end: string): AsyncGenerator<void> {
    this.#at++
    while ((await this.peek()) !== end) {
      yield
      if ((await this.peek()) !== end) await this.take(',')
    }
    this.#at++
  }

  /** All of the next value. */
  async value(): Promise<unknown> {
    await this.peek()
    const end = await this.#findEnd()
    const text = this.#text.slice(this.#at, end)
    this.#at = end
    try {
      return JSON.parse(text, asWritten)
    } catch {
      this.#fail('This is not JSON: ' + text.slice(0, 80))
    }
  }

  async #findEnd(): Promise<number> {
    let [depth, isInText] = [0, false]
    for (let length = 0; ; length++) {
      if (this.#at + length >= this.#text.length && !(await this.#more())) {
        return this.#text.length
      }
      const letter = this.#text[this.#at + length] ?? ''
      if (isInText) {
        if (letter === '\\') length++
        else if (letter === '"') isInText = false
      } else if (depth === 0 && length > 0 && /[\s,:\]}]/.test(letter)) return this.#at + length
      else if (letter === '"') isInText = true
      else if (letter === '[' || letter === '{') depth++
      else if (letter === ']' || letter === '}') depth--
    }
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#pieces.next()
    if (done) return false
    this.#text = this.#text.slice(this.#at) + value
    this.#at = 0
    return true
  }

  #fail(problem: string): never {
    throw new Error('The file cannot be read further. ' + problem)
  }
}
${toElement}`
}

const toElement = String.raw`
/** Numbers stay as they are written: 1.50 is not to become 1.5. */
function asWritten(_key: string, value: unknown, context?: { source: string }): unknown {
  return typeof value === 'number' ? context?.source : value
}

/** A property is an element of its name, a list is the same name repeated, null has no text. */
function elementOf(name: string, value: unknown): Element {
  const isObject = typeof value === 'object' && value !== null
  const children = isObject ? Object.entries(value).flatMap(([key, inner]) => elementsOf(key, inner)) : []
  return { name, attributes: {}, text: isObject ? '' : String(value ?? ''), children }
}

function elementsOf(name: string, value: unknown): Element[] {
  if (!Array.isArray(value)) return [elementOf(name, value)]
  return value.flatMap((one) => elementsOf(name, one))
}
`
