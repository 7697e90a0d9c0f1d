import type { Category } from '#contract'
import type { Database } from '../../ports.ts'
import { type DocumentReader, documentReader } from '../../rest/documents.ts'

export interface CategoryReader extends DocumentReader<Category> {
  /** The stored spellings of those of `codes` that exist, by lower-cased code. */
  codes(codes: string[]): Map<string, string>
}

/** Categories in tree order: each tree from its root down, siblings as they are arranged. */
export function categoryReader(database: Database): CategoryReader {
  return {
    ...documentReader<Category>(database, { table: inTreeOrder, orderBy: 'path' }),
    codes(codes) {
      const rows = database.all<{ code: string }>(
        'select categories.code from json_each(?) join categories on categories.code = value',
        JSON.stringify(codes),
      )
      return new Map(rows.map(({ code }) => [code.toLowerCase(), code]))
    },
  }
}

/** A path of positions sorts like the tree: 8 digits each, so that text order is number order. */
const inTreeOrder = `(
  with recursive tree (code, path, data, updated) as (
    select code, printf('%08d', position), data, updated from categories where parent is null
    union all
    select child.code, tree.path || '/' || printf('%08d', child.position), child.data, child.updated
    from categories as child join tree on child.parent = tree.code
  )
  select code, path, data from tree
)`
