import type { Element, ElementContent, Nodes } from 'hast'
import { toString } from 'hast-util-to-string'
import { isElement, isJsx, visitTags } from '../elements.ts'

/** An element, also when it is written as a lower-case tag in MDX; nothing for other nodes. */
export function asElement(node: Nodes): Element | undefined {
  if (isElement(node)) return node
  if (!isJsx(node) || !node.name || !/^[a-z]/.test(node.name)) return undefined
  return {
    type: 'element',
    tagName: node.name,
    properties: attributesOf(node),
    children: node.children as ElementContent[],
  }
}

function attributesOf(node: Nodes): Element['properties'] {
  const found: Element['properties'] = {}
  visitTags({ type: 'root', children: [node as ElementContent] }, (tag) => {
    if (tag.node !== node) return
    for (const name of tag.attributes()) found[name] = tag.get(name)
  })
  const { class: classes, ...others } = found
  return classes ? { ...others, className: String(classes).split(/\s+/) } : others
}

export function hasClass({ properties }: Element, name: string): boolean {
  const { className } = properties
  return Array.isArray(className) && className.includes(name)
}

/** The text of code, line ends and all. */
export function textOf(node: ElementContent | undefined): string {
  return node ? toString(node).replace(/\n$/, '') : ''
}
