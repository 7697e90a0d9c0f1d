import type { Plan } from '../plan.ts'

/** What a record is, and how things are found in it. */
export function fieldsFile({ hasHtml }: Plan): string {
  return hasHtml ? fields + html : fields
}

const fields = String.raw`/** An XML element, a cell of a table, a property of JSON, with what is in it. */
export interface Element {
  name: string
  attributes: Record<string, string>
  /** Directly inside. */
  text: string
  children: Element[]
  /** How much of its parent's text stands before it. */
  offset?: number
  /** In the file, where that is known. */
  line?: number
}

/** A text that was found, and the element it stands in. */
export interface Piece {
  text: string
  element: Element
}

type Test = (element: Element) => boolean

/** find(record, 'rrp', '@currency'): the names of elements, tests of them, and perhaps an attribute. */
export function find(element: Element, ...steps: (string | Test)[]): Piece[] {
  let found = [element]
  for (const step of steps) {
    if (typeof step === 'function') found = found.filter(step)
    else if (step.startsWith('@')) return attributesOf(found, step.slice(1))
    else {
      found = found.flatMap(({ children }) =>
        children.filter(({ name }) => step === '*' || name === step),
      )
    }
  }
  return found.map((one) => ({ text: one.text, element: one }))
}

function attributesOf(elements: readonly Element[], name: string): Piece[] {
  return elements.flatMap((element) => {
    const text = Object.hasOwn(element.attributes, name) ? element.attributes[name] : undefined
    return text === undefined ? [] : [{ text, element }]
  })
}

/** An element and what is around it, from the inside to the record. */
export function outwards(element: Element, record: Element): Element[] {
  if (element === record) return [record]
  for (const child of record.children) {
    const found = outwards(element, child)
    if (found.length > 0) return [...found, record]
  }
  return []
}

/** find(record, 'name', where('D', '@lang')): the elements in which something has this text. */
export function where(value: string, ...steps: (string | Test)[]): Test {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  return (element) => find(element, ...steps).some(({ text }) => plain(text) === plain(value))
}

/** Whether there is any text. */
export function exists(found: readonly Piece[]): boolean {
  return found.some(({ text }) => text.trim() !== '')
}

/** Whether one of the texts is one of these words. */
export function isOneOf(found: readonly Piece[], ...words: string[]): boolean {
  return found.some(({ text }) => text.trim() !== '' && words.includes(text.trim()))
}

/** Whether the pattern is found in one of the texts. */
export function fits(found: readonly Piece[], pattern: RegExp): boolean {
  return found.some(({ text }) => text.trim() !== '' && pattern.test(text.trim()))
}
`

const html = String.raw`
/** All that is in the elements, as HTML, instead of their own text alone. */
export function asHtml(found: readonly Piece[]): Piece[] {
  return found.map(({ element }) => ({ text: htmlIn(element), element }))
}

/** Without elements in it, the HTML is in the text already: escaped, or as CDATA. */
function htmlIn({ text, children }: Element): string {
  return children.length === 0 ? text : markup(text, children)
}

function markup(text: string, children: readonly Element[]): string {
  let [html, at] = ['', 0]
  for (const child of children) {
    const { offset = 0 } = child
    html += escaped(text.slice(at, offset)) + tag(child)
    at = offset
  }
  return html + escaped(text.slice(at))
}

function tag({ name, attributes, text, children }: Element): string {
  const given = Object.entries(attributes).map(([key, value]) => {
    const plain = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    return ' ' + key + '="' + plain.replaceAll('\u00A0', '&nbsp;') + '"'
  })
  const start = '<' + name + given.join('') + '>'
  const isVoid = ['br', 'hr', 'img', 'wbr'].includes(name)
  return isVoid ? start : start + markup(text, children) + '</' + name + '>'
}

function escaped(text: string): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return plain.replaceAll('\u00A0', '&nbsp;')
}
`
