import type { Category } from '#contract'
import { InvalidFormat, Refused, ensureValid } from '../../problems.ts'
import { type Change, ensureScalar, readCode, readLabels } from '../../rest/entities.ts'
import { ensureKnownProperties } from '../../rest/shapes.ts'

/** What the rules ask of the tree; the readers answer. */
export interface CategoryContext {
  isKnownLocale(code: string): boolean
  category(code: string): Category | undefined
  /** Whether `code` is the category itself or somewhere below it. */
  isInBranch(code: string, branch: string): boolean
  nodeOf(code: string): number
  isTreeOfChannel(code: string): boolean
}

/** The category that a body makes. A branch moves with all that is below it. */
export function applyCategory(
  change: Change<Category>,
  context: CategoryContext,
): Pick<Category, 'code' | 'parent' | 'labels'> {
  const { before, body } = change
  ensureKnownProperties(body, ['code', 'parent', 'labels'], ['updated', 'position', '_links'])
  const parent = readParent(before, body.parent, context)
  const code = readCode(change, 'Category')
  const labels = readLabels(before?.labels ?? {}, body.labels, context.isKnownLocale, {
    items: 'labels',
  })
  ensureValid([...code.violations, ...labels.violations])
  return { code: code.value, parent, labels: labels.value }
}

/** The stored spelling of the category above, or null for a root. */
function readParent(
  before: Category | undefined,
  sent: unknown,
  context: CategoryContext,
): string | null {
  if (sent === undefined) return before?.parent ?? null
  const code = ensureScalar(sent, 'parent')
  const parent = code === '' ? undefined : context.category(code)
  if (code !== '' && !parent) {
    throw new InvalidFormat(
      `Property "parent" expects a valid category code. The category does not exist, "${code}" given.`,
    )
  }
  if (before && parent) ensureMayMove(before, parent, context)
  return parent?.code ?? null
}

/** A tree that a channel shows stays a tree, and nothing comes below itself. */
function ensureMayMove(category: Category, parent: Category, context: CategoryContext): void {
  if (context.isInBranch(parent.code, category.code)) {
    throw new Refused(`Cannot set child as parent to node: ${context.nodeOf(category.code)}`)
  }
  if (category.parent === null && context.isTreeOfChannel(category.code)) {
    throw new InvalidFormat(`You can't move a category tree linked to a channel.`)
  }
}
