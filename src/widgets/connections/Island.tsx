import { useStore } from '@nanostores/react'
import { useEffect, useRef, useState } from 'react'
import { limits, type RequestSummary } from '#contract'
import {
  $connections,
  $credentials,
  $known,
  chooseConnection,
  loadConnections,
  type ConnectionList,
  type KnownConnection,
} from '../state/connections.ts'
import { $calls } from '../state/live.ts'
import { $sandbox } from '../state/sandbox.ts'
import { Calls } from '../ui/Calls.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { announceChange, announcement } from './announcement.ts'
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
  const change = useStore(counter.$change)
  const renewal = useStore(counter.$renewal)
  const made = useStore(counter.trail.$calls)
  const calls = useStore($calls, { ssr: noCalls })
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
        isFull={list.state === 'loaded' && list.items.length >= limits.connections}
        onEdit={counter.edit}
        onCreate={() => void counter.create()}
      />
      {made.length > 0 && (
        <div className="panel-section">
          <Calls calls={made} label="Calls made on the way" />
        </div>
      )}
      <List
        list={list}
        known={known.filter((connection) => connection.sandbox === sandbox?.id)}
        current={current?.code}
        created={creation.state === 'created' ? creation.code : undefined}
        calls={calls}
        underWay={{ removal, tracking, change, renewal }}
        titleRef={listTitle}
        onUse={chooseConnection}
        onTrack={(connection, isTracked) => void counter.track(connection, isTracked)}
        onChange={(connection, to) => void counter.change(connection, to)}
        onAskToRenew={counter.askToRenew}
        onKeepOld={counter.keepOld}
        onRenew={(connection, what) => void counter.renew(connection, what)}
        onAsk={counter.askToRemove}
        onKeep={counter.keep}
        onRemove={(connection) => void counter.remove(connection)}
        onReload={() => void loadConnections()}
      />
      <output className="visually-hidden">
        {announceChange(change, renewal) || announcement(creation, removal, tracking)}
      </output>
    </section>
  )
}

const notYet: ConnectionList = { state: 'unknown' }
const unknown = () => notYet
const noOne: KnownConnection[] = []
const nobody = () => noOne
const nothing: readonly RequestSummary[] = []
const noCalls = () => nothing
const none = () => undefined
