import type { Applied, Finding, PimStructure, SourceRecord } from '#connector'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { dataWords } from './value-words.ts'

interface Props {
  record: SourceRecord | undefined
  applied: Applied | undefined
  structure: PimStructure | undefined
  at: number
  /** How many can be stepped through, and how many the file has. */
  shown: number
  count: number
  /** It was searched for, and there is none. */
  hasNoMoreTrouble: boolean
  onGo(at: number): void
  /** To the next one with something to mend. */
  onTrouble(): void
}

/** The third step: what becomes of a record. */
export function ProductStep(props: Props) {
  const { record, applied, structure, at, shown, count, hasNoMoreTrouble, onGo, onTrouble } = props
  if (!record) return <p className="empty">There is no record to show.</p>
  return (
    <div className="panel-body">
      <div className="stepper">
        <Button size="small" disabled={at === 0} onClick={() => onGo(at - 1)}>
          Previous<span className="visually-hidden"> record</span>
        </Button>
        <p>
          Record {record.index.toLocaleString('en')} of {count.toLocaleString('en')}, line{' '}
          {record.root.place.line.toLocaleString('en')}
        </p>
        <Button size="small" disabled={at >= shown - 1} onClick={() => onGo(at + 1)}>
          Next<span className="visually-hidden"> record</span>
        </Button>
        <Button size="small" kind="quiet" onClick={onTrouble}>
          Next with a problem
        </Button>
      </div>
      {hasNoMoreTrouble && <output className="tool-text">None of those after this one.</output>}
      {shown < count && (
        <p className="tool-text">
          The first {shown.toLocaleString('en')} are here to look at. The dry run takes all of them.
        </p>
      )}
      {applied ? (
        <Outcome applied={applied} structure={structure} />
      ) : (
        <p className="tool-text">Mend the mapping first; then the product is here.</p>
      )}
    </div>
  )
}

function Outcome({ applied, structure }: Pick<Props, 'structure'> & { applied: Applied }) {
  if (applied.kind !== 'product') {
    const isSkipped = applied.kind === 'skipped'
    return (
      <Notice
        tone={isSkipped ? 'info' : 'bad'}
        title={`${applied.identifier ?? 'This record'} ${isSkipped ? 'is left out' : 'cannot be sent'}`}
      >
        <Findings findings={applied.findings} />
      </Notice>
    )
  }
  const { product, notes } = applied
  const { line, whenNew, model } = product
  return (
    <>
      {notes.length > 0 && (
        <Notice tone="warn" title="Left out">
          <Findings findings={notes} />
        </Notice>
      )}
      <dl className="kv product">
        <Row name="identifier" value={product.identifier} />
        {(['family', 'parent', 'categories', 'enabled'] as const).map((name) => {
          const isNew = whenNew?.[name] !== undefined
          const value = whenNew?.[name] ?? line[name]
          return value === undefined ? null : (
            <Row key={name} name={name} value={dataWords(value)} isNew={isNew} />
          )
        })}
        <Values values={line.values} structure={structure} />
        <Values values={whenNew?.values} structure={structure} isNew />
        <Values values={model?.line.values} structure={structure} level="on the model" />
        <Values values={model?.whenNew?.values} structure={structure} level="on the model" isNew />
        <Links links={product.links} structure={structure} />
      </dl>
      {product.newOptions.length > 0 && (
        <p className="tool-text">
          Made before, as the PIM does not have them:{' '}
          {product.newOptions.map(({ attribute, code }) => `${code} of ${attribute}`).join(', ')}.
        </p>
      )}
    </>
  )
}

interface ValuesProps {
  values:
    NonNullable<Extract<Applied, { kind: 'product' }>['product']['line']['values']> | undefined
  structure: PimStructure | undefined
  /** Where they are told, when not on the product itself. */
  level?: string
  isNew?: boolean
}

function Values({ values, structure, level, isNew = false }: ValuesProps) {
  return Object.entries(values ?? {}).flatMap(([code, entries]) =>
    entries.map(({ locale, scope, data }) => (
      <Row
        key={`${code} ${locale ?? ''} ${scope ?? ''} ${String(isNew)}`}
        name={structure?.attributes.get(code)?.labels?.['en_US'] ?? code}
        where={[locale, scope, level].filter(Boolean).join(', ')}
        value={dataWords(data)}
        isNew={isNew}
      />
    )),
  )
}

interface LinksProps {
  links: Extract<Applied, { kind: 'product' }>['product']['links']
  structure: PimStructure | undefined
}

/** What the product belongs together with. */
function Links({ links, structure }: LinksProps) {
  const types = [links?.associations, links?.quantified_associations].flatMap((each) =>
    Object.entries(each ?? {}),
  )
  return types.flatMap(([type, kinds]) =>
    Object.entries(kinds).map(([kind, data]) => (
      <Row
        key={`${type} ${kind}`}
        name={structure?.associationTypes?.get(type)?.labels?.['en_US'] ?? type}
        where={kind.replace('_', ' ')}
        value={dataWords(data)}
      />
    )),
  )
}

interface RowProps {
  name: string
  where?: string
  value: string
  isNew?: boolean
}

function Row({ name, where, value, isNew = false }: RowProps) {
  return (
    <div>
      <dt>
        {name}
        {where && <small> {where}</small>}
      </dt>
      <dd>{value}</dd>
      <dd>{isNew && <span className="badge">only when new</span>}</dd>
    </div>
  )
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="findings">
      {findings.map(({ target, reason, place }) => (
        <li key={`${target} ${reason}`}>
          <strong>{target}</strong>, line {place.line}: {reason}
        </li>
      ))}
    </ul>
  )
}
