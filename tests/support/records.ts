import type { ByteSource, ReadOptions, RecordNode, SourceRecord } from '#connector'
import { readRecords } from '#connector'

/** A file's bytes in pieces of a size. */
export async function* bytesOf(
  content: string | Uint8Array,
  size = 1000,
): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** All records of a file, and the error that reading ended with, if any. */
export async function readAll(
  content: string | Uint8Array | ByteSource,
  options: ReadOptions,
): Promise<{ records: SourceRecord[]; error?: Error }> {
  const source =
    typeof content === 'string' || content instanceof Uint8Array ? bytesOf(content) : content
  const records: SourceRecord[] = []
  try {
    for await (const record of readRecords(source, options)) records.push(record)
    return { records }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { records, error }
  }
}

/** A node without its places, as short as it can be written: text, or children and attributes by name. */
export function plain(node: RecordNode): unknown {
  const attributes = Object.entries(node.attributes).map(([name, value]) => [`@${name}`, value])
  const children = node.children.map((child) => [child.name, plain(child)])
  if (attributes.length + children.length === 0) return node.text
  const text = node.text.trim() === '' ? [] : [['.', node.text]]
  return [...attributes, ...text, ...children]
}
