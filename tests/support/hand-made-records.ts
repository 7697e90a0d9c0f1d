import type { RecordNode, SourceRecord } from '#connector'

type Content = string | readonly RecordNode[]

/** An element of a record, made by hand; its place is that of the first letter of the alphabet. */
export function element(
  name: string,
  attributes: Record<string, string> = {},
  content: Content = '',
): RecordNode {
  const isText = typeof content === 'string'
  return {
    name,
    attributes,
    text: isText ? content : '',
    children: isText ? [] : content,
    place: { line: 1, column: 1 },
  }
}

/** A record with one child per key: `{ ean: '204' }`. */
export function recordOf(fields: Record<string, string>, index = 1): SourceRecord {
  const children = Object.entries(fields).map(([name, text]) => element(name, {}, text))
  return { index, root: element('item', {}, children) }
}
