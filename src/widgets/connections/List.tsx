import type { RefObject } from 'react'
import { type Connection, limits } from '#contract'
import type { ConnectionList, KnownConnection } from '../state/connections.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Removal, Tracking } from './counter.ts'
import { Item } from './Item.tsx'

interface Props {
  list: ConnectionList
  /** Those whose password this tab has seen. */
  known: readonly KnownConnection[]
  /** Code of the one that this site calls with. */
  current: string | undefined
  /** Code of the one that was just made. */
  created: string | undefined
  removal: Removal
  tracking: Tracking
  titleRef: RefObject<HTMLParagraphElement | null>
  onUse(code: string): void
  onTrack(connection: Connection, isTracked: boolean): void
  onAsk(code: string): void
  onKeep(): void
  onRemove(connection: Connection): void
  onReload(): void
}

export function List({ list, titleRef, onReload, ...rest }: Props) {
  return (
    <div className="panel-section">
      <p className="panel-title" ref={titleRef} tabIndex={-1}>
        Your connections{' '}
        {list.state === 'loaded' && (
          <span className="badge">
            {list.items.length} of {limits.connections}
          </span>
        )}
      </p>
      {(list.state === 'unknown' || list.state === 'loading') && (
        <p className="status" data-status="busy">
          Looking them up
        </p>
      )}
      {list.state === 'failed' && (
        <Notice tone="bad" title="The list did not come">
          <p>The PIM was asked and gave no list. What you have is not lost.</p>
          <Button size="small" onClick={onReload}>
            Try again
          </Button>
        </Notice>
      )}
      {list.state === 'loaded' && <Items items={list.items} {...rest} />}
    </div>
  )
}

function Items({
  items,
  known,
  current,
  created,
  removal,
  tracking,
  onUse,
  onTrack,
  onAsk,
  onKeep,
  onRemove,
}: Omit<Props, 'list' | 'titleRef' | 'onReload'> & { items: readonly Connection[] }) {
  if (items.length === 0) {
    return (
      <p className="tool-text">
        None yet. The first one also makes your own practice PIM, with the whole sample range.
      </p>
    )
  }
  return (
    <ul className="connection-list">
      {items.toReversed().map((connection) => (
        <Item
          key={connection.code}
          connection={connection}
          password={known.find(({ code }) => code === connection.code)?.password}
          isCurrent={connection.code === current}
          isNew={connection.code === created}
          removal={'code' in removal && removal.code === connection.code ? removal : undefined}
          tracking={'code' in tracking && tracking.code === connection.code ? tracking : undefined}
          onUse={() => onUse(connection.code)}
          onTrack={(isTracked) => onTrack(connection, isTracked)}
          onAsk={() => onAsk(connection.code)}
          onKeep={onKeep}
          onRemove={() => onRemove(connection)}
        />
      ))}
    </ul>
  )
}
