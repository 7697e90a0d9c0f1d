import { useEffect, useRef } from 'react'
import type { Connection } from '#contract'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Secret } from '../ui/Secret.tsx'
import type { Removal, Tracking } from './counter.ts'
import { nameOfFlow } from './form.ts'

interface Props {
  connection: Connection
  /** Only when this tab has seen it. */
  password: string | undefined
  /** Whether this site calls with it. */
  isCurrent: boolean
  /** Whether it was made a moment ago. */
  isNew: boolean
  removal: Exclude<Removal, { state: 'none' | 'removed' }> | undefined
  tracking: Exclude<Tracking, { state: 'none' }> | undefined
  onUse(): void
  onTrack(isTracked: boolean): void
  onAsk(): void
  onKeep(): void
  onRemove(): void
}

/** One connection: its name, its four credentials, and the way to delete it. */
export function Item(props: Props) {
  const { connection, password, isCurrent, isNew, removal, onUse, onAsk } = props
  const title = useRef<HTMLParagraphElement>(null)
  const deletion = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isNew) title.current?.focus()
  }, [isNew])

  // These buttons vanish when they are pressed; the focus goes to what is left.
  function use() {
    title.current?.focus()
    onUse()
  }

  function keep() {
    props.onKeep()
    deletion.current?.focus()
  }

  return (
    <li data-new={isNew || undefined}>
      <p className="connection-name" ref={title} tabIndex={-1}>
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
      {isNew && (
        <Notice tone="warn" title="Copy the password now">
          <p>
            The PIM shows it this once and keeps only a fingerprint of it. This tab remembers it
            until you close it; nobody can look it up later.
          </p>
        </Notice>
      )}
      {isNew ? (
        <Credentials connection={connection} password={password} isNew />
      ) : (
        <details className="disclosure">
          <summary>Credentials</summary>
          <Credentials connection={connection} password={password} />
        </details>
      )}
      <Tracked connection={connection} tracking={props.tracking} onTrack={props.onTrack} />
      {removal ? (
        <Confirmation
          connection={connection}
          removal={removal}
          onKeep={keep}
          onRemove={props.onRemove}
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
          onClick={onAsk}
        >
          Delete
        </Button>
      </div>
    </li>
  )
}

type TrackedProps = Pick<Props, 'connection' | 'tracking' | 'onTrack'>

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

interface CredentialsProps {
  connection: Connection
  password: string | undefined
  isNew?: boolean
}

function Credentials({ connection, password, isNew = false }: CredentialsProps) {
  return (
    <dl className="kv">
      <Secret name="client id" value={connection.client_id} />
      <Secret name="secret" value={connection.secret} masked={!isNew} />
      <Secret name="username" value={connection.username} />
      {password ? (
        <Secret name="password" value={password} masked={!isNew} />
      ) : (
        <div>
          <dt>password</dt>
          <dd className="tool-text">
            Shown once, right after creation, and not known here any more. So this site cannot call
            with this connection.
          </dd>
        </div>
      )}
    </dl>
  )
}

interface ConfirmationProps {
  connection: Connection
  removal: NonNullable<Props['removal']>
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
