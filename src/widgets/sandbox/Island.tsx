import { useStore } from '@nanostores/react'
import { useState } from 'react'
import type { Sandbox, SandboxStatus } from '#contract'
import { $live } from '../state/live.ts'
import { createSandboxMaker } from '../state/making.ts'
import { explainObstacle } from '../state/obstacles.ts'
import { $status, type Status } from '../state/sandbox-status.ts'
import { $sandbox } from '../state/sandbox.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { MakeSandbox } from '../ui/MakeSandbox.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Secret } from '../ui/Secret.tsx'
import { formatSize } from '../ui/status.ts'
import { useHydrated } from '../ui/use-hydrated.ts'
import { Deeds } from './Deeds.tsx'
import { announcement, createSandboxDesk } from './desk.ts'

/** The reader's sandbox at a glance: what is in it, how long it lives, and how to begin again. */
export default function SandboxIsland() {
  const isReady = useHydrated()
  const [desk] = useState(createSandboxDesk)
  const [maker] = useState(createSandboxMaker)
  const making = useStore(maker.$making)
  const doing = useStore(desk.$doing)
  const sandbox = useStore($sandbox, { ssr: none })
  const live = useStore($live, { ssr: off })
  const status = useStore($status, { ssr: unknown })
  return (
    <section className="panel sandbox needs-script" aria-label="Your sandbox">
      <header className="panel-head">
        <p className="panel-title">A PIM of your own</p>
        {sandbox && <span className="badge">{sandbox.id}</span>}
      </header>
      {isReady && (!sandbox || live === 'gone') ? (
        <MakeSandbox
          why={sandbox ? 'gone' : 'none'}
          making={making}
          onMake={() => void maker.make()}
        >
          <p>
            There is none in this browser yet. It takes one press, no account and no e-mail, and it
            has a whole range of products in it. The first <em>Send</em> on any page makes one, too.
          </p>
        </MakeSandbox>
      ) : (
        <>
          <Contents status={status} sandbox={sandbox} />
          {isReady && (
            <div className="panel-section">
              <Deeds
                doing={doing}
                onAsk={desk.ask}
                onKeep={desk.keep}
                onConfirm={() => void desk.confirm()}
              />
            </div>
          )}
        </>
      )}
      <output className="visually-hidden">{announcement(doing)}</output>
    </section>
  )
}

function Contents({ status, sandbox }: { status: Status; sandbox: Sandbox | undefined }) {
  const known = 'status' in status ? status.status : undefined
  const obstacle =
    status.state === 'failed' && explainObstacle(status.error, navigator.onLine !== false)
  return (
    <>
      {obstacle && (
        <div className="panel-section">
          <Notice tone="bad" title={obstacle.title}>
            <p>{obstacle.text}</p>
          </Notice>
        </div>
      )}
      {known ? (
        <>
          <Counts counts={known.counts} />
          <Room status={known} />
          <Access status={known} sandbox={sandbox} />
        </>
      ) : (
        <p className="panel-body status" data-status="busy">
          Looking into it
        </p>
      )}
    </>
  )
}

const kinds: readonly [keyof SandboxStatus['counts'], string][] = [
  ['products', 'products'],
  ['product_models', 'product models'],
  ['families', 'families'],
  ['attributes', 'attributes'],
  ['categories', 'categories'],
  ['connections', 'connections'],
]

function Counts({ counts }: Pick<SandboxStatus, 'counts'>) {
  return (
    <dl className="sandbox-counts">
      {kinds.map(([kind, name]) => (
        <div key={kind}>
          <dt>{name}</dt>
          <dd>{counts[kind].toLocaleString()}</dd>
        </div>
      ))}
    </dl>
  )
}

function Room({ status: { quota, expires_at: expires } }: { status: SandboxStatus }) {
  const share = quota.used_bytes / quota.max_bytes
  const words = `${formatSize(quota.used_bytes)} of ${formatSize(quota.max_bytes)}`
  return (
    <div className="panel-section">
      <p className="sandbox-room">
        <span>Room in use</span>
        <span>{words}</span>
      </p>
      <progress
        className="meter"
        data-tone={share > 0.9 ? 'bad' : 'ok'}
        max={quota.max_bytes}
        value={quota.used_bytes}
        aria-label="Room in use"
      >
        {words}
      </progress>
      <p className="tool-text">
        It lives until {wholeDay(expires)}; each call puts that off. Of connections there may be{' '}
        {quota.max_connections}.
      </p>
    </div>
  )
}

interface AccessProps {
  status: SandboxStatus
  sandbox: Sandbox | undefined
}

function Access({ status, sandbox }: AccessProps) {
  return (
    <div className="panel-section">
      <dl className="kv">
        <div>
          <dt>address</dt>
          <dd className="value">{status.base_url}</dd>
          <dd className="kv-actions">
            <CopyButton text={status.base_url} what="address" />
          </dd>
        </div>
        {sandbox && <Secret name="key" value={sandbox.key} masked />}
      </dl>
      <p className="tool-text">
        The key opens the sandbox API: connections, log, data flows. This browser keeps it. To reach
        the same sandbox from elsewhere, take the key along.
      </p>
    </div>
  )
}

function wholeDay(moment: string): string {
  return new Date(moment).toLocaleDateString(undefined, { dateStyle: 'long' })
}

const none = () => undefined
const off = () => 'off' as const
const notYet: Status = { state: 'unknown' }
const unknown = () => notYet
