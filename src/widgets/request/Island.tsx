import { useStore } from '@nanostores/react'
import { useEffect, useRef, useState } from 'react'
import type { RequestDescription, Sending } from '#client'
import { ownSandbox, type Place } from '../state/place.ts'
import { fillRequest, type Values } from '../state/values.ts'
import { setVariable, takenNames } from '../state/variables.ts'
import type { ShownAnswer } from '../ui/Answer.tsx'
import { Calls } from '../ui/Calls.tsx'
import type { Link } from '../ui/FollowLink.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { announcement } from './announcement.ts'
import { atOrigin } from './built.ts'
import { draftOf, settle, targetOf } from './draft.ts'
import { Editor } from './Editor.tsx'
import { History } from './History.tsx'
import { Outcome } from './Outcome.tsx'
import { createPanel } from './panel.ts'
import { Share } from './Share.tsx'
import { Snippets } from './Snippets.tsx'

export interface Props {
  title: string
  /** Where the reference describes this operation; without it, the panel stands there itself. */
  reference?: string | undefined
  /** The request, with names where the reader's own values go: `Bearer <access_token>`. */
  request: RequestDescription
  /** The answer that the build got. */
  answer?: Omit<ShownAnswer, 'bytes' | 'ms' | 'rest'> | undefined
  /** When it got it. */
  sent?: Sending | undefined
  /** The address that request and answer were made for. */
  base: string
  /** Whether it is sent as soon as it is there, because a press asked for that. @default false */
  sendsAtOnce?: boolean
  /** Where it is sent to. @default the reader's own sandbox */
  place?: Place
}

/** A request in a page: read it, change it, send it. */
export default function RequestIsland(props: Props) {
  const { title, reference, request, answer, base, sendsAtOnce = false } = props
  const { place = ownSandbox } = props
  const send = useRef<HTMLButtonElement>(null)
  const [panel] = useState(() => createPanel(request, base, place))
  const [taken, setTaken] = useState('')
  const isReady = useHydrated()
  const draft = useStore(panel.$draft)
  const exchange = useStore(panel.$exchange)
  const calls = useStore(panel.trail.$calls)
  const values = useStore(place.$values, { ssr: noValues })
  const origin = isReady ? place.origin() : base
  const settled = settle(draft, origin)

  useEffect(() => {
    if (!sendsAtOnce) return
    send.current?.focus()
    void panel.send()
  }, [panel, sendsAtOnce])

  const link: Link = {
    isReady,
    leads: (address) => targetOf(address, origin) !== undefined,
    open: (address) => fromSend(() => panel.follow(address)),
    take: isReady ? { names: takenNames, use: take } : undefined,
  }

  function take(name: string, value: string) {
    setVariable(name, value)
    setTaken(`<my_${name}> is ${value} from now on: write it in any request of this site.`)
  }

  // The buttons that do these things vanish when they are pressed; the focus goes on to Send.
  function fromSend(act: () => unknown) {
    send.current?.focus()
    act()
  }

  return (
    <section className="panel" aria-label={title}>
      <header className="panel-head">
        <p className="panel-title">{title}</p>
        {reference && (
          <a className="panel-reference" href={reference}>
            Reference
          </a>
        )}
      </header>
      <Editor
        draft={draft}
        original={draftOf(request, base)}
        values={values}
        problem={settled.kind === 'unclear' ? settled.message : undefined}
        exchange={exchange}
        isReady={isReady}
        sendRef={send}
        onEdit={panel.edit}
        onSend={() => void panel.send()}
        onCancel={() => fromSend(panel.cancel)}
        onReset={() => fromSend(panel.reset)}
      />
      {calls.length > 0 && (
        <div className="panel-section">
          <Calls calls={calls} label="Calls made on the way" />
        </div>
      )}
      <Outcome
        exchange={exchange}
        built={answer && atOrigin(answer, base, origin)}
        sent={props.sent}
        link={link}
        onSend={() => fromSend(panel.send)}
        onRenew={() => fromSend(panel.renewAndSend)}
        onFix={panel.edit}
      />
      {settled.kind === 'ready' && (
        <div className="panel-section needs-script">
          <Snippets request={fillRequest(settled.request, values)} />
          <Share title={title} request={settled.request} origin={origin} values={values} />
          <History
            onRestore={(past) =>
              fromSend(() => panel.edit(draftOf(past, new URL(past.url).origin)))
            }
          />
        </div>
      )}
      <output className="panel-note">{taken}</output>
      <output className="visually-hidden">{announcement(exchange)}</output>
    </section>
  )
}

const nothing: Values = {}
const noValues = () => nothing
