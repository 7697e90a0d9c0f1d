import { type DragEvent, useId, useState } from 'react'
import type { Inspection } from '#connector'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { formatSize } from '../ui/status.ts'
import { FieldTree } from './FieldTree.tsx'
import { encodingWords, formatWords } from './file-words.ts'
import { type Sample, samples } from './samples.ts'
import type { OpenSource, Source } from './source.ts'

interface Props {
  source: Source
  used: ReadonlySet<string>
  onFile(file: File): void
  onSample(sample: Sample): void
  onRecord(path: string): void
  onLeave(): void
  onPick: ((path: string) => void) | undefined
}

/** The first step: a file, and what is in it. */
export function FileStep(props: Props) {
  const { source, onLeave } = props
  if (source.kind === 'read') return <OpenFile {...props} source={source} />
  if (source.kind === 'reading') {
    return (
      <div className="panel-body cluster">
        <p className="status" data-status="busy">
          Reading {source.name}
          {source.share > 0 && `, ${Math.floor(source.share * 100)} %`}
        </p>
        <Button size="small" onClick={onLeave}>
          Leave it
        </Button>
      </div>
    )
  }
  return (
    <div className="panel-body">
      {source.kind === 'refused' && (
        <Notice tone="bad" title={`${source.name} cannot be read`}>
          <p>{source.problem}</p>
          <Button size="small" onClick={onLeave}>
            Leave it
          </Button>
        </Notice>
      )}
      <Chooser {...props} />
    </div>
  )
}

function Chooser({ onFile, onSample }: Pick<Props, 'onFile' | 'onSample'>) {
  const id = useId()
  const [isOver, setIsOver] = useState(false)

  function drop(event: DragEvent) {
    event.preventDefault()
    setIsOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }

  return (
    <>
      <div
        className="drop needs-script"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <label className="drop-label" htmlFor={id}>
          Choose a file of your ERP, or drop it here
        </label>
        <input
          id={id}
          type="file"
          accept=".xml,.csv,.txt,.tsv,.json,.jsonl,.ndjson,.idoc"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) onFile(file)
          }}
        />
        <p className="field-hint">
          XML, CSV, JSON or JSON lines, of any size. It is read here, in your browser, and never
          uploaded: only the products that you send yourself leave this page.
        </p>
      </div>
      <p className="samples-title">No file at hand? Take one of these.</p>
      <ul className="samples">
        {samples.map((sample) => (
          <li key={sample.path}>
            <Button size="small" onClick={() => onSample(sample)}>
              {sample.title}
            </Button>
            <span>{sample.note}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function OpenFile({ source, used, onRecord, onLeave, onPick }: Props & { source: OpenSource }) {
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
