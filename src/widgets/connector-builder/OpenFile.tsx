import type { Inspection } from '#connector'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { formatSize } from '../ui/status.ts'
import { FieldTree } from './FieldTree.tsx'
import { encodingWords, formatWords } from './file-words.ts'
import type { OpenSource } from './source.ts'

interface Props {
  source: OpenSource
  /** Fields that the mapping takes already. */
  used: ReadonlySet<string>
  onRecord(path: string): void
  onLeave(): void
  onPick: ((path: string) => void) | undefined
}

/** The first step once a file is read: what is in it. */
export function OpenFile({ source, used, onRecord, onLeave, onPick }: Props) {
  const { file, inspection } = source
  return (
    <>
      <div className="panel-body">
        <Facts file={file} inspection={inspection} />
        {inspection.candidates.length === 0 ? (
          <Notice tone="warn" title="No records found">
            <p>
              Nothing in this file repeats or has an identifier of its own. Look whether it is the
              right file: the list of items, not a header or a confirmation.
            </p>
          </Notice>
        ) : (
          <RecordChoice inspection={inspection} onRecord={onRecord} />
        )}
        <Notes inspection={inspection} />
        <Button size="small" onClick={onLeave}>
          Take another file
        </Button>
      </div>
      {inspection.fields.length > 0 && (
        <div className="panel-section">
          <p className="tool-text">
            The fields of a record, with their first values.{' '}
            {onPick ? 'Enter takes one into the mapping.' : 'Arrow keys walk, right and left fold.'}
          </p>
          <FieldTree fields={inspection.fields} used={used} onPick={onPick} />
        </div>
      )}
    </>
  )
}

function Facts({ file, inspection }: { file: File; inspection: Inspection }) {
  return (
    <dl className="kv">
      <div>
        <dt>file</dt>
        <dd>
          {file.name}, {formatSize(file.size)}
        </dd>
      </div>
      <div>
        <dt>format</dt>
        <dd>
          {formatWords(inspection)}, {encodingWords(inspection)}
        </dd>
      </div>
      <div>
        <dt>recognised</dt>
        <dd>{presetWords(inspection)}</dd>
      </div>
    </dl>
  )
}

function presetWords({ preset, candidates: [first] }: Inspection): string {
  if (!preset) return 'no known shape: its fields mean what their names say'
  if (preset.records.length === 0) return preset.label
  return `${preset.label}, by ${first?.path ?? ''} with ${preset.signature.join(' and ')} in it`
}

interface ChoiceProps {
  inspection: Inspection
  onRecord(path: string): void
}

function RecordChoice({ inspection: { candidates, record = '' }, onRecord }: ChoiceProps) {
  const chosen = candidates.find(({ path }) => path === record)
  return (
    <div>
      <Select
        label="One record is one"
        value={record}
        options={candidates.map(({ path, count }) => ({
          value: path,
          label: `${path} (${count.toLocaleString('en')})`,
        }))}
        onChange={onRecord}
      />
      {chosen && <p className="field-hint">Proposed because it {becauseOf(chosen.why)}.</p>}
    </div>
  )
}

function becauseOf(why: string): string {
  return why.startsWith('the record') ? `is ${why}` : why
}

function Notes({ inspection: { preset } }: { inspection: Inspection }) {
  if (!preset || preset.notes.length === 0) return null
  return (
    <details className="disclosure">
      <summary>What to know about such files</summary>
      <ul className="notes">
        {preset.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  )
}
