import type { Mapping } from '#connector'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { DraftField } from './DraftField.tsx'
import { type Edit, setOrRemove } from './edit.ts'
import { readFilter, type SimpleFilter, writeFilter } from './record-filter.ts'

interface Props {
  mapping: Mapping
  fields: readonly string[]
  edit: Edit
}

/** Which records become products, and what happens to what does not fit. */
export function RecordFilter({ mapping, fields, edit }: Props) {
  const { keep, drop } = mapping.records ?? {}
  const filter = keep ? readFilter(keep) : undefined
  const path = ['records', 'keep']
  return (
    <details className="disclosure">
      <summary>Which records, and what happens to the rest</summary>
      {(drop !== undefined || (keep !== undefined && !filter)) && (
        <p className="tool-text">The text says more about this than can be picked here.</p>
      )}
      {keep === undefined && (
        <Button
          size="small"
          onClick={() =>
            edit((document) => document.set(path, { field: fields[0] ?? '.', exists: true }))
          }
        >
          Keep only some records
        </Button>
      )}
      {filter && (
        <FilterForm
          filter={filter}
          fields={fields}
          onChange={(next) => edit((document) => document.set(path, writeFilter(next)))}
          onRemove={() => edit((document) => document.remove(['records']))}
        />
      )}
      <div className="field-row">
        {(['unknown', 'invalid'] as const).map((key) => (
          <Select
            key={key}
            label={key === 'unknown' ? 'Words that nobody knows' : 'Texts that do not fit'}
            value={mapping[key] ?? ''}
            options={[
              { value: '', label: 'Reject the record' },
              { value: 'skip', label: 'Skip the record' },
              { value: 'ignore', label: 'Leave the value out' },
            ]}
            onChange={(value) => setOrRemove(edit, [key], value)}
          />
        ))}
      </div>
    </details>
  )
}

interface FormProps {
  filter: SimpleFilter
  fields: readonly string[]
  onChange(next: SimpleFilter): string | undefined
  onRemove(): void
}

function FilterForm({ filter, fields, onChange, onRemove }: FormProps) {
  return (
    <div className="field-row">
      <DraftField
        label="Keep a record when"
        value={filter.field}
        choices={fields.map((value) => ({ value }))}
        onSettle={(field) => onChange({ ...filter, field: field.trim() })}
      />
      <Select
        label="it"
        value={filter.asks}
        options={[
          { value: 'is', label: 'is one of' },
          { value: 'is_not', label: 'is none of' },
          { value: 'filled', label: 'has something in it' },
          { value: 'empty', label: 'has nothing in it' },
        ]}
        onChange={(asks) => onChange({ ...filter, asks: asks as SimpleFilter['asks'] })}
      />
      {(filter.asks === 'is' || filter.asks === 'is_not') && (
        <DraftField
          label="these, by commas"
          value={filter.words}
          onSettle={(words) => onChange({ ...filter, words })}
        />
      )}
      <Button size="small" kind="quiet" onClick={onRemove}>
        Keep all records
      </Button>
    </div>
  )
}
