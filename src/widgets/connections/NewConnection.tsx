import { type FormEvent, useId } from 'react'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { Creation } from './counter.ts'
import { codeOf, flowTypes, type Form } from './form.ts'

interface Props {
  form: Form
  creation: Creation
  isReady: boolean
  /** Whether there are as many connections as a PIM may have. */
  isFull: boolean
  onEdit(change: Partial<Form>): void
  onCreate(): void
}

/** The form for a new connection. */
export function NewConnection({ form, creation, isReady, isFull, onEdit, onCreate }: Props) {
  const errors = creation.state === 'refused' ? creation.errors : {}
  function submit(event: FormEvent) {
    event.preventDefault()
    onCreate()
  }
  return (
    <form className="panel-body needs-script" onSubmit={submit} noValidate>
      <TextField
        label="Label"
        value={form.label}
        onChange={(label) => onEdit({ label })}
        placeholder="My ERP"
        readOnly={!isReady}
        error={errors.label}
      />
      <TextField
        label="Code"
        value={codeOf(form)}
        onChange={(code) => onEdit({ code })}
        placeholder="My_ERP"
        readOnly={!isReady}
        error={errors.code}
        hint="Made of the label, until you write your own. It stays what it is for good."
      />
      <FlowTypes form={form} error={errors.flowType} onEdit={onEdit} />
      {errors.form && <p className="field-error">{errors.form}</p>}
      <Button
        type="submit"
        kind="primary"
        busy={creation.state === 'creating'}
        disabled={isFull || undefined}
      >
        Create the connection
      </Button>
      {isFull && (
        <p className="field-hint">
          There are as many connections as a PIM may have. Delete one to make room.
        </p>
      )}
      {creation.state === 'failed' && (
        <Notice tone="bad" title={creation.obstacle.title}>
          <p>{creation.obstacle.text}</p>
          {creation.obstacle.remedy !== 'none' && (
            <Button size="small" onClick={onCreate}>
              {creation.obstacle.remedy === 'new sandbox' ? 'Get a new PIM' : 'Try again'}
            </Button>
          )}
        </Notice>
      )}
    </form>
  )
}

interface FlowTypesProps {
  form: Form
  error: string | undefined
  onEdit(change: Partial<Form>): void
}

function FlowTypes({ form, error, onEdit }: FlowTypesProps) {
  const name = useId()
  return (
    <fieldset className="flow-types">
      <legend className="field-label">Flow type</legend>
      {flowTypes.map(({ type, name: label, meaning }) => (
        <label key={type} className="choice">
          <input
            type="radio"
            name={name}
            value={type}
            checked={form.flowType === type}
            onChange={() => onEdit({ flowType: type })}
          />
          <span>
            {label} <span className="tool-text">{meaning}</span>
          </span>
        </label>
      ))}
      {error && <p className="field-error">{error}</p>}
    </fieldset>
  )
}
