import { limits } from '#contract'
import { HttpProblem } from '../http/problem.ts'

/** What a caller asked of a list, checked. Source: the PIM's pagination by page and by search-after. */
export type Pagination = PageOf | AfterOf

export interface PageOf {
  type: 'page'
  page: number
  limit: number
  withCount: boolean
}

export interface AfterOf {
  type: 'search_after'
  /** The cursor of the last item seen; empty for the first page. */
  after: string
  limit: number
}

/** For lists that only know pages. */
export function readPages(query: URLSearchParams): PageOf {
  if (readType(query) === 'search_after') throw refused('Pagination type is not supported.')
  return readPageOf(query)
}

/** For lists that can also be read from a cursor on, however long they are. */
export function readPagesOrCursor(query: URLSearchParams): Pagination {
  return readType(query) === 'page' ? readPageOf(query) : readAfterOf(query)
}

/** For lists that can only be read from a cursor on, and need not be told. */
export function readCursor(query: URLSearchParams): AfterOf {
  const isAsked = query.has('pagination_type')
  if (isAsked && readType(query) === 'page') throw refused('Pagination type is not supported.')
  return readAfterOf(query)
}

function readAfterOf(query: URLSearchParams): AfterOf {
  const limit = readLimit(query.get('limit'))
  return { type: 'search_after', after: query.get('search_after') ?? '', limit }
}

function readType(query: URLSearchParams): Pagination['type'] {
  const type = query.get('pagination_type') ?? 'page'
  if (type === 'page' || type === 'search_after') return type
  throw refused('Pagination type does not exist.')
}

function readPageOf(query: URLSearchParams): PageOf {
  const limit = readLimit(query.get('limit'))
  const withCount = readBoolean(query, 'with_count')
  return { type: 'page', page: readPage(query.get('page')), limit, withCount }
}

/** `true` or `false` in words; anything else is refused. */
export function readBoolean(query: URLSearchParams, name: string): boolean {
  const value = query.get(name) ?? 'false'
  if (value === 'true' || value === 'false') return value === 'true'
  throw refused(
    `Parameter "${name}" has to be a boolean. Only "true" or "false" allowed, "${value}" given.`,
  )
}

function readLimit(text: string | null): number {
  if (text === null) return 10
  const limit = wholeNumber(text)
  if (!limit) throw refused(`"${text}" is not a valid limit number.`)
  if (limit > limits.itemsPerPage) {
    throw refused(`You cannot request more than ${limits.itemsPerPage} items.`)
  }
  return limit
}

function readPage(text: string | null): number {
  if (text === null) return 1
  const page = wholeNumber(text)
  if (!page) throw refused(`"${text}" is not a valid page number.`)
  return page
}

/** A number of at least 1 that stays exact when pages are multiplied by items. */
function wholeNumber(text: string): number | undefined {
  return /^\d{1,12}$/.test(text) && Number(text) > 0 ? Number(text) : undefined
}

/** No operation of the PIM reads `search[a]=1`, the form syntax for nested parameters. */
export function ensureNoBrackets(query: URLSearchParams): void {
  for (const name of query.keys()) {
    if (!name.includes('[')) continue
    throw new HttpProblem(400, 'Bracket syntax is not supported in query parameters.')
  }
}

function refused(message: string): HttpProblem {
  return new HttpProblem(422, message)
}
