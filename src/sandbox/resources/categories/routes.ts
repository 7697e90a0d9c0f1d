import type { Category } from '#contract'
import { type Call, type Handlers } from '../../rest/call.ts'
import { formatMoment } from '../../rest/dates.ts'
import type { Operators } from '../../rest/filters/condition.ts'
import { condition, ensureText } from '../../rest/filters/condition.ts'
import { amongOperator, flagOperator, updatedOperator } from '../../rest/filters/structural.ts'
import { readBoolean } from '../../rest/pagination.ts'
import { listOf, oneOf } from '../../rest/structural.ts'
import {
  type WritableResource,
  createOf,
  updateListOf,
  updateOf,
} from '../../rest/structural-writes.ts'
import { localeReader } from '../locales/store.ts'
import { applyCategory } from './rules.ts'
import { branchBelow, categoryReader, categoryStore } from './store.ts'

const filters: Record<string, Operators> = {
  code: amongOperator('code'),
  /** Everything below a category, without the category itself. */
  parent: {
    '=': (filter) => {
      const code = ensureText(filter)
      return condition(`code in (${branchBelow} select code from branch) and code <> ?`, code, code)
    },
  },
  is_root: flagOperator('parent is null'),
  updated: updatedOperator,
}

const categories: WritableResource<Category> = {
  noun: 'Category',
  open: categoryStore,
  updateOne: 'patch_categories__code_',
  filters,
  listParameters: ['search', 'with_position'],
  present: (category, { database, query }) =>
    readBoolean(query, 'with_position')
      ? { ...category, position: categoryReader(database).position(category.code) }
      : category,
  apply(change, call) {
    const { before } = change
    const after = applyCategory(change, contextOf(call))
    const isSame = before && JSON.stringify({ ...before, ...after }) === JSON.stringify(before)
    return isSame ? before : { ...after, updated: formatMoment(call.clock.now()) }
  },
}

export const categoryHandlers = {
  get_categories: listOf(categories),
  post_categories: createOf(categories),
  patch_categories: updateListOf(categories),
  get_categories__code_: oneOf(categories),
  patch_categories__code_: updateOf(categories),
} satisfies Partial<Handlers>

function contextOf({ database }: Call): Parameters<typeof applyCategory>[1] {
  const locales = localeReader(database)
  const reader = categoryReader(database)
  return {
    isKnownLocale: (code) => locales.get(code) !== undefined,
    category: (code) => reader.get(code),
    isInBranch: (code, branch) => reader.isInBranch(code, branch),
    nodeOf: (code) => reader.nodeOf(code),
    isTreeOfChannel: (code) => reader.isTreeOfChannel(code),
  }
}
