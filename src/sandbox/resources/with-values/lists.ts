import { limits } from '#contract'
import type { Answer } from '../../http/answer.ts'
import { Refused } from '../../problems.ts'
import type { Call } from '../../rest/call.ts'
import type { Condition } from '../../rest/filters/condition.ts'
import { filteredLinks, listAnswer } from '../../rest/list.ts'
import { type Pagination, readPagesOrCursor } from '../../rest/pagination.ts'
import type { PagedReader } from './pages.ts'
import { listParameters } from './view.ts'

/** What differs between a list of products and one of product models. */
export interface SelectedItems<Item> {
  reader: PagedReader<Item>
  /** What the caller asked for; read only after the parameters of the page were found to be good. */
  select(): Condition
  presenter(): (item: Item) => object
  key(item: Item): string
  cursor(item: Item): string
}

/** A page of what the caller selected, by number or from a cursor on. */
export function listSelected<Item>(
  call: Call,
  { reader, select, presenter, key, cursor }: SelectedItems<Item>,
): Answer {
  const pagination = readPagesOrCursor(call.query)
  const selection = select()
  return listAnswer(call, {
    pagination,
    items: readItems(reader, pagination, selection),
    count: () => reader.count(selection),
    present: presenter(),
    key,
    cursor,
    linkParameters: filteredLinks(call.query, listParameters),
  })
}

function readItems<Item>(
  reader: PagedReader<Item>,
  pagination: Pagination,
  selection: Condition,
): Item[] {
  if (pagination.type === 'search_after') {
    return reader.after(selection, pagination.after, pagination.limit)
  }
  const { page, limit } = pagination
  if (page * limit > limits.itemsByPage) throw new Refused(tooDeep, searchAfterPage)
  return reader.page(selection, limit, (page - 1) * limit)
}

const tooDeep =
  'You have reached the maximum number of pages you can retrieve with the "page" pagination type. Please use the search after pagination type instead'
const searchAfterPage =
  'http://api.akeneo.com/documentation/pagination.html#the-search-after-method'
