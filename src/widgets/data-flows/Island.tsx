import { useStore } from '@nanostores/react'
import { useEffect, useRef, useState } from 'react'
import type { ConnectionFlows, DataFlows } from '#contract'
import { $flows, type Flows, loadFlows } from '../state/data-flows.ts'
import { $live } from '../state/live.ts'
import { createSandboxMaker } from '../state/making.ts'
import { explainObstacle } from '../state/obstacles.ts'
import { $sandbox } from '../state/sandbox.ts'
import { Button } from '../ui/Button.tsx'
import { LiveSign } from '../ui/LiveSign.tsx'
import { MakeSandbox } from '../ui/MakeSandbox.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { announcement } from './announcement.ts'
import { Cards, Marks } from './Cards.tsx'
import { Charts } from './Charts.tsx'
import { connectionCharts, dashboardCharts, shortCharts } from './charts.ts'
import { Errors } from './Errors.tsx'
import { connectionOf, flowNames, monitoringOf } from './names.ts'
import { Resources } from './Resources.tsx'

export interface Props {
  /** Code of the connection to look at. @default all of them */
  connection?: string | undefined
  /** Only the charts, for the margin of an article. @default false */
  isShort?: boolean
}

/** What flows in and out of the reader's PIM, by the day, as it happens. */
export default function DataFlowsIsland({ connection, isShort = false }: Props) {
  const isReady = useHydrated()
  const [maker] = useState(createSandboxMaker)
  const making = useStore(maker.$making)
  const sandbox = useStore($sandbox, { ssr: none })
  const live = useStore($live, { ssr: off })
  const flows = useStore($flows, { ssr: unknown })
  const [asTable, setAsTable] = useState(false)
  const wanted = connection ?? (isReady && !isShort ? connectionOf(location.search) : undefined)
  const known = 'flows' in flows ? flows.flows : undefined
  return (
    <section
      className="panel data-flows needs-script"
      aria-label="Data flows"
      data-short={isShort || undefined}
    >
      <header className="panel-head">
        <p className="panel-title">{isShort ? 'Data flows, live' : 'The last seven days'}</p>
        <div className="cluster">
          {isShort && <LiveSign live={live} hasSandbox={sandbox !== undefined} />}
          <Button
            size="small"
            kind="quiet"
            aria-pressed={asTable}
            disabled={!known}
            onClick={() => setAsTable(!asTable)}
          >
            As a table
          </Button>
        </div>
      </header>
      {isReady && (!sandbox || live === 'gone') ? (
        <MakeSandbox
          why={sandbox ? 'gone' : 'none'}
          making={making}
          onMake={() => void maker.make()}
        >
          <p>
            What your connections bring into your own PIM and take out of it will stand here, within
            a second of each call.
          </p>
        </MakeSandbox>
      ) : (
        <>
          <Problem flows={flows} />
          {known ? (
            <View flows={known} wanted={wanted} isShort={isShort} asTable={asTable} />
          ) : (
            <p className="panel-body status" data-status="busy">
              Counting
            </p>
          )}
        </>
      )}
      <Announcement flows={known} />
    </section>
  )
}

interface ViewProps {
  flows: DataFlows
  wanted: string | undefined
  isShort: boolean
  asTable: boolean
}

function View({ flows, wanted, isShort, asTable }: ViewProps) {
  const connection = flows.connections.find(({ code }) => code === wanted)
  if (isShort) return <Short {...{ flows, wanted, connection, asTable }} />
  if (wanted === undefined) return <Dashboard flows={flows} asTable={asTable} />
  if (!connection) return <Missing code={wanted} />
  return <Monitoring flows={flows} connection={connection} asTable={asTable} />
}

interface ShortProps {
  flows: DataFlows
  wanted: string | undefined
  connection: ConnectionFlows | undefined
  asTable: boolean
}

