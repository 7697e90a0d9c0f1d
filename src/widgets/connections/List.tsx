import type { RefObject } from 'react'
import { type Connection, type ConnectionPatch, limits, type RequestSummary } from '#contract'
import type { ConnectionList, KnownConnection, Renewable } from '../state/connections.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Change, Removal, Renewal, Tracking } from './counter.ts'
import { Item } from './Item.tsx'
import { lastRefusal } from './rights-matrix.ts'

/** What is under way, whichever connection it is about. */
export interface UnderWay {
  removal: Removal
  tracking: Tracking
  change: Change
  renewal: Renewal
}

interface Props {
  list: ConnectionList
  /** Those whose password this tab has seen. */
  known: readonly KnownConnection[]
  /** Code of the one that this site calls with. */
  current: string | undefined
  /** Code of the one that was just made. */
  created: string | undefined
  /** The newest calls to the PIM. */
  calls: readonly RequestSummary[]
  underWay: UnderWay
  titleRef: RefObject<HTMLParagraphElement | null>
  onUse(code: string): void
  onTrack(connection: Connection, isTracked: boolean): void
  onChange(connection: Connection, to: ConnectionPatch): void
  onAskToRenew(code: string, what: Renewable): void
  onKeepOld(): void
  onRenew(connection: Connection, what: Renewable): void
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
      {list.state === 'unknown' && <None className="for-newcomers" />}
      {(list.state === 'unknown' || list.state === 'loading') && (
        <p
          className={`status ${list.state === 'unknown' ? 'for-returning' : ''}`}
          data-status="busy"
        >
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

type ItemsProps = Omit<Props, 'list' | 'titleRef' | 'onReload'> & { items: readonly Connection[] }

function Items({ items, known, current, created, calls, underWay, ...does }: ItemsProps) {
  if (items.length === 0) return <None />
  return (
    <ul className="connection-list">
      {items.toReversed().map((connection) => {
        const { code, rights } = connection
        return (
          <Item
            key={code}
            connection={connection}
            password={known.find((one) => one.code === code)?.password}
            isCurrent={code === current}
            isNew={code === created}
            refusal={lastRefusal(code, rights, calls)}
            progress={{
              removal: about(underWay.removal, code),
              tracking: about(underWay.tracking, code),
              change: about(underWay.change, code),
              renewal: about(underWay.renewal, code),
            }}
            deeds={{
              onUse: () => does.onUse(code),
              onTrack: (isTracked) => does.onTrack(connection, isTracked),
              onChange: (to) => does.onChange(connection, to),
              onAskToRenew: (what) => does.onAskToRenew(code, what),
              onKeepOld: does.onKeepOld,
              onRenew: (what) => does.onRenew(connection, what),
              onAsk: () => does.onAsk(code),
              onKeep: does.onKeep,
              onRemove: () => does.onRemove(connection),
            }}
          />
        )
      })}
    </ul>
  )
}

function None({ className = '' }: { className?: string }) {
  return (
    <p className={`tool-text ${className}`}>
      None yet. The first one also makes your own practice PIM, with the whole sample range.
    </p>
  )
}

/** What is under way, if it is about this connection. */
function about<Step extends { state: string }>(
  step: Step,
  code: string,
): Extract<Step, { code: string }> | undefined {
  const isAbout = 'code' in step && step.code === code
  return isAbout ? (step as Extract<Step, { code: string }>) : undefined
}
