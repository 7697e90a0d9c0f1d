import { useId, useState } from 'react'
import type { MappingProblem } from '#connector'
import { CopyButton } from '../ui/CopyButton.tsx'

interface Props {
  text: string
  problems: readonly MappingProblem[]
  onChange(text: string): void
}

/** The mapping as the text that it is. What is written here is what the lists show, and the other way. */
export function MappingText({ text, problems, onChange }: Props) {
  const id = useId()
  const [draft, setDraft] = useState(text)
  const [known, setKnown] = useState(text)
  if (known !== text) {
    setKnown(text)
    setDraft(text)
  }
  return (
    <div className="field">
      <div className="request-body-head">
        <label className="field-label" htmlFor={id}>
          mapping.yaml
        </label>
        <CopyButton text={text} what="mapping" />
      </div>
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
