import type { Category } from '#contract'
import type { Database } from '../../ports.ts'
import { type DocumentReader, type DocumentWriter, documentReader } from '../../rest/documents.ts'

export interface CategoryReader extends DocumentReader<Category> {
  /** The stored spellings of those of `codes` that exist, by lower-cased code. */
  codes(codes: string[]): Map<string, string>
  /** The rank of a category among its siblings, from 1; a root has 1. */
  position(code: string): number
  /** Whether `code` is the category itself or somewhere below it. */
  isInBranch(code: string, branch: string): boolean
  /** The number by which the tree knows a category. */
  nodeOf(code: string): number
  /** Whether a channel shows the tree that this category is the root of. */
  isTreeOfChannel(code: string): boolean
}

export type CategoryStore = CategoryReader & DocumentWriter<Category>

/** Categories in tree order: each tree from its root down, siblings as they are arranged. */
export function categoryReader(database: Database): CategoryReader {
  return {
    ...documentReader<Category>(database, { table: inTreeOrder, orderBy: 'path' }),
    // One alone needs no order: without the walk through the tree.
    get: documentReader<Category>(database, { table: asDocuments }).get,
    codes(codes) {
      const rows = database.all<{ code: string }>(
        'select categories.code from json_each(?) join categories on categories.code = value',
        JSON.stringify(codes),
      )
      return new Map(rows.map(({ code }) => [code.toLowerCase(), code]))
    },
    position(code) {
      return database.get<{ position: number }>(rankAmongSiblings, code)?.position ?? 1
    },
    isInBranch(code, branch) {
      const sql = `select 1 as found from categories where code = ? and code in (${branchBelow} select code from branch)`
      return database.get(sql, code, branch) !== undefined
    },
    nodeOf(code) {
      const sql = 'select position as node from categories where code = ?'
      return database.get<{ node: number }>(sql, code)?.node ?? 0
    },
    isTreeOfChannel(code) {
      const sql = `select 1 as found from channels where data ->> 'category_tree' = ? collate nocase`
      return database.get(sql, code) !== undefined
    },
  }
}

/** A new category, and one that comes under another parent, goes behind all others. */
export function categoryStore(database: Database): CategoryStore {
  return {
    ...categoryReader(database),
    save({ code, parent, labels }, updated) {
      database.run(
        `insert into categories (code, parent, position, updated, data)
          values (?, ?, (select coalesce(max(position) + 1, 0) from categories), ?, ?)
          on conflict do update set
            position = iif(parent is excluded.parent, position, excluded.position),
            parent = excluded.parent, updated = excluded.updated, data = excluded.data`,
        code,
        parent,
        updated,
        JSON.stringify({ labels }),
      )
    },
  }
}

const document = `json_object(
  'code', code, 'parent', parent, 'updated', updated, 'labels', json(data -> 'labels')
)`

const asDocuments = `(select code, ${document} as data from categories)`

/** A path of positions sorts like the tree: 8 digits each, so that text order is number order. */
const inTreeOrder = `(
  with recursive tree (code, parent, path, updated, data) as (
    select code, parent, printf('%08d', position), updated, data
    from categories where parent is null
    union all
    select child.code, child.parent, tree.path || '/' || printf('%08d', child.position),
      child.updated, child.data
    from categories as child join tree on child.parent = tree.code
  )
  select code, parent, path, updated, ${document} as data from tree
)`

const rankAmongSiblings = `select count(*) as position from categories as own
  join categories as sibling on sibling.parent = own.parent and sibling.position <= own.position
  where own.code = ? having count(*) > 0`

/** The category that the question mark stands for, and all below it. */
export const branchBelow = `with recursive branch (code) as (
  select code from categories where code = ?
  union select child.code from categories as child join branch on child.parent = branch.code
)`
