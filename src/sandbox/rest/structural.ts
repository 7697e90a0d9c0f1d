import { json } from '../http/answer.ts'
import type { Database } from '../ports.ts'
import { NotFound } from '../problems.ts'
import { type Call, type Handler, parameter } from './call.ts'
import type { DocumentReader } from './documents.ts'
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
}

export function listOf<Item extends { code: string }>(resource: StructuralResource<Item>): Handler {
  return (call) => {
    const pagination = readPages(call.query)
    const reader = resource.open(call.database, call)
    return listAnswer(call, {
      pagination,
      items: reader.page(pagination.limit, (pagination.page - 1) * pagination.limit),
      count: () => reader.count(),
      present: (item) => resource.present?.(item, call) ?? item,
      key: (item) => item.code,
      cursor: (item) => item.code,
      linkParameters: plainLinks,
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
