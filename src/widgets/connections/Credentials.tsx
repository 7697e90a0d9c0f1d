import { useEffect, useRef } from 'react'
import type { Connection } from '#contract'
import { pageOrigin } from '../state/api.ts'
import type { Renewable } from '../state/connections.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { saveFile } from '../ui/save-file.ts'
import { Secret } from '../ui/Secret.tsx'
import type { Renewal } from './counter.ts'
import { writeEnvironmentFile, writePostmanEnvironment } from './downloads.ts'

export interface CredentialsProps {
  connection: Connection
  /** Only when this tab has seen it. */
  password: string | undefined
  /** Whether all is shown at once, without dots. */
  isNew: boolean
  renewal: Exclude<Renewal, { state: 'none' }> | undefined
  onAskToRenew(what: Renewable): void
  onKeepOld(): void
  onRenew(what: Renewable): void
}

/** What opens the PIM: to copy, to save as a file, and to have anew. */
export function Credentials(props: CredentialsProps) {
  const { connection, password, isNew, renewal, onAskToRenew } = props
  const renewed = renewal?.state === 'renewed' ? renewal.what : undefined
  const buttons = useRef<HTMLDivElement>(null)
  const isAsked = renewal !== undefined && !renewed
  const wasAsked = useRef(false)
  // The buttons of the question vanish when they are pressed; the focus goes back to where it was.
  useEffect(() => {
    if (wasAsked.current && !isAsked) buttons.current?.querySelector('button')?.focus()
    wasAsked.current = isAsked
  }, [isAsked])
  return (
    <div className="credentials-all">
      <dl className="kv">
        <Secret name="client id" value={connection.client_id} />
        <Secret
          key={connection.secret}
          name="secret"
          value={connection.secret}
          masked={!isNew && renewed !== 'secret'}
        />
        <Secret name="username" value={connection.username} />
        {password ? (
          <Secret
            key={password}
            name="password"
            value={password}
            masked={!isNew && renewed !== 'password'}
          />
        ) : (
          <div>
            <dt>password</dt>
            <dd className="tool-text">
              Shown once, right after creation, and not known here any more. So this site cannot
              call with this connection. Regenerate it to have a new one.
            </dd>
          </div>
        )}
      </dl>
      {renewed && <Renewed what={renewed} />}
      {renewal && renewal.state !== 'renewed' && (
        <Question {...props} renewal={renewal} what={renewal.what} />
      )}
      <div className="cluster" ref={buttons} hidden={isAsked}>
        <Button size="small" onClick={() => onAskToRenew('secret')}>
          Regenerate the secret
        </Button>
        <Button size="small" onClick={() => onAskToRenew('password')}>
          Regenerate the password
        </Button>
      </div>
      <Downloads connection={connection} password={password} />
    </div>
  )
}

type QuestionProps = Pick<CredentialsProps, 'connection' | 'onKeepOld' | 'onRenew'> & {
  renewal: Exclude<Renewal, { state: 'none' | 'renewed' }>
  what: Renewable
}

function Question({ connection, renewal, what, onKeepOld, onRenew }: QuestionProps) {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <Notice tone="warn" title={`A new ${what} for ${connection.label}?`}>
      <p>
        The old {what} opens nothing from that moment on: asking for a token with it gets a 422. All
        tokens of this connection die: whoever calls with one gets a 401, until its program knows
        the new {what}. There is no way back.
      </p>
      {renewal.state === 'failed' && <p className="field-error">{renewal.obstacle.text}</p>}
      <div className="cluster">
        <Button
          ref={first}
          size="small"
          kind="danger"
          busy={renewal.state === 'renewing'}
          onClick={() => onRenew(what)}
        >
          Make a new one
        </Button>
        <Button size="small" kind="quiet" onClick={onKeepOld}>
          Keep the old one
        </Button>
      </div>
    </Notice>
  )
}

function Renewed({ what }: { what: Renewable }) {
  return (
    <Notice tone="ok" title={`The ${what} is a new one`}>
      <p>
        Put it into your program and ask for a new token.
        {what === 'password' && ' Copy it now: the PIM shows it this once.'}{' '}
        <a href="/articles/regenerate-credentials.html">What happened to the tokens</a>
      </p>
    </Notice>
  )
}

function Downloads({ connection, password }: Pick<CredentialsProps, 'connection' | 'password'>) {
  const save = (text: string, type: string, name: string) =>
    saveFile(new Blob([text], { type }), name)
  const access = () => ({ baseUrl: pageOrigin(), connection, password })
  const { code } = connection
  return (
    <div className="cluster">
      <Button
        size="small"
        kind="quiet"
        onClick={() => save(writeEnvironmentFile(access()), 'text/plain', `${code}.env`)}
      >
        Save as .env
      </Button>
      <Button
        size="small"
        kind="quiet"
        onClick={() =>
          save(
            writePostmanEnvironment(access()),
            'application/json',
            `${code}.postman_environment.json`,
          )
        }
      >
        Save for Postman
      </Button>
      {!password && <span className="tool-text">Both without the password.</span>}
    </div>
  )
}
