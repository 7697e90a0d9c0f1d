import type { Element, Nodes, Root } from 'hast'
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'mdast-util-mdx-jsx'
import { visit } from 'unist-util-visit'
import type { VisitorResult } from 'unist-util-visit'
import type { Program } from 'estree'
import { NotStaticError, staticValue } from './samples/static-value.ts'

type Jsx = MdxJsxFlowElementHast | MdxJsxTextElementHast

/** Whether a node is an element, with one of these names if any are given. */
export function isElement(node: { type: string }, ...names: string[]): node is Element {
  return (
    node.type === 'element' && (names.length === 0 || names.includes((node as Element).tagName))
  )
}

/** Whether a node is a component or tag written in MDX. */
export function isJsx(node: { type: string }): node is Jsx {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

/**
 * An HTML tag, whether Markdown made it, an author wrote it as raw HTML, or as a lower-case tag in
 * MDX: one way to read and change its attributes.
 */
export interface Tag {
  name: string
  node: Element | Jsx
  /** The names of all attributes, as the tree spells them. */
  attributes(): string[]
  get(attribute: string): string | undefined
  set(attribute: string, value: string): void
  remove(attribute: string): void
  addClass(name: string): void
}

/** Visits every tag; what the visitor returns is what `unist-util-visit` understands. */
export function visitTags(
  tree: Root,
  visitor: (tag: Tag, index: number | undefined, parent: Nodes | undefined) => VisitorResult,
): void {
  visit(tree, (node, index, parent) => {
    if (isElement(node)) return visitor(elementTag(node), index, parent)
    if (isJsx(node) && node.name && /^[a-z]/.test(node.name)) {
      return visitor(jsxTag(node, node.name), index, parent)
    }
  })
}

/** An element as a tag. */
export function elementTag(node: Element): Tag {
  return {
    name: node.tagName,
    node,
    attributes: () => Object.keys(node.properties),
    get(attribute) {
      const value = node.properties[attribute]
      if (value === undefined || value === null || value === false) return undefined
      return Array.isArray(value) ? value.join(' ') : String(value)
    },
    set(attribute, value) {
      node.properties[attribute] = value
    },
    remove(attribute) {
      delete node.properties[attribute]
    },
    addClass(name) {
      const { class: text, className } = node.properties
      if (typeof text === 'string') node.properties.class = `${text} ${name}`.trim()
      else node.properties.className = [...(Array.isArray(className) ? className : []), name]
    },
  }
}

function jsxTag(node: Jsx, name: string): Tag {
  const find = (attribute: string) =>
    node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === attribute)
  const tag: Tag = {
    name,
    node,
    attributes: () =>
      node.attributes.map((each) => (each.type === 'mdxJsxAttribute' ? each.name : '')),
    get(attribute) {
      return attributeText(find(attribute)?.value)
    },
    set(attribute, value) {
      tag.remove(attribute)
      node.attributes.push({ type: 'mdxJsxAttribute', name: attribute, value })
    },
    remove(attribute) {
      node.attributes = node.attributes.filter((each) => each !== find(attribute))
    },
    addClass(className) {
      tag.set('class', [tag.get('class'), className].filter(Boolean).join(' '))
    },
  }
  return tag
}

/** `width="3"` and `width={3}` alike; nothing for what would have to be computed. */
function attributeText(value: Jsx['attributes'][number]['value']): string | undefined {
  if (typeof value === 'string') return value
  if (value === null) return ''
  try {
    const program = value?.data?.estree
    return program ? String(staticValue(program as Program)) : undefined
  } catch (error) {
    if (error instanceof NotStaticError) return undefined
    throw error
  }
}
