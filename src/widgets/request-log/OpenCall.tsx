import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { anchor, isOperationId, type LoggedRequest } from '#contract'
import { type RequestDescription, snippetLanguages } from '#client'
import type { Call } from '../state/calls.ts'
import { $language } from '../state/language.ts'
import type { Repeatable } from '../state/logged-request.ts'
import { addressOfProduct } from '../state/product-address.ts'
import { $writer } from '../state/snippets.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { Calls } from '../ui/Calls.tsx'
import { CodeTabs } from '../ui/CodeTabs.tsx'
import { readBody } from '../ui/body.ts'
import { JsonTree } from '../ui/JsonTree.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ScrollArea } from '../ui/ScrollArea.tsx'
import Comparison from '../ui/Comparison.tsx'
import type { Replay } from './desk.ts'
import { comparedCall, comparedReplay, leftOut, shownAnswer } from './shown.ts'
import { touchedProducts } from './touched-products.ts'

interface Props {
  call: LoggedRequest
  again: Repeatable
  /** The same as a program would send it, with the reader's own values. */
  filled: RequestDescription | undefined
  replay: Replay
  /** Calls that the replay needed first. */
  calls: readonly Call[]
  marked: LoggedRequest | undefined
  onReplay(): void
  onMark(call: LoggedRequest | undefined): void
}

/** Both sides of a call, and what can be done with it. */
export function OpenCall(props: Props) {
  const { call, again, filled, replay, calls, marked, onMark } = props
  const isOther = marked !== undefined && marked.number !== call.number
  return (
    <div className="log-open">
      <Actions {...props} />
      {calls.length > 0 && <Calls calls={calls} label="Calls made on the way" />}
      <ReplayOutcome replay={replay} call={call} again={again} />
      {isOther && (
        <>
          <Comparison before={comparedCall(marked)} after={comparedCall(call)} />
          <Button size="small" kind="quiet" onClick={() => onMark(undefined)}>
            Compare no more
          </Button>
        </>
      )}
      <Sent call={call} />
      <div className="answer">
        <p className="panel-title">Answer</p>
        <Answer answer={shownAnswer(call)} />
        {leftOut(call.answer.body) && <p className="tool-text">{leftOut(call.answer.body)}</p>}
      </div>
      {filled && <Code request={filled} />}
    </div>
  )
}

function Actions({ call, again, replay, marked, onReplay, onMark }: Props) {
  const isMarked = marked?.number === call.number
  return (
    <>
      <div className="cluster">
        {again.kind === 'ready' && (
          <>
            <Button
              size="small"
              kind="primary"
              busy={replay.state === 'sending'}
              onClick={onReplay}
            >
              Replay
            </Button>
            <a
              className="button"
              data-size="small"
              href={`/playground.html?request=${call.number}`}
            >
              Edit in playground
            </a>
          </>
        )}
        <Button
          size="small"
          aria-pressed={isMarked}
          onClick={() => onMark(isMarked ? undefined : call)}
        >
          Compare with another
        </Button>
        {touchedProducts(call).map((name) => (
          <a key={name} href={addressOfProduct(name, call.number)}>
            See {name}
          </a>
        ))}
        {call.operation && isOperationId(call.operation) && (
          <a className="panel-reference" href={anchor(call.operation)}>
            Reference
          </a>
        )}
      </div>
      {again.kind === 'incomplete' && (
        <p className="tool-text">{again.reason} So it cannot be sent again from here.</p>
      )}
      {isMarked && <p className="tool-text">Open another call to see what differs.</p>}
    </>
  )
}

interface OutcomeProps {
  replay: Replay
  call: LoggedRequest
  again: Repeatable
}

function ReplayOutcome({ replay, call, again }: OutcomeProps) {
  if (replay.state === 'failed') {
    return (
      <Notice tone="bad" title={replay.obstacle.title}>
        <p>{replay.obstacle.text}</p>
      </Notice>
    )
  }
  if (replay.state !== 'answered') return null
  return (
    <>
      <Comparison before={comparedCall(call)} after={comparedReplay(replay.answer)} />
      {again.kind === 'ready' && again.isReplaced && (
        <p className="tool-text">
          The log hides secrets, so the replay went with those of this site’s own connection.
        </p>
      )}
    </>
  )
}

function Sent({ call }: { call: LoggedRequest }) {
  const { method, address, request } = call
  const body = request.body?.text ?? ''
  return (
    <div className="log-sent">
      <p className="panel-title">Request</p>
      <p className="value">
        <span className="method" data-method={method}>
          {method}
        </span>{' '}
        {address}
      </p>
      <dl className="kv headers">
        {Object.entries(request.headers).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="value">{value}</dd>
          </div>
        ))}
      </dl>
      {body !== '' && <Body text={body} type={request.headers['content-type'] ?? ''} />}
      {leftOut(request.body) && <p className="tool-text">{leftOut(request.body)}</p>}
    </div>
  )
}

function Body({ text, type }: { text: string; type: string }) {
  const body = readBody(text, type, true)
  if (body.kind === 'json') return <JsonTree value={body.value} label="Body of the request" />
  return (
    <ScrollArea className="code" label="Body of the request">
      <code>{text}</code>
    </ScrollArea>
  )
}

function Code({ request }: { request: RequestDescription }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="snippets">
      <button
        type="button"
        className="disclosure-button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        Copy as code
      </button>
      {isOpen && <Opened request={request} />}
    </div>
  )
}

function Opened({ request }: { request: RequestDescription }) {
  const language = useStore($language)
  const writer = useStore($writer)
  return (
    <CodeTabs
      languages={snippetLanguages}
      language={language}
      code={writer?.write(request, language)}
      onSelect={(chosen) => $language.set(chosen)}
    />
  )
}
