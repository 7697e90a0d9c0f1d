import { useStore } from '@nanostores/react'
import { useEffect, useRef, useState } from 'react'
import {
  $connections,
  $credentials,
  $known,
  chooseConnection,
  loadConnections,
  type ConnectionList,
  type KnownConnection,
} from '../state/connections.ts'
import { $sandbox } from '../state/sandbox.ts'
import { Calls } from '../ui/Calls.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { announcement } from './announcement.ts'
import { createCounter } from './counter.ts'
import { List } from './List.tsx'
import { NewConnection } from './NewConnection.tsx'

/** The connections of the reader's own PIM: make one, see what it opens with, give it up. */
export default function ConnectionsIsland() {
  const [counter] = useState(createCounter)
  const isReady = useHydrated()
  const form = useStore(counter.$form)
  const creation = useStore(counter.$creation)
  const removal = useStore(counter.$removal)
  const tracking = useStore(counter.$tracking)
  const calls = useStore(counter.trail.$calls)
  const list = useStore($connections, { ssr: unknown })
  const known = useStore($known, { ssr: nobody })
  const current = useStore($credentials, { ssr: none })
  const sandbox = useStore($sandbox, { ssr: none })
  const listTitle = useRef<HTMLParagraphElement>(null)

  useEffect(() => {
    if (removal.state === 'removed') listTitle.current?.focus()
  }, [removal])

  return (
    <section className="panel needs-script" aria-label="Connections">
      <header className="panel-head">
        <p className="panel-title">New connection</p>
      </header>
      <NewConnection
        form={form}
        creation={creation}
        isReady={isReady}
        onEdit={counter.edit}
        onCreate={() => void counter.create()}
      />
      {calls.length > 0 && (
        <div className="panel-section">
          <Calls calls={calls} label="Calls made on the way" />
        </div>
      )}
      {isReady && (
        <List
          list={list}
          known={known.filter((connection) => connection.sandbox === sandbox?.id)}
          current={current?.code}
          created={creation.state === 'created' ? creation.code : undefined}
          removal={removal}
          tracking={tracking}
          titleRef={listTitle}
          onUse={chooseConnection}
          onTrack={(connection, isTracked) => void counter.track(connection, isTracked)}
          onAsk={counter.askToRemove}
          onKeep={counter.keep}
          onRemove={(connection) => void counter.remove(connection)}
          onReload={() => void loadConnections()}
        />
      )}
      <output className="visually-hidden">{announcement(creation, removal, tracking)}</output>
    </section>
  )
}

const notYet: ConnectionList = { state: 'unknown' }
const unknown = () => notYet
const noOne: KnownConnection[] = []
const nobody = () => noOne
const none = () => undefined
