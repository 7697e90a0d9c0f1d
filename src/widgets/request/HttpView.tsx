import { type KeyboardEvent, useId, useState } from 'react'
import type { Draft } from './draft.ts'
import { httpText, readHttpText } from './http-text.ts'

interface Props {
  draft: Draft
  problem: string | undefined
  onEdit(draft: Draft): void
  onSend(): void
}

/** The whole request as one text: what travels, with names where the reader's own values go. */
export default function HttpView({ draft, problem, onEdit, onSend }: Props) {
  const id = useId()
  const [written, setWritten] = useState({ text: httpText(draft), mark: markOf(draft) })
  // Whatever else changes the draft writes the text anew.
  const text = written.mark === markOf(draft) ? written.text : httpText(draft)
  function write(typed: string) {
    const next = readHttpText(typed, draft)
    setWritten({ text: typed, mark: markOf(next) })
    onEdit(next)
  }
  function sendOnEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    onSend()
  }
  return (
    <div className="request-body">
      <label className="field-label" htmlFor={id}>
        The request as HTTP
      </label>
      <textarea
        className="textarea"
        id={id}
        rows={Math.min(Math.max(text.split('\n').length + 1, 4), 22)}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={sendOnEnter}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-hint${problem ? ` ${id}-problem` : ''}`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      {problem && (
        <p className="field-error" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <p className="field-hint" id={`${id}-hint`}>
        Names like {'<access_token>'} become your own values when it is sent.
      </p>
    </div>
  )
}

/** Tells two drafts apart that are written differently. */
function markOf(draft: Draft): string {
  return JSON.stringify([httpText(draft), draft.broken])
}
