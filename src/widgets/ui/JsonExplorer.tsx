import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Link } from './FollowLink.tsx'
import { Inline, Name } from './Inline.tsx'
import { branchesAbove, findRows, mostHits, type Row, rowsOf } from './json-rows.ts'
import { bracketsOf, type Branch, openAtFirst } from './json-tree.ts'

interface Props {
  value: unknown
  label: string
  link?: Link | undefined
}

/** Height of a line; they do not wrap, so all have the same. */
const lineHeight = 24

/** Below more branches than these, opening all is quicker than keeping their long pointers. */
const mostAbove = 500

/** Lines that are open at first. */
const openLines = 400

/** A tree as ARIA describes it, with a search. Only the lines in view exist, so size does not matter. */
export default function JsonExplorer({ value, label, link }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string> | 'all'>(() => openAtFirst(value, openLines))
  const [active, setActive] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const rows = useMemo(
    () => rowsOf(value, (pointer) => open === 'all' || open.has(pointer)),
    [value, open],
  )
  // oxlint-disable-next-line react/incompatible-library -- what it returns is used here alone, and never memoized
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    overscan: 12,
  })

  const activeAt = rows.findIndex((row) => row.pointer === active && row.kind !== 'end')

  // What unfolds is there only after the next drawing, so the way to a line begins behind it.
  const goToActive = useEffectEvent(() => {
    if (activeAt >= 0) virtual.scrollToIndex(activeAt, { align: 'auto' })
  })
  useEffect(() => goToActive(), [rows, active])

  function fold(pointer: string, isOpen: boolean) {
    const known = open === 'all' ? branchesIn(value) : new Set(open)
    if (isOpen) known.add(pointer)
    else known.delete(pointer)
    setOpen(known)
    setActive(pointer)
  }

  function reveal(pointer: string) {
    const needed = branchesAbove(pointer)
    const isDeep = needed.length > mostAbove
    const known = open === 'all' || isDeep ? 'all' : new Set([...open, ...needed])
    setOpen(known)
    setActive(pointer)
  }

  function move(event: KeyboardEvent) {
    const at = rows.findIndex((row) => row.pointer === active)
    const target = step(event.key, rows, at)
    if (target === undefined) return
    event.preventDefault()
    if (typeof target === 'object') fold(target.pointer, target.isOpen)
    else setActive(rows[target]?.pointer ?? '')
  }

  const items = virtual.getVirtualItems()
  return (
    <div className="explorer">
      <div className="explorer-tools">
        <Finder value={value} onShow={reveal} />
        <button type="button" className="copy" onClick={() => setOpen('all')}>
          Unfold all
        </button>
        <button type="button" className="copy" onClick={() => setOpen(new Set(['']))}>
          Fold all
        </button>
      </div>
      <div
        className="json explorer-lines"
        role="tree"
        aria-label={label}
        tabIndex={0}
        aria-activedescendant={
          items.some(({ index }) => index === activeAt) ? `${id}-${activeAt}` : undefined
        }
        ref={box}
        onKeyDown={move}
      >
        <div className="explorer-room" role="none" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index]
            return (
              row && (
                <Line
                  key={`${row.kind} ${row.pointer}`}
                  row={row}
                  id={`${id}-${index}`}
                  start={start}
                  isActive={index === activeAt}
                  link={link}
                  onFold={fold}
                />
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}

interface LineProps {
  row: Row
  id: string
  /** Distance from the top. */
  start: number
  isActive: boolean
  link: Link | undefined
  onFold(pointer: string, isOpen: boolean): void
}

/** Deeper than this nothing moves further to the right. */
const deepest = 40

function Line({ row, id, start, isActive, link, onFold }: LineProps) {
  const { kind, key, value, depth, count, end, pointer, position, siblings } = row
  const style = {
    transform: `translateY(${start}px)`,
    paddingInlineStart: `${Math.min(depth, deepest) * 1.1 + 1.1}em`,
  }
  if (kind === 'end') {
    return (
      <div className="explorer-line" aria-hidden="true" style={style}>
        {end}
      </div>
    )
  }
  const isFoldable = kind !== 'value'
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree has the focus and takes the keys
    <div
      className="explorer-line"
      role="treeitem"
      tabIndex={-1}
      id={id}
      style={style}
      data-active={isActive || undefined}
      aria-selected={isActive}
      aria-level={depth + 1}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={isFoldable ? kind === 'open' : undefined}
      onClick={isFoldable ? () => onFold(pointer, kind === 'shut') : undefined}
    >
      {key !== undefined && <Name>{key}</Name>}
      {isFoldable ? (
        <>
          {bracketsOf(value as Branch)[0]} <span className="json-count">{count}</span>
          {kind === 'shut' && ` ${end}`}
        </>
      ) : (
        <>
          <Inline name={key} value={value} link={link} />
          {end}
        </>
      )}
    </div>
  )
}

