import { useEffect, useId, useRef, useState } from 'react'
import { type Choice, loadPicks } from '../state/picks.ts'
import { Words } from '../ui/Words.tsx'
import { completions, type Field, remarkOnField } from './form.ts'

interface Props {
  field: Field
  value: string
  /** The code of what its value belongs to, as far as the request says. */
  within: string | undefined
  /** Whether it was added by the press before: then it gets the focus. */
  isNew: boolean
  onChange(value: string): void
}

/** One parameter: its name, what it is for, and its value or the choice of one. */
export function FormField({ field, value, within, isNew, onChange }: Props) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const remark = remarkOnField(field, value)
  const described = `${id}-hint${remark ? ` ${id}-remark` : ''}`
  useEffect(() => {
    if (isNew) box.current?.querySelector<HTMLElement>('input, select')?.focus()
  }, [isNew])
  return (
    <div className="field" ref={box}>
      <label className="field-label" htmlFor={id}>
        {field.name}
        {field.isRequired && <span className="field-mark"> required</span>}
      </label>
      {field.kind === 'choice' ? (
        <select
          className="select"
          id={id}
          value={field.choices.includes(value) ? value : ''}
          aria-describedby={described}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">{wordsForNothing(field)}</option>
          {field.choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <Written {...{ field, value, within, id, described, onChange }} />
      )}
      <p className="field-hint" id={`${id}-hint`}>
        <Words text={field.description} />
      </p>
      {remark && (
        <p className="field-remark" id={`${id}-remark`}>
          {remark}.
        </p>
      )}
    </div>
  )
}

interface WrittenProps {
  field: Field
  value: string
  within: string | undefined
  id: string
  described: string
  onChange(value: string): void
}

/** A value to write; what the reader's own sandbox has is offered below it. */
function Written({ field, value, within, id, described, onChange }: WrittenProps) {
  const [choices, setChoices] = useState<readonly Choice[]>([])
  const offered = new Map(choices.map((choice) => [choice.value, choice.label]))
  const values = completions(field, value, [...offered.keys()])
  function look() {
    if (field.picks) void loadPicks(field.picks, within).then(setChoices)
  }
  return (
    <>
      <input
        className="input"
        id={id}
        value={value}
        inputMode={field.kind === 'number' ? 'numeric' : undefined}
        placeholder={field.preset ?? field.example}
        list={values.length > 0 ? `${id}-choices` : undefined}
        aria-describedby={described}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onFocus={look}
        onChange={(event) => onChange(event.target.value)}
      />
      {values.length > 0 && (
        <datalist id={`${id}-choices`}>
          {values.map((one) => (
            <option key={one} value={one}>
              {offered.get(one.slice(one.lastIndexOf(',') + 1))}
            </option>
          ))}
        </datalist>
      )}
    </>
  )
}

function wordsForNothing({ preset, isRequired }: Field): string {
  if (isRequired) return 'Choose one'
  return preset === undefined ? 'Not sent' : `Not sent, so ${preset}`
}
