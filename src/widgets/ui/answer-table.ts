import { childrenOf, isBranch, isList } from './json-tree.ts'
import { SentObject } from './sent-json.ts'

/** A list of objects as rows and columns. */
export interface AnswerTable {
  columns: readonly string[]
  rows: readonly ReadonlyMap<string, unknown>[]
}

/** What is the same in every list of a PIM, and not what somebody is looking for. */
const leftOut = new Set(['_links'])

/** The list in an answer as a table; undefined when there is none of objects. */
export function tableOf(value: unknown): AnswerTable | undefined {
  const items = listIn(value)
  if (!items || items.length === 0 || !items.every((item) => isBranch(item) && !isList(item))) {
    return undefined
  }
  const rows = items.map(rowOf)
  const columns = new Set(rows.flatMap((row) => [...row.keys()]))
  return { columns: [...columns].filter((name) => !leftOut.has(name)), rows }
}

/** The answer itself, `items`, or `_embedded.items`. */
function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null || value instanceof SentObject) return undefined
  const { items, _embedded: page } = value as { items?: unknown; _embedded?: { items?: unknown } }
  if (Array.isArray(items)) return items
  return Array.isArray(page?.items) ? page.items : undefined
}

function rowOf(item: unknown): Map<string, unknown> {
  const fields = isBranch(item) ? childrenOf(item, '') : []
  return new Map(fields.map(({ key = '', value }) => [key, value]))
}
