import type { RecordNode } from './record.ts'

/** An element and what is around it, from the inside to the record. What is around is looked up when it is wanted. */
export function* outwards(node: RecordNode, record: RecordNode): Generator<RecordNode> {
  yield node
  if (node !== record) yield* around(node, record) ?? [record]
}

function around(node: RecordNode, within: RecordNode): RecordNode[] | undefined {
  if (within.children.includes(node)) return [within]
  for (const child of within.children) {
    const found = around(node, child)
    if (found) return [...found, within]
  }
  return undefined
}
