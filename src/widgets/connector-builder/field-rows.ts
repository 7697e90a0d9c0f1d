import type { Field } from '#connector'

/** One line of the tree of a record. */
export interface FieldRow {
  field: Field
  /** Its last part: `@lang`, `name[@lang='D']`. */
  name: string
  /** From 1. */
  level: number
  /** Undefined where there is nothing to unfold. */
  isOpen: boolean | undefined
  /** Which of its siblings, from 1, and of how many. */
  position: number
  siblings: number
  parent: string | undefined
}

/** The lines that are seen while these fields are folded. */
export function rowsOf(fields: readonly Field[], folded: ReadonlySet<string>): FieldRow[] {
  return below(fields, folded, { level: 1, parent: undefined })
}

function below(
  fields: readonly Field[],
  folded: ReadonlySet<string>,
  { level, parent }: Pick<FieldRow, 'level' | 'parent'>,
): FieldRow[] {
  return fields.flatMap((field, at) => {
    const isOpen = field.children.length > 0 ? !folded.has(field.path) : undefined
    const row = {
      field,
      name: lastPart(field.path, parent),
      level,
      isOpen,
      position: at + 1,
      siblings: fields.length,
      parent,
    }
    if (!isOpen) return [row]
    return [row, ...below(field.children, folded, { level: level + 1, parent: field.path })]
  })
}

/** `ARTICLE_DETAILS/EAN` below `ARTICLE_DETAILS` → `EAN`; what only narrows its parent stays whole. */
function lastPart(path: string, parent: string | undefined): string {
  if (parent === undefined) return path
  return path.startsWith(`${parent}/`)
    ? path.slice(parent.length + 1)
    : path.slice(lastStep(parent))
}

function lastStep(path: string): number {
  return path.lastIndexOf('/') + 1
}

/** What a key does to the tree: another line has the focus, or one is folded or unfolded. */
export type Move = { focus: string } | { fold: string } | { unfold: string }

/** The keys of the ARIA practices for trees. */
export function moveFor(key: string, rows: readonly FieldRow[], at: number): Move | undefined {
  const row = rows[at]
  if (!row) return undefined
  if (key === 'ArrowDown') return focusOn(rows[at + 1])
  if (key === 'ArrowUp') return focusOn(rows[at - 1])
  if (key === 'Home') return focusOn(rows[0])
  if (key === 'End') return focusOn(rows.at(-1))
  if (key === 'ArrowRight') {
    return row.isOpen === false
      ? { unfold: row.field.path }
      : row.isOpen
        ? focusOn(rows[at + 1])
        : undefined
  }
  if (key !== 'ArrowLeft') return undefined
  if (row.isOpen) return { fold: row.field.path }
  return row.parent === undefined ? undefined : { focus: row.parent }
}

function focusOn(row: FieldRow | undefined): Move | undefined {
  return row && { focus: row.field.path }
}

/** All fields that hold values, in the order of the tree. */
export function valueFields(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [
    ...(field.samples.length > 0 ? [field] : []),
    ...valueFields(field.children),
  ])
}
