import { json } from '../http/answer.ts'
import type { Database } from '../ports.ts'
import { NotFound } from '../problems.ts'
import { type Call, type Handler, parameter } from './call.ts'
import type { DocumentReader } from './documents.ts'
import type { Operators } from './filters/condition.ts'
import { readStructuralSearch } from './filters/structural.ts'
import { listAnswer, plainLinks } from './list.ts'
import { readPages } from './pagination.ts'

/** A code-keyed resource that is listed by page and read by code, and what differs between them. */
export interface StructuralResource<Item extends { code: string }> {
  /** How messages call it: `Attribute "x" does not exist.` */
  noun: string
  open(database: Database, call: Call): DocumentReader<Item>
  /** What callers see of a stored item. @default the item as it is */
  present?(item: Item, call: Call): object
  notFound?(code: string, call: Call): string
  /**
   * What `search` can ask of the list, by property: conditions on the columns of the reader's table.
   * @default nothing, and `search` means nothing
   */
  filters?: Record<string, Operators>
  /** Parameters of the list that its links carry along. @default ['search'] */
  listParameters?: readonly string[]
}

export function listOf<Item extends { code: string }>(resource: StructuralResource<Item>): Handler {
  return (call) => {
    const pagination = readPages(call.query)
    const selection =
      resource.filters && readStructuralSearch(call.query.get('search'), resource.filters)
    const reader = resource.open(call.database, call)
    return listAnswer(call, {
      pagination,
      items: reader.page(pagination.limit, (pagination.page - 1) * pagination.limit, selection),
      count: () => reader.count(selection),
      present: (item) => resource.present?.(item, call) ?? item,
      key: (item) => item.code,
      cursor: (item) => item.code,
      linkParameters: plainLinks(call.query, resource.listParameters ?? ['search']),
    })
  }
}

export function oneOf<Item extends { code: string }>(resource: StructuralResource<Item>): Handler {
  return (call) => {
    const code = parameter(call, 'code')
    const item = resource.open(call.database, call).get(code)
    if (item) return json(resource.present?.(item, call) ?? item)
    throw new NotFound(
      resource.notFound?.(code, call) ?? `${resource.noun} "${code}" does not exist.`,
    )
  }
}
