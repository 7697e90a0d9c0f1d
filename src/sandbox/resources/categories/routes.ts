import type { Category } from '#contract'
import type { Handlers } from '../../rest/call.ts'
import { listOf, oneOf, type StructuralResource } from '../../rest/structural.ts'
import { categoryReader } from './store.ts'

const categories: StructuralResource<Category> = { noun: 'Category', open: categoryReader }

export const categoryHandlers = {
  get_categories: listOf(categories),
  get_categories__code_: oneOf(categories),
} satisfies Partial<Handlers>
