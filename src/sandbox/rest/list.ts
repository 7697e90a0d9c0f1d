import { type Answer, json } from '../http/answer.ts'
import type { Call } from './call.ts'
import type { Pagination } from './pagination.ts'

/** What differs from list to list. */
export interface ListSource<Item> {
  pagination: Pagination
  items: Item[]
  /** Asked only when the caller wants the count. */
  count(): number
  present(item: Item): object
  /** The item's own path segment. */
  key(item: Item): string
  /** What `search_after` names when this item was the last one seen. */
  cursor(item: Item): string
  /** In which order the links name their parameters, and what else they carry along. */
  linkParameters: LinkParameters
}

type LinkParameters = (own: Record<string, string>) => [name: string, value: string][]

/** Structural entities: page, limit, with_count, and then what else the caller asked of the list. */
export function plainLinks(query: URLSearchParams, asked: readonly string[]): LinkParameters {
  return (own) => [...pick(own, ['page', 'limit', 'with_count']), ...given(query, asked)]
}

/** Products and product models: the type comes along, and the filters that the caller gave. */
export function filteredLinks(query: URLSearchParams, filters: readonly string[]): LinkParameters {
  return (own) => [
    ...pick(own, ['page', 'with_count', 'pagination_type', 'limit']),
    ...given(query, filters),
    ...pick(own, ['search_after']),
  ]
}

/** One page of a list in the API's HAL form, with links to its neighbours. */
export function listAnswer<Item>(call: Call, source: ListSource<Item>): Answer {
  const { pagination } = source
  const path = call.base + collectionPath(call)
  const link = (own: Record<string, string>) => ({
    href: `${path}?${new URLSearchParams(source.linkParameters(own)).toString()}`,
  })
  const list = json({
    _links:
      pagination.type === 'page'
        ? pageLinks(pagination, source, link)
        : afterLinks(pagination, source, link),
    ...(pagination.type === 'page' && { current_page: pagination.page }),
    ...(pagination.type === 'page' && pagination.withCount && { items_count: source.count() }),
    _embedded: {
      items: source.items.map((item) => ({
        _links: { self: { href: `${path}/${encodeURIComponent(source.key(item))}` } },
        ...source.present(item),
      })),
    },
  })
  return { ...list, items: source.items.length }
}

type Link = (own: Record<string, string>) => { href: string }

/** A full page always has a next one, even when nothing follows: the count is not known. */
function pageLinks(
  { page, limit, withCount }: Extract<Pagination, { type: 'page' }>,
  { items }: { items: unknown[] },
  link: Link,
): object {
  const to = (number: number) =>
    link({
      page: String(number),
      limit: String(limit),
      with_count: String(withCount),
      pagination_type: 'page',
    })
  return {
    self: to(page),
    first: to(1),
    ...(page > 1 && { previous: to(page - 1) }),
    ...(items.length === limit && { next: to(page + 1) }),
  }
}

function afterLinks<Item>(
  { after, limit }: Extract<Pagination, { type: 'search_after' }>,
  { items, cursor }: { items: Item[]; cursor(item: Item): string },
  link: Link,
): object {
  const to = (position: string) =>
    link({
      with_count: 'false',
      pagination_type: 'search_after',
      limit: String(limit),
      ...(position && { search_after: position }),
    })
  const last = items.at(-1)
  return {
    self: to(after),
    first: to(''),
    ...(last !== undefined && items.length === limit && { next: to(cursor(last)) }),
  }
}

/** The path of the resource's list, its parameters as the caller spelled them. */
export function collectionPath({ operation, params }: Call): string {
  return operation.path
    .replace(/\/\{(code|uuid)\}$/, '')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

function pick(own: Record<string, string>, names: string[]): [string, string][] {
  return names.flatMap((name): [string, string][] => {
    const value = own[name]
    return value === undefined ? [] : [[name, value]]
  })
}

function given(query: URLSearchParams, names: readonly string[]): [string, string][] {
  return names.flatMap((name): [string, string][] => {
    const value = query.get(name)
    return value === null ? [] : [[name, value]]
  })
}
