import { TextField } from '../ui/TextField.tsx'
import type { Form } from './grant.ts'

interface Props {
  form: Form
  isReady: boolean
  onEdit(change: Partial<Form>): void
}

/** The four credentials; spoil one and see what the PIM says. */
export function Fields({ form, isReady, onEdit }: Props) {
  return (
    <div className="panel-section">
      <div className="field-row">
        {fields.map(([name, label]) => (
          <TextField
            key={name}
            label={label}
            value={form[name]}
            readOnly={!isReady}
            onChange={(value) => onEdit({ [name]: value })}
          />
        ))}
      </div>
    </div>
  )
}

const fields: readonly [keyof Form, string][] = [
  ['clientId', 'Client id'],
  ['secret', 'Secret'],
  ['username', 'Username'],
  ['password', 'Password'],
]
