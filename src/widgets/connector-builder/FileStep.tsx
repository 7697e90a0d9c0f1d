import { type DragEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { type Sample, samples } from './samples.ts'
import type { OpenSource, Source } from './source.ts'

interface Props {
  source: Exclude<Source, OpenSource>
  onFile(file: File): void
  onSample(sample: Sample): void
  onLeave(): void
}

/** The first step until a file is read. */
export function FileStep(props: Props) {
  const { source, onLeave } = props
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
  const field = useRef<HTMLInputElement>(null)
  const take = useEffectEvent(onFile)
  // What was chosen or dropped before this script had come is in the field.
  useEffect(() => {
    const [file] = field.current?.files ?? []
    if (file) take(file)
  }, [])

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
          ref={field}
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