interface FinderProps {
  value: unknown
  onShow(pointer: string): void
}

/** Finds what a name or a value holds, also where it is folded. */
function Finder({ value, onShow }: FinderProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const wanted = useDeferredValue(text)
  const isLooking = wanted !== ''
  const all = useMemo(() => (isLooking ? rowsOf(value, () => true) : []), [value, isLooking])
  const hits = useMemo(() => findRows(all, wanted), [all, wanted])

  function go(to: number) {
    const place = (to + hits.length) % hits.length
    const pointer = hits[place]
    if (pointer === undefined) return
    setAt(place + 1)
    onShow(pointer)
  }

  function find(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    go(event.shiftKey ? at - 2 : at)
  }

  const many = hits.length === mostHits ? `${mostHits} and more` : String(hits.length)
  return (
    <div className="explorer-finder">
      <label className="visually-hidden" htmlFor={id}>
        Find in the answer
      </label>
      <input
        className="input"
        id={id}
        type="search"
        placeholder="Find in the answer"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={find}
        autoComplete="off"
        spellCheck={false}
      />
      <output className="tool-text">
        {wanted !== '' &&
          (hits.length === 0 ? 'Nothing found' : at === 0 ? `${many} found` : `${at} of ${many}`)}
      </output>
      {hits.length > 0 && (
        <>
          <button type="button" className="copy" onClick={() => go(at - 2)}>
            Previous
          </button>
          <button type="button" className="copy" onClick={() => go(at)}>
            Next
          </button>
        </>
      )}
    </div>
  )
}

function branchesIn(value: unknown): Set<string> {
  return new Set(
    rowsOf(value, () => true)
      .filter(({ kind }) => kind === 'open')
      .map(({ pointer }) => pointer),
  )
}

/** Where a key leads: to another line, or to fold this one. */
function step(
  key: string,
  rows: readonly Row[],
  at: number,
): number | { pointer: string; isOpen: boolean } | undefined {
  const row = rows[at]
  if (key === 'Home') return 0
  if (key === 'End') return lineBefore(rows, rows.length)
  if (key === 'ArrowDown') return lineAfter(rows, at)
  if (key === 'ArrowUp') return lineBefore(rows, at)
  if (!row) return undefined
  if (key === 'ArrowRight') {
    return row.kind === 'shut' ? { pointer: row.pointer, isOpen: true } : lineAfter(rows, at)
  }
  if (key === 'ArrowLeft') {
    if (row.kind === 'open') return { pointer: row.pointer, isOpen: false }
    const parent = branchesAbove(row.pointer).at(-1)
    return rows.findIndex(({ pointer }) => pointer === parent)
  }
  if (key !== 'Enter' && key !== ' ') return undefined
  return row.kind === 'value' ? undefined : { pointer: row.pointer, isOpen: row.kind === 'shut' }
}

function lineAfter(rows: readonly Row[], at: number): number {
  for (let next = at + 1; next < rows.length; next++) if (rows[next]?.kind !== 'end') return next
  return Math.max(at, 0)
}

function lineBefore(rows: readonly Row[], at: number): number {
  for (let next = at - 1; next >= 0; next--) if (rows[next]?.kind !== 'end') return next
  return Math.max(at, 0)
}
