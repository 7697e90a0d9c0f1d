import { type KeyboardEvent, useRef, useState } from 'react'
import type { Field } from '#connector'
import { type FieldRow, moveFor, rowsOf } from './field-rows.ts'
import { fieldWords } from './file-words.ts'

interface Props {
  fields: readonly Field[]
  /** Paths that a line of the mapping reads. */
  used: ReadonlySet<string>
  /** Called with the field to map; undefined while there is no mapping to put it into. */
  onPick: ((path: string) => void) | undefined
}

/** The record of a file as a tree: arrow keys walk and fold, Enter takes a field into the mapping. */
export function FieldTree({ fields, used, onPick }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [wanted, setWanted] = useState<string>()
  const rows = rowsOf(fields, folded)
  const current = rows.some(({ field }) => field.path === wanted) ? wanted : rows[0]?.field.path

  function fold(path: string, isFolded: boolean) {
    const next = new Set(folded)
    if (isFolded) next.add(path)
    else next.delete(path)
    setFolded(next)
  }

  function press(event: KeyboardEvent, at: number) {
    const row = rows[at]
    if (row && (event.key === 'Enter' || event.key === ' ') && row.field.samples.length > 0) {
      event.preventDefault()
      return onPick?.(row.field.path)
    }
    const move = moveFor(event.key, rows, at)
    if (!move) return
    event.preventDefault()
    if ('fold' in move) return fold(move.fold, true)
    if ('unfold' in move) return fold(move.unfold, false)
    setWanted(move.focus)
    const to = rows.findIndex(({ field }) => field.path === move.focus)
    list.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[to]?.focus()
  }

  return (
    <ul className="field-tree" role="tree" aria-label="Fields of a record" ref={list}>
      {rows.map((row, at) => (
        <Item
          key={row.field.path}
          row={row}
          isCurrent={row.field.path === current}
          isUsed={used.has(row.field.path)}
          onFocus={() => setWanted(row.field.path)}
          onKeyDown={(event) => press(event, at)}
          onFold={() => fold(row.field.path, row.isOpen === true)}
          onPick={onPick && (() => onPick(row.field.path))}
        />
      ))}
    </ul>
  )
}

interface ItemProps {
  row: FieldRow
  isCurrent: boolean
  isUsed: boolean
  onFocus(): void
  onKeyDown(event: KeyboardEvent): void
  onFold(): void
  onPick: (() => void) | undefined
}

function Item({ row, isCurrent, isUsed, onFocus, onKeyDown, onFold, onPick }: ItemProps) {
  const { field, name, level, isOpen, position, siblings } = row
  const hasValues = field.samples.length > 0
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={isOpen}
      aria-selected={isUsed}
      tabIndex={isCurrent ? 0 : -1}
      data-level={Math.min(level, 6)}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the item takes the keys: arrows fold, Enter maps */}
      <span className="field-name" onClick={isOpen === undefined ? undefined : onFold}>
        {name}
      </span>
      {hasValues ? (
        <span className="field-samples">{field.samples.slice(0, 3).join(' · ')}</span>
      ) : (
        <span className="field-samples">{isOpen === undefined ? 'always empty' : 'a group'}</span>
      )}
      <span className="field-facts">
        {field.isRepeated && 'repeats, '}
        {hasValues && fieldWords(field)}
      </span>
      {isUsed && <span className="badge">mapped</span>}
      {hasValues && !isUsed && onPick && (
        <button type="button" className="copy" tabIndex={-1} onClick={onPick}>
          Map
        </button>
      )}
    </li>
  )
}
