import { type RefObject, useEffect, useRef } from 'react'
import { allRights, type Connection, type ConnectionPatch, type Right } from '#contract'
import type { Renewable } from '../state/connections.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ConnectionImage } from './ConnectionImage.tsx'
import type { Change, Removal, Renewal, Tracking } from './counter.ts'
import { Credentials } from './Credentials.tsx'
import { nameOfFlow } from './form.ts'
import { Refused, Rights } from './Rights.tsx'
import { type Refusal, roleOf, withRight } from './rights-matrix.ts'
import { Settings } from './Settings.tsx'

/** What is under way for one connection; undefined where it is about another one, or nothing. */
export interface Progress {
  removal: Exclude<Removal, { state: 'none' | 'removed' }> | undefined
  tracking: Exclude<Tracking, { state: 'none' }> | undefined
  change: Exclude<Change, { state: 'none' }> | undefined
  renewal: Exclude<Renewal, { state: 'none' }> | undefined
}

/** What a reader can do with one connection. */
export interface Deeds {
  onUse(): void
  onTrack(isTracked: boolean): void
  onChange(to: ConnectionPatch): void
  onAskToRenew(what: Renewable): void
  onKeepOld(): void
  onRenew(what: Renewable): void
  onAsk(): void
  onKeep(): void
  onRemove(): void
}

interface Props {
  connection: Connection
  /** Only when this tab has seen it. */
  password: string | undefined
  /** Whether this site calls with it. */
  isCurrent: boolean
  /** Whether it was made a moment ago. */
  isNew: boolean
  /** What it was refused last, with the rights that it has now. */
  refusal: Refusal | undefined
  progress: Progress
  deeds: Deeds
}

/** One connection: its name, its four credentials, what it may do, and the way to delete it. */
export function Item({ connection, password, isCurrent, isNew, refusal, progress, deeds }: Props) {
  const { removal, tracking, change, renewal } = progress
  const title = useRef<HTMLParagraphElement>(null)
  const deletion = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isNew) title.current?.focus()
  }, [isNew])

  // These buttons vanish when they are pressed; the focus goes to what is left.
  function use() {
    title.current?.focus()
    deeds.onUse()
  }

  function keep() {
    deeds.onKeep()
    deletion.current?.focus()
  }

  function give(right: Right) {
    title.current?.focus()
    deeds.onChange({ rights: withRight(connection.rights, right, true) })
  }

  const credentials = (
    <Credentials
      connection={connection}
      password={password}
      isNew={isNew}
      renewal={renewal}
      {...deeds}
    />
  )
  return (
    <li data-new={isNew || undefined}>
      <Name connection={connection} isCurrent={isCurrent} titleRef={title} />
      {isNew && (
        <Notice tone="warn" title="Copy the password now">
          <p>
            The PIM shows it this once and keeps only a fingerprint of it. This tab remembers it
            until you close it; nobody can look it up later.
          </p>
        </Notice>
      )}
      {refusal && <Refused refusal={refusal} onGive={give} />}
      {isNew ? (
        credentials
      ) : (
        <details className="disclosure">
          <summary>Credentials</summary>
          {credentials}
        </details>
      )}
      <details className="disclosure">
        <summary>Settings</summary>
        <Settings
          key={`${connection.label} ${connection.flow_type} ${connection.user_group}`}
          connection={connection}
          change={change && !('rights' in change.to) ? change : undefined}
          onChange={deeds.onChange}
        />
      </details>
      <details className="disclosure">
        <summary>
          Rights: {roleOf(connection.rights)?.name ?? 'own choice'}, {connection.rights.length} of{' '}
          {allRights.length}
        </summary>
        <Rights
          key={connection.rights.join(' ')}
          connection={connection}
          change={change && 'rights' in change.to ? change : undefined}
          onChange={deeds.onChange}
        />
      </details>
      <Tracked connection={connection} tracking={tracking} onTrack={deeds.onTrack} />
      {removal ? (
        <Confirmation
          connection={connection}
          removal={removal}
          onKeep={keep}
          onRemove={deeds.onRemove}
        />
      ) : null}
      <div className="cluster" hidden={!!removal}>
        {!isCurrent && password && (
          <Button size="small" onClick={use}>
            Call with this one
          </Button>
        )}
        <Button
          ref={deletion}
          size="small"
          kind="quiet"
          aria-label={`Delete ${connection.label}`}
          onClick={deeds.onAsk}
        >
          Delete
        </Button>
      </div>
    </li>
  )
}

interface NameProps {
  connection: Connection
  isCurrent: boolean
  titleRef: RefObject<HTMLParagraphElement | null>
}

function Name({ connection, isCurrent, titleRef }: NameProps) {
  return (
    <div className="connection-head">
      <ConnectionImage image={connection.image} />
      <div>
        <p className="connection-name" ref={titleRef} tabIndex={-1}>
          <strong>{connection.label}</strong> <code>{connection.code}</code>
        </p>
        <p className="cluster">
          <span className="badge">{nameOfFlow(connection.flow_type)}</span>
          {isCurrent && (
            <span className="badge" data-tone="ok">
              This site calls with it
            </span>
          )}
        </p>
      </div>
    </div>
  )
}

type TrackedProps = Pick<Progress, 'tracking'> &
  Pick<Deeds, 'onTrack'> & {
    connection: Connection
  }

/** Whether the dashboard of data flows counts it. The PIM counts sources and destinations alone. */
function Tracked({ connection, tracking, onTrack }: TrackedProps) {
  if (connection.flow_type === 'other') return null
  const isChanging = tracking?.state === 'changing'
  return (
    <div>
      <label className="switch">
        <input
          type="checkbox"
          checked={isChanging ? tracking.isTracked : connection.auditable}
          aria-disabled={isChanging}
          onChange={(event) => !isChanging && onTrack(event.target.checked)}
        />
        <span>
          Track {connection.label} <small>Its products and errors count on the dashboard.</small>
        </span>
      </label>
      {tracking?.state === 'failed' && <p className="field-error">{tracking.obstacle.text}</p>}
    </div>
  )
}

interface ConfirmationProps {
  connection: Connection
  removal: NonNullable<Progress['removal']>
  onKeep(): void
  onRemove(): void
}

function Confirmation({ connection, removal, onKeep, onRemove }: ConfirmationProps) {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <Notice tone="bad" title={`Delete ${connection.label}?`}>
      <p>
        Its user and its tokens go with it: whoever still calls with them gets a 401. The products
        stay. There is no way back.
      </p>
      {removal.state === 'failed' && <p className="field-error">{removal.obstacle.text}</p>}
      <div className="cluster">
        <Button
          ref={first}
          size="small"
          kind="danger"
          busy={removal.state === 'removing'}
          onClick={onRemove}
        >
          Delete it
        </Button>
        <Button size="small" kind="quiet" onClick={onKeep}>
          Keep it
        </Button>
      </div>
    </Notice>
  )
}
