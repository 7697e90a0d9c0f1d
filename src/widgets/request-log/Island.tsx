import { useStore } from '@nanostores/react'
import { useEffect, useState } from 'react'
import type { RequestSummary } from '#contract'
import { pageOrigin } from '../state/api.ts'
import { $calls, $live } from '../state/live.ts'
import { repeatable } from '../state/logged-request.ts'
import { createSandboxMaker } from '../state/making.ts'
import { everything } from '../state/request-log.ts'
import { $sandbox } from '../state/sandbox.ts'
import { $values, fillRequest, type Values } from '../state/values.ts'
import { Button } from '../ui/Button.tsx'
import { MakeSandbox } from '../ui/MakeSandbox.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { announcement } from './announcement.ts'
import { Calls } from './Calls.tsx'
import { createLogDesk, type LogDesk, type Opened } from './desk.ts'
import { filterOf, isEverything, numberOf } from './filter.ts'
import { Filters } from './Filters.tsx'
import { OpenCall } from './OpenCall.tsx'

/** Every call to the reader's PIM as it comes, to look into, send again and compare. */
export default function RequestLogIsland() {
  const isReady = useHydrated()
  const [desk] = useState(() => createLogDesk())
  const [maker] = useState(createSandboxMaker)
  const making = useStore(maker.$making)
  const sandbox = useStore($sandbox, { ssr: none })
  const live = useStore($live, { ssr: off })
  useEffect(() => desk.follow(), [desk])
  useEffect(() => {
    desk.choose(filterOf(location.search))
    const number = numberOf(location.search)
    if (number !== undefined && $sandbox.get()) void desk.open(number)
  }, [desk])
  return (
    <section className="panel request-log needs-script" aria-label="Request log">
      {isReady && (!sandbox || live === 'gone') ? (
        <MakeSandbox
          why={sandbox ? 'gone' : 'none'}
          making={making}
          onMake={() => void maker.make()}
        >
          <p>
            Every call to your own PIM will stand here: those of these pages, of curl, and of any
            program you write.
          </p>
        </MakeSandbox>
      ) : (
        <Log desk={desk} isReady={isReady} />
      )}
    </section>
  )
}

function Log({ desk, isReady }: { desk: LogDesk; isReady: boolean }) {
  const filter = useStore(desk.$filter, { ssr: all })
  const listing = useStore(desk.$listing, { ssr: empty })
  const opened = useStore(desk.$opened)
  const calls = useStore($calls, { ssr: noCalls })
  const since = useSince(calls)
  const number = 'number' in opened ? opened.number : undefined
  const isListed = listing.calls.some((call) => call.number === number)
  const details = <Details desk={desk} opened={opened} />
  return (
    <>
      <Filters filter={filter} calls={calls} isReady={isReady} onChoose={desk.choose} />
      {number !== undefined && !isListed && (
        <div className="panel-section">
          <p className="panel-title">Call {number}</p>
          {details}
        </div>
      )}
      <Calls
        calls={listing.calls}
        opened={number}
        since={since}
        onToggle={(chosen) => (chosen === number ? desk.close() : void desk.open(chosen))}
      >
        {details}
      </Calls>
      <div className="panel-section log-end">
        {listing.state === 'failed' && (
          <Notice tone="bad" title={listing.obstacle.title}>
            <p>{listing.obstacle.text}</p>
          </Notice>
        )}
        {listing.calls.length === 0 && (
          <p className="tool-text">{wordsForNone(listing.state, isEverything(filter))}</p>
        )}
        {listing.state === 'here' && listing.hasOlder && listing.calls.length >= 100 && (
          <Button size="small" onClick={() => void desk.showOlder()}>
            Show older calls
          </Button>
        )}
        <p className="tool-text">
          The log keeps the newest 500 calls, and of each body the first 16 KB. Secrets are hidden.
        </p>
      </div>
      <output className="visually-hidden">{announcement(calls, since)}</output>
    </>
  )
}

function Details({ desk, opened }: { desk: LogDesk; opened: Opened }) {
  const marked = useStore(desk.$marked)
  const trail = useStore(desk.trail.$calls)
  const values = useStore($values, { ssr: noValues })
  if (opened.state === 'failed') {
    return (
      <Notice tone="bad" title={opened.obstacle.title}>
        <p>{opened.obstacle.text}</p>
      </Notice>
    )
  }
  if (opened.state !== 'open') {
    return (
      <p className="log-open status" data-status="busy">
        Looking it up
      </p>
    )
  }
  const again = repeatable(opened.call, pageOrigin())
  return (
    <OpenCall
      call={opened.call}
      again={again}
      filled={again.kind === 'ready' ? fillRequest(again.request, values) : undefined}
      replay={opened.replay}
      calls={trail}
      marked={marked}
      onReplay={() => void desk.replay()}
      onMark={desk.mark}
    />
  )
}

/** The number of the newest call when the log was first seen: what is newer came meanwhile. */
function useSince(calls: readonly RequestSummary[]): number {
  const live = useStore($live, { ssr: off })
  const [since, setSince] = useState(Number.POSITIVE_INFINITY)
  const newest = calls[0]?.number ?? 0
  if (since === Number.POSITIVE_INFINITY && (live === 'live' || live === 'polling')) {
    setSince(newest)
  }
  return since
}

function wordsForNone(state: string, isAll: boolean): string {
  if (state === 'searching') return 'Looking …'
  if (!isAll) return 'No call is like that.'
  return 'No call yet. Send a request on any of these pages, or with your own program, and it appears here.'
}

const none = () => undefined
const off = () => 'off' as const
const all = () => everything
const nothing: readonly RequestSummary[] = []
const noCalls = () => nothing
const nothingListed = { state: 'here', calls: nothing, hasOlder: false } as const
const empty = () => nothingListed
const nobody: Values = {}
const noValues = () => nobody