function Short({ flows, wanted, connection, asTable }: ShortProps) {
  const charts = connection ? connectionCharts(flows, connection, true) : shortCharts(flows)
  return (
    <>
      {wanted !== undefined && !connection && (
        <p className="panel-body tool-text">
          Your PIM has no connection <code>{wanted}</code> yet, so this shows all there are.
        </p>
      )}
      <Charts charts={charts} days={flows.days} asTable={asTable} />
      <div className="panel-foot">
        <a href={connection ? monitoringOf(connection.code) : '/sandbox/data-flows.html'}>
          All data flows
        </a>
      </div>
    </>
  )
}

function Dashboard({ flows, asTable }: { flows: DataFlows; asTable: boolean }) {
  return (
    <>
      <Charts charts={dashboardCharts(flows)} days={flows.days} asTable={asTable} />
      <div className="panel-section">
        <p className="panel-title">Connections</p>
        <Cards connections={flows.connections} />
        {!flows.connections.some(({ state }) => state === 'there') && (
          <p className="tool-text">
            None of your own yet. <a href="/sandbox/connections.html">Create the first one</a>.
          </p>
        )}
      </div>
      <div className="panel-section">
        <p className="panel-title">All resources, whoever called</p>
        <Resources resources={flows.all.resources} />
        <Definition />
      </div>
    </>
  )
}

interface MonitoringProps {
  flows: DataFlows
  connection: ConnectionFlows
  asTable: boolean
}

function Monitoring({ flows, connection, asTable }: MonitoringProps) {
  const { code, label, flow_type: type, state, resources } = connection
  return (
    <>
      <div className="panel-body">
        <p className="connection-name">
          <strong>{label}</strong> <code>{code}</code>
        </p>
        <p className="cluster">
          <span className="badge">{flowNames[type]}</span>
          <Marks connection={connection} />
          <a href="/sandbox/data-flows.html">All connections</a>
        </p>
        {type === 'other' && state === 'there' && (
          <p className="tool-text">
            The PIM’s dashboard leaves connections of this flow type out. What it did with each
            resource stands below all the same.
          </p>
        )}
      </div>
      <Charts charts={connectionCharts(flows, connection)} days={flows.days} asTable={asTable} />
      <div className="panel-section">
        <p className="panel-title">All resources</p>
        <Resources resources={resources} />
        <Definition />
      </div>
      {state !== 'sample' && <Errors connection={code} />}
    </>
  )
}

function Definition() {
  return (
    <details className="disclosure">
      <summary>What the charts count, and what this table counts</summary>
      <p className="tool-text">
        The charts go by the definition of the PIM’s dashboard: products and variants, not product
        models; of tracked sources what they create and update, of tracked destinations every
        product that is sent to them; each by the user that the token was asked for. The PIM itself
        adds up creations and updates once an hour, this page at once. The table counts every
        resource and every connection.
      </p>
    </details>
  )
}

function Missing({ code }: { code: string }) {
  return (
    <div className="empty">
      <p>
        There is no connection <code>{code}</code> in your PIM, and it did nothing in the last seven
        days.
      </p>
      <a href="/sandbox/data-flows.html">All connections</a>
    </div>
  )
}

function Problem({ flows }: { flows: Flows }) {
  if (flows.state !== 'failed') return null
  const { title, text } = explainObstacle(flows.error, navigator.onLine !== false)
  return (
    <div className="panel-section">
      <Notice tone="bad" title={title}>
        <p>{text}</p>
        <Button size="small" onClick={() => void loadFlows()}>
          Try again
        </Button>
      </Notice>
    </div>
  )
}

/** Says what came in since it last said something. */
function Announcement({ flows }: { flows: DataFlows | undefined }) {
  const before = useRef<DataFlows>(undefined)
  const [text, setText] = useState('')
  useEffect(() => {
    if (!flows) return
    const told = announcement(before.current, flows)
    before.current = flows
    if (told !== '') setText(told)
  }, [flows])
  return <output className="visually-hidden">{text}</output>
}

const none = () => undefined
const off = () => 'off' as const
const notYet: Flows = { state: 'unknown' }
const unknown = () => notYet
