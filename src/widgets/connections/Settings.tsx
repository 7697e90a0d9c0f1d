import { type ChangeEvent, useId, useState } from 'react'
import type { Connection, ConnectionPatch, FlowType, UserGroup } from '#contract'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { ConnectionImage } from './ConnectionImage.tsx'
import type { Change } from './counter.ts'
import { flowTypes } from './form.ts'
import { iconNames, shrink } from './image.ts'

interface Props {
  connection: Connection
  change: Exclude<Change, { state: 'none' }> | undefined
  onChange(to: ConnectionPatch): void
}

/** What can be changed of a connection; its code stays what it is. */
export function Settings({ connection, change, onChange }: Props) {
  const [label, setLabel] = useState(connection.label)
  const [flowType, setFlowType] = useState<FlowType>(connection.flow_type)
  const [group, setGroup] = useState<UserGroup>(connection.user_group)
  return (
    <form
      className="connection-settings"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onChange({ label, flow_type: flowType, user_group: group })
      }}
    >
      <div className="field-row">
        <TextField label="New label" value={label} onChange={setLabel} />
        <Select
          label="Flow type"
          value={flowType}
          options={flowTypes.map(({ type, name }) => ({ value: type, label: name }))}
          onChange={(type) => setFlowType(type as FlowType)}
        />
        <Select
          label="User group"
          value={group ?? ''}
          options={userGroups}
          onChange={(value) => setGroup((value || null) as UserGroup)}
        />
      </div>
      <p className="field-hint">
        <span className="badge">Enterprise Edition</span> There the group decides which products a
        connection sees. This sandbox keeps it, and hides nothing by it.
        {flowType === 'other' &&
          connection.auditable &&
          ' A connection of this type is not tracked.'}
      </p>
      <Images connection={connection} onChange={onChange} />
      <Button type="submit" size="small" busy={change?.state === 'changing'}>
        Save the settings
      </Button>
      <Outcome change={change} />
    </form>
  )
}

const userGroups: readonly { value: NonNullable<UserGroup> | ''; label: string }[] = [
  { value: '', label: 'All' },
  { value: 'it_support', label: 'IT support' },
  { value: 'manager', label: 'Manager' },
  { value: 'redactor', label: 'Redactor' },
]

function Images({ connection, onChange }: Pick<Props, 'connection' | 'onChange'>) {
  const id = useId()
  const [isUnreadable, setUnreadable] = useState(false)
  async function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? []
    const image = file && (await shrink(file))
    setUnreadable(file !== undefined && image === undefined)
    if (image) onChange({ image })
  }
  return (
    <fieldset className="connection-images">
      <legend className="field-label">Image</legend>
      <div className="cluster">
        {[null, ...iconNames.map((name) => `icon:${name}`)].map((image) => (
          <button
            key={image}
            type="button"
            className="icon-button"
            aria-label={image?.replace('icon:', '') ?? 'none'}
            aria-pressed={connection.image === image}
            onClick={() => onChange({ image })}
          >
            <ConnectionImage image={image} />
          </button>
        ))}
      </div>
      <label className="field-label" htmlFor={id}>
        Or a picture of your own
      </label>
      <input id={id} type="file" accept="image/*" onChange={(event) => void choose(event)} />
      {isUnreadable && (
        <p className="field-error">
          This browser cannot read that as a picture. Try a PNG or JPEG.
        </p>
      )}
    </fieldset>
  )
}

/** What became of the last change, beside the button that asked for it. */
export function Outcome({ change }: Pick<Props, 'change'>) {
  if (change?.state === 'failed') return <p className="field-error">{change.obstacle.text}</p>
  if (change?.state !== 'changed') return null
  return (
    <p className="status" data-status="ok">
      Saved
    </p>
  )
}
