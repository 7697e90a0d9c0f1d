import { type ReactNode, useMemo, useState } from 'react'
import { AnswerLines } from './AnswerLines.tsx'
import { readBody, wordsForEmpty } from './body.ts'
import { CopyButton } from './CopyButton.tsx'
import { FollowLink, type Link } from './FollowLink.tsx'
import { JsonTree } from './JsonTree.tsx'
import { saveFile } from './save-file.ts'
import { ScrollArea } from './ScrollArea.tsx'
import { formatSize, formatTime, statusLine, toneOf } from './status.ts'
import { Tabs } from './Tabs.tsx'

/** An answer, as far as it is shown. */
export interface ShownAnswer {
  status: number
  statusText: string
  headers: Readonly<Record<string, string>>
  body: string
  /** Size of the whole body, when it was measured. */
  bytes?: number
  /** Milliseconds, when they were measured. */
  ms?: number
  /** The whole body, when only its beginning is shown. */
  rest?: Blob
}

interface Props {
  answer: ShownAnswer
  link?: Link | undefined
  /** What is to be said beside the status: where the answer comes from. */
  children?: ReactNode
}

/** Status, time, size, headers and body. All of it is text, whatever the body holds. */
export function Answer({ answer, link, children }: Props) {
  const { status, statusText, headers, ms, bytes } = answer
  return (
    <>
      <div className="answer-head">
        <p className="status" data-status={toneOf(status)}>
          {statusLine(status, statusText)}
        </p>
        {ms !== undefined && bytes !== undefined && (
          <p className="tool-text">
            {formatTime(ms)} · {formatSize(bytes)}
          </p>
        )}
        {children}
      </div>
      <AnswerBody answer={answer} link={link} />
      <Headers headers={headers} link={link} />
    </>
  )
}

const views = [
  { id: 'tree', label: 'Answer' },
  { id: 'raw', label: 'Raw' },
] as const

type View = (typeof views)[number]['id']

function AnswerBody({ answer, link }: { answer: ShownAnswer; link: Link | undefined }) {
  const [view, setView] = useState<View>('tree')
  const type = answer.headers['Content-Type'] ?? ''
  const { body: text, rest } = answer
  const body = useMemo(() => readBody(text, type, !rest), [text, type, rest])
  if (body.kind === 'empty') return <p className="tool-text">{wordsForEmpty(answer.status)}</p>
  if (body.kind === 'text') {
    return (
      <>
        {rest && <TooLarge whole={rest} />}
        <Raw text={text} />
      </>
    )
  }
  return (
    <div className="answer-body">
      <Tabs
        label="How to show the answer"
        tabs={views}
        selected={view}
        onSelect={(chosen) => setView(chosen)}
      >
        {view === 'raw' ? (
          <Raw text={text} />
        ) : body.kind === 'lines' ? (
          <AnswerLines lines={body.lines} />
        ) : (
          <JsonTree value={body.value} label="Answer" link={link} />
        )}
      </Tabs>
    </div>
  )
}

function Raw({ text }: { text: string }) {
  return (
    <div className="raw">
      <ScrollArea className="code" label="Answer as it came">
        <code>{text}</code>
      </ScrollArea>
      <CopyButton text={text} what="answer" />
    </div>
  )
}

function TooLarge({ whole }: { whole: Blob }) {
  return (
    <p className="tool-text">
      This is the beginning of {formatSize(whole.size)}.{' '}
      <button type="button" className="copy" onClick={() => saveFile(whole, 'answer.json')}>
        Save all of it as a file
      </button>
    </p>
  )
}

function Headers({
  headers,
  link,
}: {
  headers: Readonly<Record<string, string>>
  link: Link | undefined
}) {
  const entries = Object.entries(headers)
  if (entries.length === 0) return null
  return (
    <>
      <Location address={headers['Location']} link={link} />
      <details className="disclosure">
        <summary>Headers of the answer ({entries.length})</summary>
        <dl className="kv headers">
          {entries.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="value">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}

function Location({ address, link }: { address: string | undefined; link: Link | undefined }) {
  if (!address) return null
  return (
    <p className="tool-text location">
      Location:{' '}
      {link?.leads(address) ? (
        <FollowLink address={address} link={link}>
          {address}
        </FollowLink>
      ) : (
        <span className="tok-string">{address}</span>
      )}
    </p>
  )
}
