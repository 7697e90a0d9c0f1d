import { useEffect, useState } from 'react'
import type { OperationPiece } from '#contract'
import { loadPiece } from '../state/pieces.ts'
import type { Draft } from './draft.ts'
import { type Field, fieldsOf, readField, writeField } from './form.ts'
import { FormField } from './FormField.tsx'
import { operationAt } from './target.ts'

interface Props {
  draft: Draft
  onEdit(change: Pick<Draft, 'target'>): void
}

/** The parameters of the operation that the address is for; the address says the same. */
export default function Form({ draft, onEdit }: Props) {
  const matched = operationAt(draft.method, draft.target)
  const piece = usePiece(matched?.operation.id)
  if (!matched) {
    return (
      <p className="tool-text request-form">
        No operation of the API has this address, so there is nothing to fill in.
      </p>
    )
  }
  if (piece === 'away') {
    return (
      <p className="tool-text request-form">
        The form needs the network, and it is away. The address can still be written by hand.
      </p>
    )
  }
  if (!piece) return <p className="tool-text request-form">One moment …</p>
  const fields = fieldsOf(matched.operation, piece)
  return (
    <Fields
      key={matched.operation.id}
      fields={fields}
      withinOf={({ within }) => matched.params[within ?? '']}
      valueOf={(field) => readField(draft, matched, field)}
      onChange={(field, value) => onEdit(writeField(draft, matched, field, value))}
    />
  )
}

interface FieldsProps {
  fields: readonly Field[]
  /** The code of what a field's value belongs to. */
  withinOf(field: Field): string | undefined
  valueOf(field: Field): string
  onChange(field: Field, value: string): void
}

/** What must be there and what is there; the rest can be added. */
function Fields({ fields, withinOf, valueOf, onChange }: FieldsProps) {
  const [added, setAdded] = useState<readonly string[]>(() =>
    fields.filter((field) => valueOf(field) !== '').map(({ name }) => name),
  )
  const isShown = (field: Field) =>
    field.isRequired || added.includes(field.name) || valueOf(field) !== ''
  const others = fields.filter((field) => !isShown(field))
  if (fields.length === 0) {
    return <p className="tool-text request-form">This operation has no parameters.</p>
  }
  return (
    <fieldset className="request-form">
      <legend className="visually-hidden">Parameters</legend>
      {fields.filter(isShown).map((field) => (
        <FormField
          key={`${field.place} ${field.name}`}
          field={field}
          value={valueOf(field)}
          within={withinOf(field)}
          isNew={added.at(-1) === field.name && valueOf(field) === ''}
          onChange={(value) => onChange(field, value)}
        />
      ))}
      {others.length > 0 && (
        <div className="request-more">
          <span className="tool-text">Add</span>
          {others.map(({ name }) => (
            <button
              key={name}
              type="button"
              className="copy"
              onClick={() => setAdded([...added, name])}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </fieldset>
  )
}

function usePiece(
  id: Parameters<typeof loadPiece>[0] | undefined,
): OperationPiece | 'away' | undefined {
  const [found, setFound] = useState<{ id: string; piece: OperationPiece | 'away' }>()
  useEffect(() => {
    if (!id) return undefined
    let isWanted = true
    loadPiece(id).then(
      (piece) => isWanted && setFound({ id, piece }),
      () => isWanted && setFound({ id, piece: 'away' }),
    )
    return () => {
      isWanted = false
    }
  }, [id])
  return found && found.id === id ? found.piece : undefined
}
