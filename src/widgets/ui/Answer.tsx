import { type ReactNode, useMemo, useState } from 'react'
import { tableOf } from './answer-table.ts'
import { AnswerFile } from './AnswerFile.tsx'
import { AnswerLines } from './AnswerLines.tsx'
import { readBody, wordsForEmpty } from './body.ts'
import { CopyButton } from './CopyButton.tsx'
import { wordsForDelivery } from './delivery.ts'
import { FollowLink, type Link } from './FollowLink.tsx'
import { JsonTree } from './JsonTree.tsx'
import { later } from './later.tsx'
import { saveFile } from './save-file.ts'
import { ScrollArea } from './ScrollArea.tsx'
import { formatSize, formatTime, statusLine, toneOf } from './status.ts'
import { Tabs } from './Tabs.tsx'
import { useHydrated } from './use-hydrated.ts'

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
  /** Milliseconds until status and headers were there. */
  wait?: number
  /** The whole body, when only its beginning is shown. */
  rest?: Blob
  /** The whole body, when it is no text. */
  file?: Blob
}

interface Props {
  answer: ShownAnswer
  link?: Link | undefined
  /** The lines that the answer is about, when it is that of a batch. */
  sent?: readonly string[] | undefined
  /** What is to be said beside the status: where the answer comes from. */
  children?: ReactNode
}

/** Status, time, size, headers and body. All of it is text, whatever the body holds. */
export function Answer({ answer, link, sent, children }: Props) {
  const { status, statusText, ms, bytes } = answer
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
      <AnswerBody answer={answer} link={link} sent={sent} />
      <Headers answer={answer} link={link} />
    </>
  )
}

const views = [
  { id: 'tree', label: 'Answer' },
  { id: 'table', label: 'Table' },
  { id: 'raw', label: 'Raw' },
] as const

type View = (typeof views)[number]['id']

const JsonExplorer = later(() => import('./JsonExplorer.tsx'))
const AnswerTable = later(() => import('./AnswerTable.tsx'))

/** From this many characters on, only what is in view is drawn. */
const explorerSize = 60_000

function AnswerBody({ answer, link, sent }: Pick<Props, 'answer' | 'link' | 'sent'>) {
  const [chosen, setView] = useState<View>('tree')
  const type = answer.headers['Content-Type'] ?? ''
  const { body: text, rest, file } = answer
  const body = useMemo(() => readBody(text, type, !rest), [text, type, rest])
  const table = useMemo(() => (body.kind === 'json' ? tableOf(body.value) : undefined), [body])
  if (file) return <AnswerFile file={file} disposition={answer.headers['Content-Disposition']} />
  if (body.kind === 'empty') return <p className="tool-text">{wordsForEmpty(answer.status)}</p>
  if (body.kind === 'text') {
    return (
      <>
        {rest && <TooLarge whole={rest} />}
        <Raw text={text} />
      </>
    )
  }
  const view = chosen === 'table' && !table ? 'tree' : chosen
  return (
    <div className="answer-body">
      <Tabs<View>
        label="How to show the answer"
        tabs={views.filter(({ id }) => id !== 'table' || table)}
        selected={view}
        onSelect={setView}
      >
        {view === 'raw' ? (
          <Raw text={text} />
        ) : view === 'table' && table ? (
          <AnswerTable table={table} link={link} />
        ) : body.kind === 'lines' ? (
          <AnswerLines lines={body.lines} sent={sent} />
        ) : (
          // Another answer begins with what is open at first.
          <Tree
            key={text.length}
            value={body.value}
            isLarge={text.length > explorerSize}
            link={link}
          />
        )}
      </Tabs>
    </div>
  )
}

interface TreeProps {
  value: unknown
  isLarge: boolean
  link: Link | undefined
}

/**
 * The tree that is in the HTML, until it is too large or somebody wants to find something in it. In the HTML there
 * is no other: what draws only the lines in view needs a script, and sizes that the policy forbids there.
 */
function Tree({ value, isLarge, link }: TreeProps) {
  const isReady = useHydrated()
  // One that came with the page stays as it is.
  const [isExplored, setExplored] = useState(isLarge && isReady)
  if (isExplored) return <JsonExplorer value={value} label="Answer" link={link} />
  return (
    <>
      <JsonTree value={value} label="Answer" link={link} />
      <button
        type="button"
        className="copy answer-explore needs-script"
        onClick={() => setExplored(true)}
      >
        Find and fold
      </button>
    </>
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

function Headers({ answer, link }: Pick<Props, 'answer' | 'link'>) {
  const entries = Object.entries(answer.headers)
  if (entries.length === 0) return null
  return (
    <>
      <Location address={answer.headers['Location']} link={link} />
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
        {wordsForDelivery(answer).map((words) => (
          <p className="tool-text" key={words}>
            {words}
          </p>
        ))}
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
