import { useStore } from '@nanostores/react'
import { useId, useState } from 'react'
import type { MappingProblem } from '#connector'
import { CopyButton } from '../ui/CopyButton.tsx'
import { later } from '../ui/later.tsx'
import type { Surroundings } from './completion/offers.ts'
import { $usesMappingEditor } from './editor-choice.ts'

interface Props {
  text: string
  problems: readonly MappingProblem[]
  /** What the editor offers is about. */
  around: Surroundings
  onChange(text: string): void
}

const MappingEditor = later(() => import('./MappingEditor.tsx'))

/** The mapping as the text that it is. What is written here is what the lists show, and the other way. */
export function MappingText({ text, problems, around, onChange }: Props) {
  const id = useId()
  const usesEditor = useStore($usesMappingEditor)
  return (
    <div className="field">
      <div className="request-body-head">
        {usesEditor ? (
          <span className="field-label">mapping.yaml</span>
        ) : (
          <label className="field-label" htmlFor={id}>
            mapping.yaml
          </label>
        )}
        <button
          type="button"
          className="copy"
          aria-pressed={usesEditor}
          title="Colours the text, completes it, and marks what is to be mended"
          onClick={() => $usesMappingEditor.set(!usesEditor)}
        >
          Editor
        </button>
        <CopyButton text={text} what="mapping" />
      </div>
      {usesEditor ? (
        <MappingEditor text={text} problems={problems} around={around} onChange={onChange} />
      ) : (
        <PlainField id={id} text={text} problems={problems} onChange={onChange} />
      )}
      {problems.length > 0 && (
        <ul className="problems" id={`${id}-problems`}>
          {problems.map(({ place, message }) => (
            <li key={`${place.line}:${place.column} ${message}`} className="field-error">
              Line {place.line}, column {place.column}: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function PlainField({ id, text, problems, onChange }: Omit<Props, 'around'> & { id: string }) {
  const [draft, setDraft] = useState(text)
  const [known, setKnown] = useState(text)
  if (known !== text) {
    setKnown(text)
    setDraft(text)
  }
  return (
    <textarea
      className="textarea mapping-text"
      id={id}
      value={draft}
      rows={Math.min(30, draft.split('\n').length + 1)}
      spellCheck={false}
      autoCapitalize="none"
      aria-invalid={problems.length > 0 || undefined}
      aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}
      onChange={(event) => {
        setDraft(event.target.value)
        onChange(event.target.value)
      }}
    />
  )
}
