import { useState } from 'react'
import type { Applied, Mapping, MappingDocument, MappingProblem, RecordNode } from '#connector'
import { Select } from '../ui/Select.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import type { Surroundings } from './completion/offers.ts'
import type { Edit } from './edit.ts'
import { LineItem } from './LineItem.tsx'
import {
  addAssociation,
  addLine,
  isAbout,
  type Line,
  linesOf,
  placeOf,
  properties,
} from './lines.ts'
import { MappingText } from './MappingText.tsx'
import { outcomeOf } from './outcome.ts'
import { identityOf } from './reasons.ts'
import { RecordFilter } from './RecordFilter.tsx'
import { StartOver } from './StartOver.tsx'

interface Props {
  document: MappingDocument
  /** Of the document, or of what it was before somebody began to write. */
  mapping: Mapping
  problems: readonly MappingProblem[]
  reasons: ReadonlyMap<string, string>
  around: Surroundings
  node: RecordNode | undefined
  applied: Applied | undefined
  /** The line that was added by the last press. */
  added: string | undefined
  edit: Edit
  onAdd(change: (document: MappingDocument) => MappingDocument): void
  onText(text: string): void
  onStartOver(): void
}

const views = [
  { id: 'lines', label: 'As lines' },
  { id: 'text', label: 'As text' },
] as const

type View = (typeof views)[number]['id']

/** The second step: which field becomes what. */
export function MapStep(props: Props) {
  const { document, problems, around, onText } = props
  const [view, setView] = useState<View>('lines')
  return (
    <Tabs<View> label="The mapping" tabs={views} selected={view} onSelect={setView}>
      <div className="panel-body">
        {view === 'text' ? (
          <MappingText text={document.text} problems={problems} around={around} onChange={onText} />
        ) : (
          <Lines {...props} />
        )}
        <StartOver onStart={props.onStartOver} />
      </div>
    </Tabs>
  )
}

function Lines(props: Props) {
  const { document, mapping, problems, edit, around } = props
  const lines = linesOf(mapping)
  const others = problems.filter(({ path }) => !lines.some((line) => isAbout(line, path)))
  return (
    <>
      {others.map(({ message, place }) => (
        <p key={message} className="field-error">
          Line {place.line} of the text: {message}
        </p>
      ))}
      {!document.mapping ? (
        <p className="tool-text">Mend the text first; the lines come back then.</p>
      ) : (
        <>
          <ul className="lines" aria-label="Lines of the mapping">
            {lines.map((line) => (
              <Item key={placeOf(line)} line={line} {...props} />
            ))}
          </ul>
          <AddLine {...props} />
          <RecordFilter mapping={mapping} fields={pathsOf(around)} edit={edit} />
        </>
      )}
    </>
  )
}

function Item({ line, ...props }: Props & { line: Line }) {
  const { problems, reasons, added, applied } = props
  return (
    <LineItem
      line={line}
      reason={reasons.get(identityOf(line))}
      problems={problems.filter(({ path }) => isAbout(line, path))}
      outcome={outcomeOf(line, applied)}
      isNew={placeOf(line) === added}
      structure={props.around.structure}
      node={props.node}
      fields={pathsOf(props.around)}
      edit={props.edit}
    />
  )
}

function pathsOf({ fields }: Surroundings): readonly string[] {
  return fields.map(({ path }) => path)
}

function AddLine({ mapping, onAdd }: Props) {
  const free = properties.filter((name) => mapping[name] === undefined)
  return (
    <Select
      label="Add a line for"
      value=""
      options={[
        { value: '', label: 'Choose what' },
        { value: 'attribute', label: 'an attribute' },
        { value: 'association', label: 'products that belong with it' },
        ...free.map((name) => ({ value: name, label: wordsFor[name] })),
      ]}
      onChange={(what) => {
        if (what === 'attribute') onAdd((document) => addLine(document))
        else if (what === 'association') onAdd(addAssociation)
        else if (what !== '') onAdd((document) => document.set([what], {}))
      }}
    />
  )
}

const wordsFor = {
  family: 'the family',
  parent: 'the product model',
  categories: 'the categories',
  enabled: 'enabled, or switched off',
}
