import { Tokenizer, TokenType } from '@streamparser/json'
import { SourceError } from '../records/source-error.ts'
import { noAttributes, type ElementHandler, type Parser } from './elements.ts'
import { TokenPlaces } from './json-places.ts'
import type { Limits } from './limits.ts'

/** What JSON's root is called in paths: `$/products` are those of `{"products": […]}`. */
export const jsonRoot = '$'

/**
 * JSON as elements: a property is an element of its name, a list is the same name repeated, `null`
 * is an element without text. The root is `$`, so the members of a list at the root are many `$`,
 * and so are the values of a file of JSON lines.
 */
export function createJsonParser(handler: ElementHandler, limits: Limits): Parser {
  return new JsonReader(handler, limits)
}

type Expectation = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end'

interface Level {
  kind: 'object' | 'list'
  /** What an element inside is called: the last name of an object, the name of a list. */
  name: string
}

class JsonReader implements Parser {
  readonly #tokenizer = new WrittenNumbers()
  readonly #handler: ElementHandler
  readonly #limits: Limits
  readonly #places = new TokenPlaces()
  readonly #levels: Level[] = []
  readonly #encoder = new TextEncoder()
  #expected: Expectation = 'value'
  #fault: SourceError | undefined
  #written = 0
  #heardAt = 0

  constructor(handler: ElementHandler, limits: Limits) {
    this.#handler = handler
    this.#limits = limits
    this.#tokenizer.onToken = ({ token, value }) => this.#take(token, value)
    this.#tokenizer.onError = (error) => this.#keep(error)
  }

  write(piece: string): void {
    const bytes = this.#encoder.encode(piece)
    this.#places.scan(bytes)
    this.#written += bytes.length
    this.#tokenizer.write(bytes)
    if (this.#fault) throw this.#fault
    if (!this.#places.hasWaiting) this.#heardAt = this.#written
    if (this.#written - this.#heardAt > this.#limits.textLength) this.#tooLong()
  }

  end(): void {
    // A number at the very end is complete only when something follows.
    if (!this.#places.isInString) this.#tokenizer.write('\n')
    if (this.#fault) throw this.#fault
    if (this.#levels.length === 0 && !this.#places.hasWaiting) return
    throw new SourceError(
      'the file ends here in the middle of a value: it was cut off. Wait until all of it is written, or export it again.',
      this.#places.end,
    )
  }

  #take(token: TokenType, value: unknown): void {
    if (this.#fault) return
    this.#heardAt = this.#written
    this.#places.advance()
    try {
      this.#accept(token, value)
    } catch (error) {
      this.#keep(error)
    }
  }

  #accept(token: TokenType, value: unknown): void {
    const expected = this.#expected
    if (token === TokenType.STRING && expected.startsWith('name'))
      return this.#setName(String(value))
    if (token === TokenType.COLON && expected === ':') return this.#expect('value')
    if (token === TokenType.COMMA && expected === ', or end') return this.#next()
    if (token === TokenType.RIGHT_BRACE && this.#mayEnd('object')) return this.#leave(true)
    if (token === TokenType.RIGHT_BRACKET && this.#mayEnd('list')) return this.#leave(false)
    const isBetweenLines = this.#levels.length === 0 && expected === ', or end'
    if (!expected.startsWith('value') && !isBetweenLines) this.#unexpected()
    this.#startValue(token, value)
  }

  #startValue(token: TokenType, value: unknown): void {
    if (token === TokenType.LEFT_BRACE) return this.#enter('object')
    if (token === TokenType.LEFT_BRACKET) return this.#enter('list')
    if (token === TokenType.STRING) return this.#addText(String(value))
    if (token === TokenType.NUMBER) return this.#addText(this.#tokenizer.written)
    if (token === TokenType.TRUE || token === TokenType.FALSE) return this.#addText(String(value))
    if (token === TokenType.NULL) return this.#addText('')
    this.#unexpected()
  }

  #enter(kind: Level['kind']): void {
    const name = this.#name()
    if (kind === 'object') this.#openElement(name)
    this.#levels.push({ kind, name })
    if (this.#levels.length > this.#limits.depth) {
      this.#fail(`objects and lists stand more than ${this.#limits.depth} deep inside one another.`)
    }
    this.#expect(kind === 'object' ? 'name or }' : 'value or ]')
  }

  #leave(isObject: boolean): void {
    this.#levels.pop()
    if (isObject) this.#handler.close()
    this.#expect(', or end')
  }

  #next(): void {
    const level = this.#levels.at(-1)
    if (!level) this.#unexpected()
    this.#expect(level.kind === 'object' ? 'name' : 'value')
  }

  #setName(name: string): void {
    const level = this.#levels.at(-1)
    if (level) level.name = name
    this.#expect(':')
  }

  #addText(text: string): void {
    this.#openElement(this.#name())
    if (text !== '') this.#handler.text(text)
    this.#handler.close()
    this.#expect(', or end')
  }

  #openElement(name: string): void {
    const { line, column } = this.#places.current
    this.#handler.open(name, noAttributes, line, column)
  }

  #mayEnd(kind: Level['kind']): boolean {
    const isExpected = this.#expected === ', or end' || this.#expected.includes(' or ')
    return isExpected && this.#levels.at(-1)?.kind === kind
  }

  #name(): string {
    return this.#levels.at(-1)?.name ?? jsonRoot
  }

  #expect(expected: Expectation): void {
    this.#expected = expected
  }

  #unexpected(): never {
    this.#fail(`this is not JSON: here a ${this.#expected} should come. Have the export mended.`)
  }

  #tooLong(): never {
    throw new SourceError(
      `the text that begins here is longer than ${this.#limits.textLength.toLocaleString('en')} characters. ` +
        'Look there for a quote that is never closed, or leave such large contents out of the export.',
      this.#places.next,
    )
  }

  #fail(problem: string): never {
    throw new SourceError(problem, this.#places.current)
  }

  /** The tokenizer hands errors on instead of throwing them. */
  #keep(error: unknown): void {
    const place = this.#places.next
    this.#fault ??=
      error instanceof SourceError
        ? error
        : new SourceError('this is not JSON. Have the export mended, or export it again.', place)
  }
}

/** Keeps numbers as they are written: `1.50` is not to become `1.5` on the way to a text. */
class WrittenNumbers extends Tokenizer {
  written = ''

  protected override parseNumber(text: string): number {
    this.written = text
    return Number(text)
  }
}
