import { useMemo, useState } from 'react'
import type { Link } from './FollowLink.tsx'
import { Inline, Name } from './Inline.tsx'
import {
  bracketsOf,
  type Child,
  childrenOf,
  countWords,
  fitsOnLine,
  isBranch,
  openAtFirst,
} from './json-tree.ts'
import { ScrollArea } from './ScrollArea.tsx'

interface Props {
  value: unknown
  label: string
  /** Makes links of the values that lead somewhere: `href` of `_links`. */
  link?: Link | undefined
  /** Lines to show before the reader unfolds anything. @default 60 */
  lines?: number
}

/** A JSON value as a tree to fold: every branch is a <details>, so it works without a script. */
export function JsonTree({ value, label, link, lines = 60 }: Props) {
  const open = useMemo(() => openAtFirst(value, lines), [value, lines])
  return (
    <ScrollArea className="json" label={label}>
      <Node child={{ key: undefined, value, pointer: '' }} isLast open={open} link={link} />
    </ScrollArea>
  )
}

interface NodeProps {
  child: Child
  isLast: boolean
  open: ReadonlySet<string>
  link: Link | undefined
}

/** A branch of more children than this shows them by the hundred. */
const atOnce = 100

function Node({ child: { key, value, pointer }, isLast, open, link }: NodeProps) {
  const [shown, setShown] = useState(atOnce)
  const comma = isLast ? '' : ','
  const name = key !== undefined && <Name>{key}</Name>
  if (!isBranch(value) || (pointer !== '' && fitsOnLine(value))) {
    return (
      <div className="json-line">
        {name}
        <Inline name={key} value={value} link={link} />
        {comma}
      </div>
    )
  }
  const [start, end] = bracketsOf(value)
  const children = childrenOf(value, pointer)
  return (
    <>
      <details className="json-node" open={open.has(pointer)}>
        <summary>
          {name}
          {start} <span className="json-count">{countWords(value)}</span>
        </summary>
        {children.slice(0, shown).map((child, at) => (
          <Node
            key={child.pointer}
            child={child}
            isLast={at === children.length - 1}
            open={open}
            link={link}
          />
        ))}
        {children.length > shown && (
          <button
            type="button"
            className="copy needs-script"
            onClick={() => setShown(shown + atOnce)}
          >
            Show {Math.min(atOnce, children.length - shown)} more of {children.length - shown}
          </button>
        )}
      </details>
      <div className="json-line json-end">
        {end}
        {comma}
      </div>
    </>
  )
}
