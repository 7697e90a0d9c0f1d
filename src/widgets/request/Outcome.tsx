import { lazy, Suspense, useState } from 'react'
import { dayOfSending, type Sending } from '#client'
import { isCollection } from '#contract'
import type { Answer as ReceivedAnswer } from '../state/exchange.ts'
import { Answer, type ShownAnswer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import type { ComparedAnswer } from '../ui/compare.ts'
import { DisclosureButton } from '../ui/DisclosureButton.tsx'
import type { Link } from '../ui/FollowLink.tsx'
import { later } from '../ui/later.tsx'
import { sentLines } from '../ui/lines.ts'
import { Notice } from '../ui/Notice.tsx'
import type { Obstacle } from '../state/obstacles.ts'
import type { Draft } from './draft.ts'
import { endOfPause } from './end-of-pause.ts'
import type { Answered, Exchange } from './panel.ts'
import { Pause } from './Pause.tsx'

interface Props {
  exchange: Exchange
  /** The answer that the page came with: shown until there is a newer one. */
  built: ShownAnswer | undefined
  sent: Sending | undefined
  link: Link | undefined
  onSend(): void
  /** The same once more, with another token. */
  onRenew(): void
  /** Changes the request as an explanation offers. */
  onFix(change: Partial<Draft>): void
}

// The catalogue of errors is behind it: whoever meets none never loads it.
const Explanations = lazy(() =>
  import('./Explanations.tsx').catch(() => import('./Unexplained.tsx')),
)

const Comparison = later(() => import('../ui/Comparison.tsx'))

/** What the request came to. The last answer stays until the next one is there. */
export function Outcome({ exchange, built, sent, link, onSend, onRenew, onFix }: Props) {
  if (exchange.state === 'unreachable') {
    return <Unreachable obstacle={exchange.obstacle} onSend={onSend} onRenew={onRenew} />
  }
  const isSending = exchange.state === 'sending'
  const latest = latestOf(exchange)
  if (!latest && !built) return null
  const pauseEnd = latest && endOfPause(latest.answer, latest.at)
  return (
    <div className="panel-section answer" inert={isSending}>
      {latest ? (
        <Answer answer={latest.answer} link={link} sent={linesOf(latest.request)} />
      ) : (
        built && (
          <Answer answer={built} link={link}>
            {sent && <SentByBuild sent={sent} />}
          </Answer>
        )
      )}
      {pauseEnd !== undefined && <Pause until={pauseEnd} onSend={onSend} />}
      {latest?.before && <Changes before={latest.before} after={latest.answer} />}
      {latest && mayHaveErrors(latest) && (
        <Suspense>
          <Explanations answered={latest} onRenew={onRenew} onFix={onFix} />
        </Suspense>
      )}
    </div>
  )
}

function SentByBuild({ sent }: { sent: Sending }) {
  return (
    <p className="tool-text">
      Sent by the build on <time dateTime={sent.at}>{dayOfSending(sent)}</time>, answered in{' '}
      {sent.ms} ms
    </p>
  )
}

/** What is different from the answer before, for who wants to see it. */
function Changes({ before, after }: { before: ReceivedAnswer; after: ReceivedAnswer }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div>
      <DisclosureButton isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
        Compare with the answer before
      </DisclosureButton>
      {isOpen && (
        <Comparison
          before={compared('The answer before', before)}
          after={compared('This answer', after)}
        />
      )}
    </div>
  )
}

function compared(name: string, { status, body, headers }: ReceivedAnswer): ComparedAnswer {
  return { name, status, body, contentType: headers['Content-Type'] ?? '' }
}

function linesOf({ headers, body }: Answered['request']): string[] | undefined {
  return body !== undefined && isCollection(headers['Content-Type']) ? sentLines(body) : undefined
}

function latestOf(exchange: Exclude<Exchange, { state: 'unreachable' }>): Answered | undefined {
  if (exchange.state === 'answered') return exchange
  return exchange.state === 'sending' ? exchange.previous : undefined
}

/** A batch may be answered 200 and have refused lines. */
function mayHaveErrors({ answer: { status, body } }: Answered): boolean {
  return status >= 400 || /"status_code":[45]/.test(body)
}

interface UnreachableProps {
  obstacle: Obstacle
  onSend(): void
  onRenew(): void
}

function Unreachable({ obstacle, onSend, onRenew }: UnreachableProps) {
  const { title, text, remedy } = obstacle
  return (
    <div className="panel-section">
      <Notice tone="bad" title={title}>
        <p>{text}</p>
        {remedy !== 'none' && (
          <Button size="small" onClick={remedy === 'new connection' ? onRenew : onSend}>
            {remedies[remedy]}
          </Button>
        )}
      </Notice>
    </div>
  )
}

const remedies = {
  again: 'Try again',
  'new sandbox': 'Get a new PIM and send',
  'new connection': 'Make a new connection and send',
}
