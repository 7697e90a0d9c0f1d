import { useId, useState } from 'react'

interface Props {
  label: string
  value: string
  /** Takes what was written; says what is wrong with it, if anything. */
  onSettle(written: string): string | undefined
  /** What can be picked; anything else may be written. */
  choices?: readonly { value: string; label?: string | undefined }[]
  placeholder?: string
  isLong?: boolean
}

/**
 * A field whose text counts when it is one of the choices, or when the reader leaves it or presses
 * Enter: half a word is no mistake.
 */
export function DraftField({ label, value, onSettle, choices = none, placeholder, isLong }: Props) {
  const id = useId()
  const [draft, setDraft] = useState(value)
  const [error, setError] = useState<string>()
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setDraft(value)
    setError(undefined)
  }

  function settle(written: string) {
    if (written !== value) setError(onSettle(written))
  }

  function write(written: string) {
    setDraft(written)
    if (choices.some((choice) => choice.value === written)) settle(written)
  }

  const shared = {
    id,
    value: draft,
    placeholder,
    autoComplete: 'off',
    autoCapitalize: 'none',
    spellCheck: false,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : undefined,
    onBlur: () => settle(draft),
  } as const

  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {isLong ? (
        <textarea
          className="textarea"
          rows={4}
          {...shared}
          onChange={(event) => write(event.target.value)}
        />
      ) : (
        <input
          className="input"
          list={choices.length > 0 ? `${id}-choices` : undefined}
          {...shared}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && settle(draft)}
        />
      )}
      {choices.length > 0 && (
        <datalist id={`${id}-choices`}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </datalist>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

const none: [] = []
