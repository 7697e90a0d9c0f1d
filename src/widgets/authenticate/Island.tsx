import { useStore } from '@nanostores/react'
import { type ReactNode, useRef, useState } from 'react'
import { pageOrigin } from '../state/api.ts'
import { $credentials } from '../state/connections.ts'
import { $now } from '../state/now.ts'
import { $token } from '../state/token.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { Calls } from '../ui/Calls.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { type Asking, createDesk } from './desk.ts'
import { Fields } from './Fields.tsx'
import { adviceFor, buildHeader, describeGrant, example } from './grant.ts'
import { announcement } from './announcement.ts'
import { Header } from './Header.tsx'
import { TokenRequest } from './TokenRequest.tsx'
import { TokenState } from './TokenState.tsx'

/** The four credentials of the current connection become a token, one step after the other. */
export default function AuthenticateIsland() {
  const [desk] = useState(createDesk)
  const send = useRef<HTMLButtonElement>(null)
  const isReady = useHydrated()
  const credentials = useStore($credentials, { ssr: none })
  const token = useStore($token, { ssr: none })
  const form = useStore(desk.$form, { ssr: () => example })
  const isEdited = useStore(desk.$isEdited)
  const grant = useStore(desk.$grant)
  const asking = useStore(desk.$asking)
  const calls = useStore(desk.trail.$calls)
  const building = buildHeader(form)
  const isSending = asking.state === 'sending'

  // The button vanishes when it is pressed; the focus goes on to Send.
  function restore() {
    send.current?.focus()
    desk.restore()
  }

  return (
    <section className="panel" aria-label="Get a token">
      <header className="panel-head">
        <p className="panel-title">Get a token</p>
        <span className="badge">{credentials ? credentials.label : 'An example'}</span>
      </header>
      {!credentials && (
        <div className={`panel-section needs-script ${isReady ? '' : 'for-newcomers'}`}>
          <p className="tool-text">
            There is no connection yet whose password this page knows, so these values are made up.
          </p>
          <Button
            size="small"
            busy={isSending}
            onClick={() => void desk.connect().then(() => send.current?.focus())}
          >
            Create a connection
          </Button>
        </div>
      )}
      {calls.length > 0 && (
        <div className="panel-section">
          <Calls calls={calls} label="Calls made on the way" />
        </div>
      )}
      <Fields form={form} isReady={isReady} onEdit={desk.edit} />
      <Header building={building} />
      <TokenRequest request={describeGrant(form, grant, isReady ? pageOrigin() : '')} />
      <div className="panel-foot needs-script">
        <Button
          ref={send}
          kind="primary"
          busy={isSending}
          disabled={building.kind === 'unclear'}
          onClick={() => void desk.send()}
        >
          Send
        </Button>
        {isEdited && (
          <Button kind="quiet" onClick={restore}>
            Put my own values back
          </Button>
        )}
      </div>
      <Outcome asking={asking} />
      {token && (
        <Ticking>
          {(now) => (
            <TokenState
              token={token}
              now={now}
              isBusy={isSending}
              onRefresh={() => void desk.refresh()}
            />
          )}
        </Ticking>
      )}
      <output className="visually-hidden">{announcement(asking)}</output>
    </section>
  )
}

function Outcome({ asking }: { asking: Asking }) {
  if (asking.state === 'unreachable') {
    return (
      <div className="panel-section">
        <Notice tone="bad" title={asking.obstacle.title}>
          <p>{asking.obstacle.text}</p>
        </Notice>
      </div>
    )
  }
  if (asking.state !== 'answered') return null
  const { answer } = asking
  const advice = adviceFor(answer.status, answer.body)
  return (
    <div className="panel-section answer">
      <Answer answer={answer} />
      {advice && (
        <Notice>
          <p>
            {advice}{' '}
            <a href="/documentation/authentication.html#when-it-goes-wrong-422-or-401">Read why</a>
          </p>
        </Notice>
      )}
    </div>
  )
}

// The clock runs only while there is a token to watch.
function Ticking({ children }: { children(now: number): ReactNode }) {
  return children(useStore($now))
}

const none = () => undefined
