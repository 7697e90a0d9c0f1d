import { copyText } from '../records/copy-text.ts'
import type { Place } from '../records/record.ts'
import { SourceError } from '../records/source-error.ts'
import { explainXmlError } from './xml-errors.ts'
import { noAttributes, type ElementHandler, type Parser } from './elements.ts'
import { refuseDeclarations } from './doctype.ts'
import { createEntities, explainEntity } from './entities.ts'
import type { Limits } from './limits.ts'
import { createSaxParser, openEntityOf, type Listeners } from './sax-parser.ts'

/**
 * XML as elements, by local names; declarations of namespaces are no attributes. Nothing outside the
 * file is loaded and nothing but the five entities of XML is replaced, so a text can only get
 * shorter by reading it.
 */
export function createXmlParser(handler: ElementHandler, limits: Limits): Parser {
  return new XmlReader(handler, limits)
}

class XmlReader implements Parser {
  readonly #parser = createSaxParser(this.#listeners())
  readonly #handler: ElementHandler
  readonly #limits: Limits
  readonly #open: { name: string; line: number }[] = []
  readonly #localNames = new Map<string, string>()
  /** The element that was closed last: when its closing tag was another's, this is what the error means. */
  #closed: { name: string; line: number } | undefined
  #attributes: Record<string, string> | undefined
  #attributeCount = 0
  #isBeforeMarkup = true
  /** Where the next tag begins, unless text comes first. */
  #line = 1
  #column = 1
  /** How far the parser had come when it last told of something. */
  #heardAt = 0

  constructor(handler: ElementHandler, limits: Limits) {
    this.#handler = handler
    this.#limits = limits
    this.#parser.ENTITIES = createEntities((problem, name) => this.#failInEntity(problem, name))
  }

  write(piece: string): void {
    const text = this.#isBeforeMarkup ? this.#skipBlank(piece) : piece
    if (text === '') return
    this.#parser.write(text)
    if (this.#parser.position - this.#heardAt > this.#limits.textLength) this.#tooLong()
  }

  end(): void {
    const open = this.#open.at(-1)
    if (!open) return void this.#parser.close()
    const entity = openEntityOf(this.#parser)
    if (entity !== '') this.#failInEntity(explainEntity(entity), entity)
    throw new SourceError(
      `the file ends here, inside <${open.name}> of line ${open.line}: it was cut off. ` +
        'Wait until the ERP has written all of it, or export it again.',
      this.#here(),
    )
  }

  /** Senders leave an empty line before the XML declaration, which XML does not allow. */
  #skipBlank(piece: string): string {
    const text = piece.trimStart()
    const blank = piece.slice(0, piece.length - text.length)
    this.#line += blank.split('\n').length - 1
    this.#parser.line = this.#line
    this.#isBeforeMarkup = text === ''
    return text
  }

  #listeners(): Listeners {
    return {
      error: ({ message }) => this.#fail(explainXmlError(message, this.#closed)),
      doctype: (text) => this.#addDoctype(text),
      xmldecl: () => this.#afterMarkup(),
      processinginstruction: () => this.#afterMarkup(),
      comment: () => this.#heard(this.#parser.column + 2),
      opentagstart: () => this.#startTag(),
      attribute: ({ name, value }) => this.#addAttribute(name, value),
      opentag: ({ name }) => this.#openElement(name),
      closetag: () => this.#closeElement(),
      text: (text) => this.#addText(text),
      cdata: (text) => this.#addData(text),
    }
  }

  #addDoctype(text: string): void {
    refuseDeclarations(text, this.#place())
    this.#afterMarkup()
  }

  #startTag(): void {
    this.#attributes = undefined
    this.#attributeCount = 0
    this.#heardAt = this.#parser.position
  }

  #addAttribute(name: string, value: string): void {
    this.#heardAt = this.#parser.position
    if (++this.#attributeCount > this.#limits.attributes) {
      this.#fail(`an element has more than ${this.#limits.attributes} attributes.`)
    }
    if (name === 'xmlns' || name.startsWith('xmlns:')) return
    this.#attributes ??= {}
    this.#attributes[this.#localName(name)] = value
  }

  #openElement(name: string): void {
    const local = this.#localName(name)
    this.#open.push({ name: local, line: this.#line })
    if (this.#open.length > this.#limits.depth) {
      this.#fail(`elements stand more than ${this.#limits.depth} deep inside one another.`)
    }
    this.#handler.open(local, this.#attributes ?? noAttributes, this.#line, this.#column)
    this.#afterMarkup()
  }

  #closeElement(): void {
    this.#closed = this.#open.pop()
    this.#handler.close()
    this.#afterMarkup()
  }

  #addText(text: string): void {
    if (this.#open.length > 0) this.#handler.text(text)
    this.#heard(this.#parser.column)
  }

  #addData(text: string): void {
    this.#handler.text(text)
    this.#afterMarkup()
  }

  #afterMarkup(): void {
    this.#heard(this.#parser.column + 1)
  }

  #heard(nextColumn: number): void {
    this.#heardAt = this.#parser.position
    this.#line = this.#parser.line
    this.#column = nextColumn
  }

  /** `x:name` -> `name`, each made once. */
  #localName(name: string): string {
    const known = this.#localNames.get(name)
    if (known !== undefined) return known
    const local = copyText(name.slice(name.indexOf(':') + 1))
    if (this.#localNames.size < 10_000) this.#localNames.set(copyText(name), local)
    return local
  }

  #tooLong(): never {
    throw new SourceError(
      `what begins after this is longer than ${this.#limits.textLength.toLocaleString('en')} characters. ` +
        'Look there for a `<` or a quote that is never closed, or leave such large contents out of the export.',
      this.#place(),
    )
  }

  #place(): Place {
    return { line: this.#line, column: this.#column }
  }

  #here(): Place {
    return { line: this.#parser.line, column: this.#parser.column }
  }

  /** What follows a bare & may be a thousand lines: the fault is where they begin. */
  #failInEntity(problem: string, name: string): never {
    const here = this.#here()
    const line = here.line - (name.split('\n').length - 1)
    const column = line === this.#line ? this.#column : 1
    throw new SourceError(problem, line === here.line ? here : { line, column })
  }

  #fail(problem: string): never {
    throw new SourceError(problem, this.#here())
  }
}
