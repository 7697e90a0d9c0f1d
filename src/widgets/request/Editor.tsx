import { useStore } from '@nanostores/react'
import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { isCollection, isJson } from '#contract'
import { $usesEditor } from '../state/editor-choice.ts'
import { fillIn, type Values } from '../state/values.ts'
import { Button } from '../ui/Button.tsx'
import { DisclosureButton } from '../ui/DisclosureButton.tsx'
import { later } from '../ui/later.tsx'
import { type Draft, remarkOnBody, tidyBody } from './draft.ts'
import { FileParts } from './FileParts.tsx'
import type { Exchange } from './panel.ts'

interface Props {
  draft: Draft
  /** What the page came with. */
  original: Draft
  values: Values
  /** Why the draft cannot be sent. */
  problem: string | undefined
  exchange: Exchange
  isReady: boolean
  sendRef: RefObject<HTMLButtonElement | null>
  onEdit(change: Partial<Draft>): void
  onSend(): void
  onCancel(): void
  onReset(): void
}

const Form = later(() => import('./Form.tsx'))
const CodeEditor = later(() => import('./editor/CodeEditor.tsx'))
const HttpView = later(() => import('./HttpView.tsx'))

/** The request: its address and body to edit, its headers to see, and Send. */
export function Editor(props: Props) {
  const { draft, original, exchange, problem, isReady, sendRef, onSend, onCancel, onReset } = props
  const [view, setView] = useState<'parts' | 'http'>('parts')
  const isSending = exchange.state === 'sending'
  const isChanged = exchange.state !== 'idle' || JSON.stringify(draft) !== JSON.stringify(original)
  return (
    <>
      {view === 'http' ? (
        <HttpView draft={draft} problem={problem} onEdit={props.onEdit} onSend={onSend} />
      ) : (
        <Parts {...props} />
      )}
      <div className="panel-foot needs-script">
        <Button ref={sendRef} kind="primary" busy={isSending} disabled={!!problem} onClick={onSend}>
          Send
        </Button>
        {isSending && (
          <>
            <Button kind="quiet" onClick={onCancel}>
              Cancel
            </Button>
            <span className="status" data-status="busy">
              {exchange.step === 'way' ? 'On the way there' : 'Waiting for the answer'}
            </span>
          </>
        )}
        {isReady && isChanged && !isSending && (
          <Button kind="quiet" onClick={onReset}>
            Reset
          </Button>
        )}
        <button
          type="button"
          className="copy request-view"
          aria-pressed={view === 'http'}
          onClick={() => setView(view === 'http' ? 'parts' : 'http')}
        >
          As HTTP
        </button>
      </div>
    </>
  )
}

/** Address, parameters, headers and body, each by itself. */
function Parts({ draft, values, problem, isReady, onEdit, onSend }: Props) {
  const [isForm, setForm] = useState(false)
  return (
    <>
      <Target
        draft={draft}
        problem={problem}
        isReady={isReady}
        onChange={(target) => onEdit({ target })}
        onEnter={onSend}
      />
      <Headers headers={draft.headers} values={values} />
      <div className="request-tools needs-script">
        <DisclosureButton isOpen={isForm} onToggle={() => setForm(!isForm)}>
          Parameters
        </DisclosureButton>
      </div>
      {isForm && <Form draft={draft} onEdit={onEdit} />}
      {draft.body !== undefined && (
        <Body draft={draft} isReady={isReady} onEdit={onEdit} onSend={onSend} />
      )}
    </>
  )
}

interface TargetProps {
  draft: Draft
  problem: string | undefined
  isReady: boolean
  onChange(target: string): void
  onEnter(): void
}

function Target({ draft, problem, isReady, onChange, onEnter }: TargetProps) {
  const id = useId()
  function sendOnEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    onEnter()
  }
  return (
    <>
      <div className="request-line">
        <span className="method" data-method={draft.method}>
          {draft.method}
        </span>
        <label className="visually-hidden" htmlFor={id}>
          Path and query
        </label>
        <textarea
          className="request-target"
          id={id}
          rows={rowsFor(draft.target)}
          value={draft.target}
          readOnly={!isReady}
          onChange={(event) => onChange(event.target.value.replaceAll('\n', ''))}
          onKeyDown={sendOnEnter}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem && `${id}-error`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </div>
      {problem && (
        <p className="field-error request-problem" id={`${id}-error`}>
          {problem}
        </p>
      )}
    </>
  )
}

// For browsers that do not size a text area by its content.
function rowsFor(text: string): number {
  return Math.max(1, Math.ceil(text.length / 44))
}

function Headers({ headers, values }: { headers: Draft['headers']; values: Values }) {
  const entries = Object.entries(headers)
  if (entries.length === 0) return null
  return (
    <dl className="request-headers">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}:</dt>
          <dd>{fillIn(value, values)}</dd>
        </div>
      ))}
    </dl>
  )
}

const noEditor = () => false

/** The editor knows JSON, and JSON line by line. */
function canEdit({ headers }: Draft): boolean {
  const type = headers['Content-Type']
  return isJson(type) || isCollection(type)
}

interface BodyProps {
  draft: Draft
  isReady: boolean
  onEdit(change: Partial<Draft>): void
  onSend(): void
}

function Body({ draft, isReady, onEdit, onSend }: BodyProps) {
  const id = useId()
  const onChange = (body: string) => onEdit({ body })
  const usesEditor = useStore($usesEditor, { ssr: noEditor }) && isReady
  function sendOnEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    onSend()
  }
  const { body = '' } = draft
  const remark = remarkOnBody(draft)
  const tidied = tidyBody(draft) ?? body
  return (
    <div className="request-body">
      <div className="request-body-head">
        {usesEditor ? (
          <span className="field-label">Body</span>
        ) : (
          <label className="field-label" htmlFor={id}>
            Body
          </label>
        )}
        {canEdit(draft) && (
          <button
            type="button"
            className="copy needs-script"
            aria-pressed={usesEditor}
            title="Completes names and codes, and checks the body against the contract"
            onClick={() => $usesEditor.set(!usesEditor)}
          >
            Editor
          </button>
        )}
        {tidied !== body && (
          <button type="button" className="copy" onClick={() => onChange(tidied)}>
            Format
          </button>
        )}
      </div>
      {usesEditor && canEdit(draft) ? (
        <CodeEditor draft={draft} onChange={onChange} onSend={onSend} />
      ) : (
        <textarea
          className="textarea"
          id={id}
          rows={Math.min(Math.max(body.split('\n').length, 3), 18)}
          value={body}
          readOnly={!isReady}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={sendOnEnter}
          aria-describedby={remark && `${id}-remark`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      <FileParts draft={draft} onEdit={onEdit} />
      {remark && (
        <p className="field-hint" id={`${id}-remark`}>
          {remark}. You can send it all the same, and see what the PIM says.
        </p>
      )}
    </div>
  )
}
