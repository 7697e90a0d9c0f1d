import { useStore } from '@nanostores/react'
import { useId, useState } from 'react'
import type { RequestDescription } from '#client'
import { $history, forgetHistory, mostKept, searchHistory } from '../state/history.ts'
import { formatMoment } from '../ui/moment.ts'
import { statusLine, toneOf } from '../ui/status.ts'

export interface Props {
  /** Puts a request into the panel; the reader sends it. */
  onRestore(request: RequestDescription): void
}

export default function PastRequests({ onRestore }: Props) {
  const id = useId()
  const [text, setText] = useState('')
  const past = useStore($history)
  const found = searchHistory(past, text)
  if (past.length === 0) {
    return <p className="tool-text">Nothing was sent from this browser yet.</p>
  }
  return (
    <div className="past">
      <label className="visually-hidden" htmlFor={id}>
        Find a request
      </label>
      <input
        className="input"
        id={id}
        type="search"
        placeholder="Find a request"
        value={text}
        onChange={(event) => setText(event.target.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <ol>
        {found.map(({ at, request, status }) => (
          <li key={JSON.stringify(request)}>
            <button type="button" className="past-request" onClick={() => onRestore(request)}>
              <span className="method" data-method={request.method}>
                {request.method}
              </span>
              <span className="past-path">{pathOf(request.url)}</span>
              <span className="status" data-status={status === undefined ? 'bad' : toneOf(status)}>
                {status === undefined ? 'no answer' : statusLine(status, '')}
              </span>
              <span className="tool-text">{formatMoment(new Date(at).toISOString())}</span>
            </button>
          </li>
        ))}
      </ol>
      {found.length === 0 && <p className="tool-text">None of them has all these words.</p>}
      <p className="tool-text">
        The last {mostKept}, kept in this browser alone and without credentials.{' '}
        <button type="button" className="copy" onClick={forgetHistory}>
          Forget all
        </button>
      </p>
    </div>
  )
}

function pathOf(url: string): string {
  try {
    const { pathname, search } = new URL(url)
    return decodeURIComponent(pathname + search)
  } catch {
    return url
  }
}
