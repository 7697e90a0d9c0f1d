import { formatPath, type Condition, type Path, type Step } from './path.ts'
import type { Place, RecordNode } from './record.ts'

/** What a path leads to. */
export interface Match {
  /** Of the element (what stands directly inside) or of the attribute, as it stands in the file. */
  text: string
  /** Of the element, also for an attribute. */
  place: Place
  /** The element, or the one that has the attribute. */
  node: RecordNode
}

/** Everything in a record that a path leads to, in the order of the file. */
export function select(node: RecordNode, { steps, attribute }: Path): Match[] {
  const nodes = steps.reduce<readonly RecordNode[]>(follow, [node])
  if (attribute === undefined) return nodes.map((found) => toMatch(found, found.text))
  return nodes.flatMap((found) => {
    const text = attributeOf(found, attribute)
    return text === undefined ? [] : [toMatch(found, text)]
  })
}

/** Whether all conditions hold for an element. */
export function meets(node: RecordNode, conditions: readonly Condition[]): boolean {
  return conditions.every(({ path, value }) => {
    const wanted = withoutSpaces(value)
    return select(node, path).some(({ text }) => withoutSpaces(text) === wanted)
  })
}

/** The paths of all fields that a record has: elements with text or without children, and attributes. */
export function pathsOf(record: RecordNode): string[] {
  const found = new Set<string>()
  const visit = (node: RecordNode, steps: readonly Step[]): void => {
    for (const attribute of Object.keys(node.attributes))
      found.add(formatPath({ steps, attribute }))
    const isField = node.children.length === 0 || node.text.trim() !== ''
    if (isField && steps.length > 0) found.add(formatPath({ steps }))
    for (const child of node.children) visit(child, [...steps, { name: child.name, where: [] }])
  }
  visit(record, [])
  return [...found]
}

function follow(nodes: readonly RecordNode[], { name, where }: Step): RecordNode[] {
  return nodes.flatMap(({ children }) =>
    children.filter((child) => (name === '*' || child.name === name) && meets(child, where)),
  )
}

function attributeOf({ attributes }: RecordNode, name: string): string | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined
}

function toMatch(node: RecordNode, text: string): Match {
  return { text, place: node.place, node }
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
