import { escapeAttribute, escapeText } from 'entities'
import type { RecordNode } from './record.ts'

/**
 * What is in an element, as HTML: `<text>Warm <b>light</b></text>` → `Warm <b>light</b>`. An element without
 * elements in it keeps its text as it stands: there the HTML is in the text already, escaped or as CDATA.
 */
export function innerHtml({ text, children }: RecordNode): string {
  return children.length === 0 ? text : markup(text, children)
}

function markup(text: string, children: readonly RecordNode[]): string {
  let at = 0
  const parts = children.map((child) => {
    const before = text.slice(at, child.offset)
    at += before.length
    return escapeText(before) + element(child)
  })
  return parts.join('') + escapeText(text.slice(at))
}

function element({ name, attributes, text, children }: RecordNode): string {
  const given = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeAttribute(value)}"`,
  )
  const start = `<${name}${given.join('')}>`
  return voidElements.has(name) ? start : `${start}${markup(text, children)}</${name}>`
}

const voidElements = new Set(['br', 'hr', 'img', 'wbr'])
